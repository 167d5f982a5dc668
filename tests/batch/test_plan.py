"""The planner: every pending file in exactly one shard, whatever the corpus and the number of workers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.plan import Making, Plan, Shard, Task, make_plan
from pipeline.ingest import Found
from pipeline.record import Problem, Statement
from pipeline.store.receipts import Receipt

SIZES = st.lists(st.integers(0, 20 * 2**20), max_size=400)
NOW = Making("now", "1", "m")


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
    receipts = {name: [receipt(Found(name, 1, 1))] for name in known}
    plan = make_plan(Path("/nowhere"), found, {}, receipts, NOW)
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
        plan = make_plan(tmp_path, [found], manifest, {"a.txt": [receipt(found, **changed)]}, NOW, retry=retry)
        return dict(plan.why)

    assert why() == {}
    assert why(made_with="before") == {"other_settings": 1}
    assert why(made_with="before", model="other") == {"other_model": 1}
    assert why(made_with="before", model="other", pipeline_version="0") == {"other_version": 1}
    assert why(told=True) == {"changed": 1}
    assert why(mtime_ns=0, sha256="other") == {"changed": 1}
    assert why(sha256=None) == {"changed": 1}  # it can be read now
    assert why(problems=(problem("a.txt"),)) == {}
    assert why(problems=(problem("a.txt"),), retry=True) == {"retried": 1}


@given(st.integers(0, 2**40), st.integers(0, 300))
def test_the_pieces_of_a_file_are_each_of_its_sources_once(size, count):
    found = Found("groot.jsonl", size, 1)
    tasks = make_plan(Path("/nowhere"), [found], {}, {}, NOW).tasks
    assert len(tasks) == tasks[0].pieces
    assert sorted(source for task in tasks for source in task.share_of(iter(range(count)))) == list(range(count))


@given(st.integers(2, 8), st.data())
def test_only_the_missing_and_the_failed_pieces_of_a_known_file_are_worked_on(pieces, data):
    found = Found("groot.jsonl", 1, 1)
    some = st.sets(st.integers(0, pieces - 1))
    present, failed, retry = data.draw(some), data.draw(some), data.draw(st.booleans())
    known = [
        receipt(found, piece=piece, pieces=pieces, problems=(problem("x"),) if piece in failed else ())
        for piece in present
    ]
    plan = make_plan(Path("/nowhere"), [found], {}, {found.path: known} if known else {}, NOW, retry=retry)
    if known:
        wanted = set(range(pieces)) - present | (present & failed if retry else set())
        assert {task.piece for task in plan.tasks} == wanted
        assert {task.pieces for task in plan.tasks} <= {pieces}
        assert plan.unchanged == (not wanted)
    assert plan.why.total() + plan.unchanged == 1


def test_a_cause_is_blamed_after_two_deaths_over_it():
    shard = Shard("s", (Task(Found("a", 1, 1), Statement()),))
    once = shard.after_crash(problem("a"))
    assert (once.careful, once.suspect, dict(once.doomed)) == (True, None, {})
    twice = once.after_crash(problem("a"))
    assert (twice.suspect, dict(twice.doomed)) == ("a", {})
    assert dict(twice.after_crash(problem("b")).doomed) == {}
    assert list(twice.after_crash(problem("a")).doomed) == ["a"]
    assert twice.after_crash(None).suspect == "a"
