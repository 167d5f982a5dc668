"""The batch job beside what one would write oneself, in one run: `python bench_run.py [--articles 1000]`.

Bare `nlp.pipe` of the same model over the same texts is the measure; everything else is given as a ratio to it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import article, read_paragraphs, write

from pipeline.extract.model import load_model

REPEATS = 3


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bare_model(texts: list[str]) -> float:
    """Words per second of the models alone."""
    model = load_model("auto")
    model.propose(texts[:20])
    took = statistics.median(seconds(lambda: model.propose(texts)) for _ in range(REPEATS))
    return sum(len(text.split()) for text in texts) / took


def spacy_and_search_dates(texts: list[str]) -> float:
    """Words per second of what one would write: spaCy's entities and dateparser's search."""
    from dateparser.search import search_dates

    model = load_model("auto")

    def work() -> None:
        model.propose(texts)
        for text in texts:
            search_dates(text, languages=["nl"])

    return sum(len(text.split()) for text in texts) / seconds(work)


def frog(texts: list[str]) -> float | None:
    """Words per second of Frog's tagger, chunker and names without its start; None where it is not installed."""
    if not shutil.which("frog"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        one, all_of_them = Path(folder, "one.txt"), Path(folder, "all.txt")
        one.write_text("Een zin.\n")
        all_of_them.write_text("\n\n".join(texts))
        start, whole = (
            seconds(
                lambda file=file: subprocess.run(["frog", "--skip=mp", "-t", file], capture_output=True, check=True)
            )
            for file in (one, all_of_them)
        )
    return sum(len(text.split()) for text in texts) / (whole - start)


def batch(corpus: Path, workers: int) -> dict[str, float]:
    """Words per second of a run in a process of its own, starting up included and not, and its peak memory."""
    out = Path(tempfile.mkdtemp())
    program = (
        "import json, resource, sys, pipeline\n"
        "if __name__ == '__main__':\n"
        "    s = pipeline.run(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]))\n"
        "    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN\n"
        "    peak = max(resource.getrusage(who).ru_maxrss for who in both)\n"
        "    print(json.dumps({'words': s.words_now, 'seconds': s.seconds, 'peak_mb': peak / 1024,\n"
        "                      **{f'share_{k}': v for k, v in s.stage_seconds.items()}}))\n"
    )
    script = out / "program.py"
    script.write_text(program)
    try:
        done = subprocess.run(
            [sys.executable, str(script), str(corpus), str(out / "outputs"), str(workers)],
            check=True,
            capture_output=True,
            text=True,
        )
    finally:
        shutil.rmtree(out)
    return json.loads(done.stdout.strip().splitlines()[-1])


def median_rate(corpus: Path, workers: int) -> tuple[float, dict[str, float]]:
    """Median words per second over the repeats, with the account of the last."""
    runs = [batch(corpus, workers) for _ in range(REPEATS)]
    return statistics.median(run["words"] / run["seconds"] for run in runs), runs[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        text_corpus, html_corpus = Path(folder, "text"), Path(folder, "html")
        write(text_corpus, count)
        write(html_corpus, count, html=True)
        titles, others = read_paragraphs()
        texts = [article(number, titles, others)[1] for number in range(min(count, 500))]
        bare = bare_model(texts)
        rows = [("bare nlp.pipe of the same model", bare, None)]
        rows.append(("nlp.pipe and dateparser search_dates", spacy_and_search_dates(texts[:100]), None))
        frogged = frog(texts[:100])
        if frogged:
            rows.append(("Frog (tags, lemmas, chunks, names)", frogged, None))
        for name, corpus, workers in (
            ("text files, one worker", text_corpus, 1),
            ("text files, two workers", text_corpus, 2),
            ("HTML pages, one worker", html_corpus, 1),
        ):
            rows.append((f"pipeline run, {name}", *median_rate(corpus, workers)))
    print(f"{'':42}{'words/s':>9}{'ratio':>7}{'peak MB':>9}   share of stages")
    for name, rate, account in rows:
        shares = {k[6:]: v for k, v in (account or {}).items() if k.startswith("share_")}
        total = sum(shares.values()) or 1
        told = ", ".join(f"{stage} {value / total:.0%}" for stage, value in shares.items())
        peak = f"{account['peak_mb']:9.0f}" if account else " " * 9
        print(f"{name:42}{rate:9,.0f}{rate / bare:7.2f}{peak}   {told}")


if __name__ == "__main__":
    main()
