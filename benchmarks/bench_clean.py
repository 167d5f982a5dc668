"""Quality and speed of cleaning on corpus/clean, beside trafilatura, justext and resiliparse.

    python -m benchmarks.bench_clean [--worst N]

Word F1 of the text over `\\w+` tokens as a multiset, mean over articles; title and day of publication exact; pages
per second on one core, of pages repeated to about 60 kB. justext and resiliparse take part where they are installed.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from pipeline.clean import clean
from pipeline.clean.tree import parse
from pipeline.ingest import read_sources
from pipeline.record import Article, Problem, Source, Unusable
from pipeline.settings import DEFAULTS

CORPUS = Path(__file__).parents[1] / "corpus" / "clean"


def word_f1(found: str, gold: str) -> float:
    a, b = Counter(re.findall(r"\w+", found.lower())), Counter(re.findall(r"\w+", gold.lower()))
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))


def extract_trafilatura(source: Source) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(
        source.content, favor_precision=True, with_metadata=True, include_comments=False
    )
    return f"{document.title or ''}\n{document.text or ''}" if document else ""


def extract_justext(source: Source) -> str:
    import justext

    paragraphs = justext.justext(source.content, justext.get_stoplist("Dutch"))
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def extract_resiliparse(source: Source) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(source.content.decode("utf-8", "replace"), main_content=True)


def parse_only(source: Source) -> None:
    """What no reader of pages can do without: the measure for how loaded a machine is."""
    parse(source.content.decode("utf-8", "replace"))


def extract_all(source: Source) -> str:
    return source.content.decode("utf-8", "replace")


OTHERS: dict[str, Callable[[Source], str]] = {
    "trafilatura": extract_trafilatura,
    "justext": extract_justext,
    "resiliparse": extract_resiliparse,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--worst", type=int, default=0, help="show the N worst articles")
    worst = arguments.parse_args().worst
    gold = {row["id"]: row for row in map(json.loads, (CORPUS / "gold.jsonl").open(encoding="utf-8"))}
    sources: dict[str, Source] = {}
    for path in sorted({identity.split("#")[0] for identity in gold}):
        for source in read_sources(CORPUS, path, DEFAULTS):
            if isinstance(source, Problem):
                print(source)
            else:
                sources[source.doc_id] = source
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    failures = []
    for identity, row in gold.items():
        source, kind = sources[identity], row["kind"]
        article = cleaned(source)
        ours = word_f1(article.text, row["text"]) if article else 0.0
        scores[kind]["pipeline"].append(ours)
        title = article is not None and article.title == row["title"]
        day = article is not None and str(article.published) == row["published"]
        scores[kind]["title"].append(title)
        scores[kind]["day"].append(day)
        scores[kind]["publisher"].append(article is not None and article.publisher == row["publisher"])
        failures.append((ours, identity, article, row, title, day))
        if kind.startswith("page"):
            for name, extract in OTHERS.items():
                try:
                    scores[kind][name].append(word_f1(extract(source), row["text"]))
                except ModuleNotFoundError:
                    continue
        elif kind.startswith("copied"):
            scores[kind]["all left in"].append(word_f1(extract_all(source), row["text"]))
    for kind, columns in scores.items():
        line = "  ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in columns.items())
        print(f"{kind:14} {len(columns['pipeline']):3}  {line}")
    for score, identity, article, row, title, day in sorted(failures, key=lambda f: (f[0], f[1]))[:worst]:
        show(score, identity, article, row, title, day)
    for _, identity, article, row, title, day in failures:
        if not (title and day) and article:
            print(f"{identity}: title {article.title!r}, day {article.published} for {row['published']}")
    speed([source for identity, source in sources.items() if gold.get(identity, {}).get("kind") == "page"])


def cleaned(source: Source) -> Article | None:
    try:
        return clean(source, DEFAULTS)
    except Unusable as error:
        print(f"{source.doc_id}: {error.reason}: {error}")
        return None


def show(score: float, identity: str, article: Article | None, row: dict[str, str], title: bool, day: bool) -> None:
    print(f"\n== {score:.3f} {identity} title={title} day={day}")
    found = article.text.split("\n\n") if article else []
    expected = row["text"].split("\n\n")
    for paragraph in found:
        if paragraph not in expected:
            print("  + " + paragraph[:150])
    for paragraph in expected:
        if paragraph not in found:
            print("  - " + paragraph[:150])


def speed(pages: list[Source]) -> None:
    """Pages per second of cleaning, of the others and of parsing alone, on pages padded to 60 kB with menus."""
    filler = b"".join(
        b'<li class="menu-item"><a href="/pagina/%d">Onderwerp %d</a></li>\n' % (i, i) for i in range(900)
    )
    padded = []
    for page in pages:
        room = max(0, 60_000 - len(page.content))
        head, body, rest = page.content.partition(b"<footer")
        head, body, rest = (head, body, rest) if body else page.content.partition(b"</body>")
        menu = b"<ul>" + filler[: filler.rfind(b"\n", 0, room) + 1] + b"</ul>"
        padded.append(Source(doc_id=page.doc_id, content=head + menu + body + rest, media_type=page.media_type))
    size = sum(len(page.content) for page in padded) / len(padded) / 1000
    for name, extract in {"pipeline": cleaned, **OTHERS, "parsing alone": parse_only}.items():
        try:
            extract(padded[0])
        except ModuleNotFoundError:
            continue
        start = time.process_time()
        for page in padded:
            extract(page)
        print(f"{name:13} {len(padded) / (time.process_time() - start):6.1f} pages per second of {size:.0f} kB")


if __name__ == "__main__":
    main()
