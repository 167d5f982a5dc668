"""The planner: every pending file in exactly one shard, whatever the corpus and the number of workers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.plan import Plan, Shard, Task, make_plan
from pipeline.ingest import Found
from pipeline.record import Problem, Statement
from pipeline.store.parts import Receipt

SIZES = st.lists(st.integers(0, 20 * 2**20), max_size=400)


def receipt(found: Found, **changed) -> Receipt:
    values = {
        "path": found.path, "size": found.size, "mtime_ns": found.mtime_ns, "sha256": "x", "made_with": "now",
        "manifest": Task(found, Statement()).manifest_digest, "pipeline_version": "1", "model": "m", "run": 1,
        "rows": 1, "undated": 0,
    }  # fmt: skip
    return Receipt(**{**values, **changed})


def problem(doc_id: str) -> Problem:
    return Problem(doc_id=doc_id, stage="clean", outcome="failed", reason="crash", message="")


@given(SIZES, st.integers(1, 16))
def test_shards_hold_every_task_once_in_order(sizes, workers):
    tasks = tuple(Task(Found(f"{i:05}.txt", size, i), Statement()) for i, size in enumerate(sizes))
    shards = list(Plan(tasks, Counter(), 0, frozenset()).shards(workers))
    assert [task for shard in shards for task in shard.tasks] == list(tasks)
    assert len({shard.name for shard in shards}) == len(shards)
    assert all(shard.tasks for shard in shards)


@given(st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh")))
def test_new_known_and_gone_files(present, known):
    found = [Found(name, 1, 1) for name in sorted(present)]
    receipts = {name: receipt(Found(name, 1, 1)) for name in known}
    plan = make_plan(Path("/nowhere"), found, {}, receipts, "now")
    assert {task.found.path for task in plan.tasks} == present - known
    assert plan.gone == known - present
    assert plan.unchanged == len(present & known)


def test_why_a_known_file_is_read_again(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("inhoud")
    found = Found("a.txt", 6, file.stat().st_mtime_ns)

    def why(**changed):
        manifest = {"a.txt": Statement(publisher="Oss")} if changed.pop("told", False) else {}
        retry = changed.pop("retry", False)
        plan = make_plan(tmp_path, [found], manifest, {"a.txt": receipt(found, **changed)}, "now", retry=retry)
        return dict(plan.why)

    assert why() == {}
    assert why(made_with="before") == {"outdated": 1}
    assert why(told=True) == {"changed": 1}
    assert why(mtime_ns=0, sha256="other") == {"changed": 1}
    assert why(sha256=None) == {"changed": 1}  # it can be read now
    assert why(problems=(problem("a.txt"),)) == {}
    assert why(problems=(problem("a.txt"),), retry=True) == {"retried": 1}


def test_a_cause_is_blamed_after_two_deaths_over_it():
    shard = Shard("s", (Task(Found("a", 1, 1), Statement()),))
    once = shard.after_crash(problem("a"))
    assert (once.careful, once.suspect, dict(once.doomed)) == (True, None, {})
    twice = once.after_crash(problem("a"))
    assert (twice.suspect, dict(twice.doomed)) == ("a", {})
    assert dict(twice.after_crash(problem("b")).doomed) == {}
    assert list(twice.after_crash(problem("a")).doomed) == ["a"]
    assert twice.after_crash(None).suspect == "a"
