"""The batch job beside what one would write oneself, in one run: `python bench_run.py [--articles 2000]`.

Bare `nlp.pipe` of the bundled model over the same texts is the measure; everything else is given as a ratio to it. Each
repeat runs it and the batch job in turn, each in a process of its own, so that a loaded machine slows both alike; rates
and ratios are medians over the repeats. Starting up is part of a run. The first ratio is to `nlp.pipe` of the model
alone and without its start, which is the strictest, the second to the same with its start, the third to `nlp.pipe` of
the model with our six components, which find all that a run finds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
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

REPEATS = 5


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bare(corpus: Path) -> dict[str, float]:
    """Bare `nlp.pipe` over the text files of a corpus, in a process of its own: see bare.py."""
    done = subprocess.run([sys.executable, "bare.py", str(corpus)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


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


def in_turn(measures: dict[str, Callable[[], dict[str, float]]]) -> dict[str, list[dict[str, float]]]:
    """The accounts of all measures, taken in turn as often as the repeats say."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in measures}
    for _ in range(REPEATS):
        for name, measure in measures.items():
            taken[name].append(measure())
    return taken


def median_ratio(runs: list[dict[str, float]], bares: list[dict[str, float]], *measured: str) -> float:
    """Median over the repeats of the speed of a run over that of another over the same texts right before it."""
    return statistics.median(
        sum(one[name] for name in measured) / run["seconds"] for run, one in zip(runs, bares, strict=True)
    )


def told_shares(account: dict[str, float]) -> str:
    """How the time of a run spreads over its stages."""
    shares = {key[6:]: value for key, value in account.items() if key.startswith("share_")}
    return ", ".join(f"{stage} {value / sum(shares.values()):.0%}" for stage, value in shares.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args().articles
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        text_corpus, html_corpus = Path(folder, "text"), Path(folder, "html")
        write(text_corpus, count)
        write(html_corpus, count, html=True)
        taken = in_turn(
            {
                "bare nlp.pipe of the same model": lambda: bare(text_corpus),
                "pipeline run, text files, one worker": lambda: batch(text_corpus, 1),
                "pipeline run, text files, two workers": lambda: batch(text_corpus, 2),
                "pipeline run, HTML pages, one worker": lambda: batch(html_corpus, 1),
            }
        )
    bares, one, two, _ = taken.values()
    print(f"{dt.date.today()}, {count:,} articles, {os.cpu_count()} processors, load {load:.1f} at the start")
    print(f"{'':40}{'words/s':>9}{'of bare':>9}{'+ start':>9}{'+ ours':>9}{'peak MB':>9}   share of stages")
    for name, runs in taken.items():
        rate = statistics.median(run["words"] / run["seconds"] for run in runs)
        measures = (("seconds",), ("seconds", "start_up"), ("with_components",))
        ratios = "".join(f"{median_ratio(runs, bares, *measured):9.2f}" for measured in measures)
        peak = f"{runs[-1]['peak_mb']:9.0f}   {told_shares(runs[-1])}" if "peak_mb" in runs[-1] else ""
        print(f"{name:40}{rate:9,.0f}{ratios}{peak}")
    print(f"two workers to one: {median_ratio(two, one, 'seconds'):.2f}")
    titles, others = read_paragraphs()
    texts = [article(number, titles, others)[1] for number in range(min(count, 100))]
    for name, rate in (
        ("nlp.pipe and dateparser search_dates", spacy_and_search_dates(texts)),
        ("Frog (tags, lemmas, chunks, names)", frog(texts)),
    ):
        print(f"{name:40}{rate:9,.0f}" if rate else f"{name:40} not installed")


if __name__ == "__main__":
    main()
