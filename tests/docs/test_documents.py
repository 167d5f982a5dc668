"""What README and docs say holds: every command and snippet runs, every path exists, every option is known.

Blocks marked `sh`, `python` and `sql` are run in the order of their file, in a copy of the project. Of `make`, the
targets that set up, train or test are looked up instead of run.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.version import VERSION
from tests.docs.fences import Block, blocks_of

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = ("sh", "python", "sql")
LOOKED_UP = r"^make (setup|test|test-all|lint|model|model-package|notebook|bench)\b"
COMMAND = re.compile(r"^\s*\$?\s*(pipeline|make|pip|python|dask|docker|git) ", re.M)
COPIED = ("pipeline", "corpus", "training", "gazetteer", "tests")
PORT = "8786"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with outputs in it, and the command `pipeline` that runs from there."""
    folder = tmp_path_factory.mktemp("project")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "work"))
    for file in ("Makefile", "pyproject.toml", "constraints.txt", "README.md"):
        shutil.copy(ROOT / file, folder / file)
    bin_folder = folder / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    for name, start in (("python", ""), ("pipeline", "-m pipeline"), ("dask", "-m dask")):
        script = bin_folder / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n')
        script.chmod(0o755)
    for ready in ("ready", "ready-dev"):
        (folder / ".venv" / ready).touch()
    run_shell(folder, "pipeline run corpus/articles --out outputs")
    return folder


def environment(folder):
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(folder), "COLUMNS": "100"}


def run_shell(folder, content):
    """Run a block; whatever it leaves in the background ends with it."""
    with tempfile.TemporaryFile("w+") as told:
        shell = subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", content],
            cwd=folder,
            env=environment(folder),
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            status = shell.wait(timeout=300)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(shell.pid, signal.SIGKILL)
        told.seek(0)
        assert status == 0, f"{content}\n{told.read()}"


def run_block(folder, block: Block, before: list[str]) -> None:
    if block.language == "python":
        before.append(block.content)
        run_shell(folder, f"python - <<'END'\nimport warnings\n{''.join(before)}\nEND\n")
    elif block.language == "sql":
        run_shell(folder, f"python - <<'END'\nimport duckdb\nduckdb.sql({block.content!r}).fetchall()\nEND\n")
    else:
        run_shell(
            folder, with_free_port(re.sub(LOOKED_UP, r"make --dry-run \1 > /dev/null", block.content, flags=re.M))
        )


def with_free_port(content):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return content.replace(PORT, str(free.getsockname()[1]))


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_block_runs(document, project):
    snippets: list[str] = []
    for block in blocks_of(document):
        if block.language in RUN:
            run_block(project, block, snippets)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_no_command_hides_in_a_block_that_is_not_run(document):
    for block in blocks_of(document):
        assert block.language in RUN or not COMMAND.search(block.content), f"{document.name}:{block.line}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_path_named_exists(document):
    text = document.read_text(encoding="utf-8")
    folders = "|".join((*COPIED, "docs", "benchmarks", "notebooks", "LICENSES"))
    for path in re.findall(rf"`((?:{folders})/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (document.parent / link).exists(), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_make_targets_exist(document):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", document.read_text(encoding="utf-8"), flags=re.M))
    assert named <= targets


def test_all_versions_are_one():
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(), flags=re.M)
    assert cited
    assert cited[1] == VERSION
    assert f"## {VERSION}\n" in (ROOT / "CHANGELOG.md").read_text()


def test_the_citation_is_sound():
    """By the rules of the Citation File Format 1.2.0."""
    import yaml

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in ("software", "dataset")
    assert all("name" in author or "family-names" in author for author in citation["authors"])


def test_every_list_states_its_origin():
    sources = (ROOT / "pipeline/extract/lists/SOURCES.md").read_text()
    lists = [file.name for file in (ROOT / "pipeline/extract/lists").iterdir() if file.name != "SOURCES.md"]
    assert [name for name in lists if f"`{name}`" not in sources] == []


def test_what_is_not_ours_is_attributed():
    licences = (ROOT / "LICENSES/README.md").read_text()
    model = json.loads((ROOT / "pipeline/models/nl_ent_press_sm/meta.json").read_text())
    assert "GeoNames" in licences
    assert "CC BY 4.0" in licences
    assert model["license"]
    assert (ROOT / "LICENSES/CC-BY-4.0.txt").read_text().startswith("Creative Commons Attribution 4.0 International")
