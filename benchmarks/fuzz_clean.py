"""Look for content that breaks ingest and cleaning: coverage-guided by atheris, beginning with the clean set.

    python -m benchmarks.fuzz_clean FOLDER [--minutes 60]

The first byte of an input chooses the suffix of its file, the rest is its content. What may never happen is kept in
FOLDER/findings, an input and its story per place in the code: an exception other than Unusable, a row of `errors`
that hides a mistake of ours (an IndexError, say), or more than some seconds for one small file. Needs atheris.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import pkgutil
import re
import sys
import tempfile
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline.ingest", "pipeline.clean"]):
    import pipeline.clean
    import pipeline.ingest

    for package in (pipeline.clean, pipeline.ingest):  # the readers too, which are loaded when they are needed
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
from pipeline.clean import clean
from pipeline.clean.pdf import read_pdf
from pipeline.ingest import read_sources
from pipeline.record import Problem, Source, Unusable
from pipeline.settings import Settings

CORPUS = Path(__file__).parents[1] / "corpus" / "clean"
SUFFIXES = "txt md html pdf docx odt eml mbox xml json jsonl csv zip tar gz bz2 xz warc webarchive mht".split()
LIMITS = Settings(max_source_bytes=200_000, max_expansion=20, max_archive_members=50)
LONGEST_INPUT = 30_000
LONGEST_SECONDS = 5.0
MISTAKE = re.compile(
    r"\b(?:Index|Key|Attribute|Type|Assertion|UnboundLocal|Name|ZeroDivision|StopIteration|Memory)(?:Error)?: "
)


class Findings:
    """The inputs that broke something, one for each place where it broke."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.known: set[str] = set()

    def add(self, content: bytes, place: str, story: str) -> None:
        if place in self.known:
            return
        self.known.add(place)
        name = hashlib.sha256(content).hexdigest()[:12]
        (self.folder / name).write_bytes(content)
        (self.folder / f"{name}.story").write_text(story, encoding="utf-8", errors="replace")
        print(f"finding {name}: {place}", file=sys.stderr)


def write_seeds(folder: Path) -> None:
    """The files of the clean set that are short enough, each behind the byte that chooses its suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in CORPUS.rglob("*.*"):
        suffix = path.suffix[1:]
        if suffix in SUFFIXES and path.stat().st_size < LONGEST_INPUT:
            seed = bytes([SUFFIXES.index(suffix)]) + path.read_bytes()
            (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


def try_one(content: bytes, folder: Path, findings: Findings) -> None:
    """Read and clean one input as a file of the suffix that its first byte chooses."""
    if not content:
        return
    name = f"a.{SUFFIXES[content[0] % len(SUFFIXES)]}"
    (folder / name).write_bytes(content[1:])
    start = time.process_time()
    try:
        for item in read_sources(folder, name, LIMITS):
            if isinstance(item, Problem):
                note_mistake(content, item.message, item.message, findings)
            else:
                clean_one(item, content, findings)
    except Exception as error:
        findings.add(content, place_of(error), traceback.format_exc())
    seconds = time.process_time() - start
    if seconds > LONGEST_SECONDS:
        findings.add(content, f"slow {name}", f"{name} took {seconds:.1f} s")


def clean_one(source: Source, content: bytes, findings: Findings) -> None:
    try:
        if source.media_type == "application/pdf":
            read_pdf(source.content, LIMITS)  # here, and not in a process of its own that shows nothing
        else:
            clean(source, LIMITS)
    except Unusable as error:
        note_mistake(content, str(error), traceback.format_exc(), findings)


def note_mistake(content: bytes, message: str, story: str, findings: Findings) -> None:
    if mistake := MISTAKE.search(message):
        findings.add(content, message[mistake.start() : mistake.start() + 60], story)


def place_of(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=int, default=60)
    arguments = parser.parse_args()
    seeds = arguments.folder / "inputs"
    write_seeds(seeds)
    findings = Findings(arguments.folder / "findings")
    with tempfile.TemporaryDirectory() as folder:
        options = [f"-max_total_time={60 * arguments.minutes}", f"-max_len={LONGEST_INPUT}", "-timeout=120"]
        options += ["-rss_limit_mb=3000", f"-artifact_prefix={arguments.folder}/", str(seeds)]
        atheris.Setup([sys.argv[0], *options], lambda content: try_one(content, Path(folder), findings))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
