"""The wheel, in an environment of its own and far from the project: nothing is missing in it, nothing too much."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXT = "Wethouder Els Bos van de gemeente Oss trekt op 4 maart 2021 zeker 3 miljoen euro uit."
EXTRAS = {
    "pypdfium2": ("pdf", "artikel.pdf", b"%PDF-1.4\n%%EOF"),
    "warcio": ("warc", "artikel.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy, so that the project stays as it is."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in ("pipeline", "LICENSES"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(built), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (file,) = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def place(wheel, tmp_path_factory):
    """An environment with the wheel; what it depends on is borrowed from the one that runs this test."""
    folder = tmp_path_factory.mktemp("place")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", wheel], check=True, capture_output=True)
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    # A path in a .pth file is searched, but .pth files there are not read: the editable project stays out of sight.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def call(place, *arguments, **options):
    """Run a program of the environment from a folder in which there is nothing of the project."""
    command = [str(place / "env" / "bin" / arguments[0]), *map(str, arguments[1:])]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False, **options)


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    """All that is under version control below pipeline/; a list, a model or a template that is forgotten shows here."""
    names = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(["git", "ls-files", "pipeline"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not under version control")
    present = [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]
    assert [name for name in present if name not in names] == []
    assert [name for name in names if name.startswith(("tests/", "corpus/", "training/"))] == []
    assert any(name.endswith("licenses/LICENSES/CC-BY-4.0.txt") for name in names)


def test_the_package_that_runs_is_the_installed_one(place):
    told = call(place, "python", "-c", "import pipeline; print(pipeline.__file__)").stdout
    assert str(place) in told


@pytest.mark.parametrize("program", [("pipeline",), ("python", "-m", "pipeline")])
def test_it_extracts(place, program):
    done = call(place, *program, "extract", "-", input=TEXT)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert [person["name"] for person in record["people"]] == ["Els Bos"]
    assert [(city["name"], city["geonames_id"]) for city in record["cities"]] == [("Oss", 2749234)]
    assert [date["first"] for date in record["dates"]] == ["2021-03-04"]
    assert (record["figures"][0]["low"], record["figures"][0]["qualifier"]) == (3e6, "at_least")
    assert "nl_ent_press_sm" in record["model"]


def test_it_runs_reports_and_exports(place):
    (place / "corpus").mkdir()
    (place / "corpus" / "a.txt").write_text(f"Oss bouwt een brug\n\n{TEXT} De bouw begint in het najaar.\n")
    for arguments in (
        ("run", "corpus", "--out", "outputs"),
        ("report", "outputs"),
        ("status", "outputs"),
        ("export", "outputs", "--to", "jsonl"),
        ("evaluate", "outputs/exports/jsonl/records.jsonl"),
    ):
        done = call(place, "pipeline", *arguments)
        assert done.returncode == 0, done.stderr
    assert (place / "outputs" / "datapackage.json").exists()


def test_the_spacy_components_are_registered(place):
    program = (
        "import spacy; nlp = spacy.blank('nl'); nlp.add_pipe('dutch_figures'); "
        "print([f.low for f in nlp('Er komen 45 banen bij.')._.figures])"
    )
    done = call(place, "python", "-c", program)
    assert done.stdout.strip() == "[45.0]", done.stderr


@pytest.mark.parametrize("library", EXTRAS)
def test_what_needs_an_extra_that_is_missing_names_it(place, library):
    extra, name, content = EXTRAS[library]
    (place / name).write_bytes(content)
    program = (
        f"import sys; sys.modules[{library!r}] = None\n"
        f"import pipeline; found = []; list(pipeline.read({name!r}, found)); print(found[0].message)"
    )
    done = call(place, "python", "-c", program)
    assert f"dutch-press-pipeline[{extra}]" in done.stdout, done.stderr


def test_dask_and_excel_name_their_extras(place):
    program = (
        "import sys\n"
        "sys.modules['distributed'] = sys.modules['xlsxwriter'] = None\n"
        "from pipeline.cli import app\n"
        "app(sys.argv[1:])\n"
    )
    dask = call(place, "python", "-c", program, "run", "corpus", "--out", "elders", "--engine", "dask")
    assert "dutch-press-pipeline[dask]" in dask.stderr
    excel = call(place, "python", "-c", program, "export", "outputs", "--to", "xlsx")
    assert "dutch-press-pipeline[excel]" in excel.stderr
    assert dask.returncode == excel.returncode == 2


def test_every_extra_is_declared(place):
    program = (
        "from importlib.metadata import metadata; print(metadata('dutch-press-pipeline').get_all('Provides-Extra'))"
    )
    told = call(place, "python", "-c", program).stdout
    assert all(f"'{extra}'" in told for extra in ("pdf", "office", "warc", "excel", "dask", "all"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(place, shell):
    environment = {"_PIPELINE_COMPLETE": f"source_{shell}", "PATH": os.environ["PATH"], "HOME": str(place)}
    done = subprocess.run(
        [place / "env" / "bin" / "pipeline"], env=environment, capture_output=True, text=True, check=False
    )
    assert "_PIPELINE_COMPLETE" in done.stdout


def test_type_checkers_see_the_hints(place):
    (place / "user.py").write_text("import pipeline\n\nreveal_type(pipeline.extract('Oss').figures[0].low)\n")
    mypy = [sys.executable, "-m", "mypy", "--python-executable", str(place / "env" / "bin" / "python"), "user.py"]
    done = subprocess.run(mypy, cwd=place, capture_output=True, text=True, check=False)
    assert '"float"' in done.stdout or "builtins.float" in done.stdout, done.stdout
