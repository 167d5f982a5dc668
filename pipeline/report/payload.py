"""What the page holds: columns of articles, mentions and problems as plain JSON types, and the texts in chunks."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.record import MENTION_KINDS
from pipeline.store.frames import load
from pipeline.store.layout import Outputs

MOST_ARTICLES = 10_000
"""Of more articles the page shows a sample of this size."""
MOST_CHARS = 200_000
"""A longer text is cut in the page (code points); mentions behind the cut are left out."""
MOST_PROBLEMS = 2_000
"""The page lists this many problems one by one; its counts are of all."""
TEXTS_PER_CHUNK = 100

_ARTICLE_COLUMNS = (
    "doc_id", "title", "published", "published_from", "publisher", "url", "language", "n_words", "duplicate_of",
    "media_type",
)  # fmt: skip
_ROWS_AT_ONCE = 2_000

# Characters that steer the direction of text or the terminal would let an article rearrange the page around it.
# Each becomes one visible character, so that offsets stay right.
_STEERING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x80, 0xA0)]
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_VISIBLE: dict[int, int | str | None] = {**dict.fromkeys(_STEERING, "␦"), **_CONTROL_PICTURES, 0x7F: "␡"}

Column = list[Any] | dict[str, list[Any]]
"""A column as it is, or for texts and days its distinct `words` and for each row a code (-1 for null)."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Everything of the outputs that the page shows."""

    totals: dict[str, int]
    """Counts over the whole outputs, not only over what the page shows."""
    articles: dict[str, Column]
    mentions: dict[str, dict[str, Column]]
    problems: dict[str, Column]
    problem_counts: list[list[Any]]
    """Stage, outcome, reason and number, of all problems, most frequent first."""
    chunks: list[list[str]]
    """The texts in the order of the articles, `TEXTS_PER_CHUNK` to a chunk."""
    cut: list[int]
    """Numbers of the articles whose text is cut."""
    run: dict[str, str]


def collect(folder: Path, most_articles: int = MOST_ARTICLES) -> Payload:
    """Read an outputs folder; of more than `most_articles` articles a sample that does not depend on their order.

    Raises FileNotFoundError where there are no outputs.
    """
    files = load(folder).files
    doc_ids = [doc_id for batch in files["documents"].iter_batches(columns=["doc_id"]) for doc_id in _values(batch)]
    shown = _sample(doc_ids, most_articles)
    numbers = pa.array(shown, pa.string())

    documents = _rows_of(files["documents"], numbers, [*_ARTICLE_COLUMNS, "text"])
    texts = documents.column("text").to_pylist()
    articles = {name: _column(documents.column(name)) for name in _ARTICLE_COLUMNS}
    counts, problems = _problems(files["errors"])
    totals = {
        "articles": len(doc_ids),
        "shown": len(shown),
        "words": _sum(files["documents"], "n_words"),
        "duplicates": _known(files["documents"], "duplicate_of"),
        "undated": len(doc_ids) - _known(files["documents"], "published"),
        **{kind: files[kind].metadata.num_rows for kind in MENTION_KINDS},
        "failed": sum(count[-1] for count in counts if count[1] == "failed"),
        "left_out": sum(count[-1] for count in counts if count[1] == "left_out"),
    }
    shortened = [visible(text[:MOST_CHARS]) for text in texts]
    return Payload(
        totals=totals,
        articles=articles,
        mentions={kind: _mentions(files[kind], numbers) for kind in MENTION_KINDS},
        problems=problems,
        problem_counts=counts,
        chunks=[shortened[at : at + TEXTS_PER_CHUNK] for at in range(0, len(shortened), TEXTS_PER_CHUNK)],
        cut=[number for number, text in enumerate(texts) if len(text) > MOST_CHARS],
        run=_run(folder),
    )


def visible(text: str) -> str:
    """The text with each control character that could rearrange the page replaced by one visible character."""
    return text.translate(_VISIBLE)


def _sample(doc_ids: Sequence[str], most: int) -> list[str]:
    """At most so many of the articles, in their order; which ones depends on nothing but their names."""
    if len(doc_ids) <= most:
        return list(doc_ids)
    chosen = set(sorted(doc_ids, key=lambda doc_id: hashlib.sha256(doc_id.encode()).digest())[:most])
    return [doc_id for doc_id in doc_ids if doc_id in chosen]


def _values(batch: pa.RecordBatch) -> list[Any]:
    values: list[Any] = batch.column(0).to_pylist()
    return values


def _rows_of(file: Any, doc_ids: pa.Array, columns: Sequence[str]) -> pa.Table:
    """The rows of some articles, in the order of the file."""
    schema = pa.schema([file.schema_arrow.field(name) for name in columns])
    batches = file.iter_batches(_ROWS_AT_ONCE, columns=list(columns))
    kept = [batch.filter(pc.is_in(batch.column("doc_id"), doc_ids)).select(columns) for batch in batches]
    return pa.Table.from_batches(kept, schema.remove_metadata()) if kept else schema.empty_table()


def _mentions(file: Any, doc_ids: pa.Array) -> dict[str, Column]:
    """The mentions of one kind: `article` as a number, `length` instead of `end`, and no text of their own."""
    names = [name for name in file.schema_arrow.names if name != "text"]
    rows = _rows_of(file, doc_ids, names)
    rows = rows.filter(pc.less_equal(rows.column("end"), MOST_CHARS))
    columns = {
        "article": pc.index_in(rows.column("doc_id"), doc_ids).to_pylist(),
        "length": pc.subtract(rows.column("end"), rows.column("start")).to_pylist(),
    }
    return columns | {name: _column(rows.column(name)) for name in names if name not in ("doc_id", "end")}


def _column(values: pa.ChunkedArray) -> Column:
    if pa.types.is_string(values.type) or pa.types.is_date(values.type):
        coded = values.combine_chunks().dictionary_encode()
        words = [visible(word) if isinstance(word, str) else word.isoformat() for word in coded.dictionary.to_pylist()]
        return {"words": words, "codes": coded.indices.fill_null(-1).to_pylist()}
    if pa.types.is_floating(values.type):
        return [_number(value) for value in values.to_pylist()]
    plain: list[Any] = values.to_pylist()
    return plain


def _number(value: float | None) -> float | int | None:
    """JSON knows no infinity; whole numbers are shorter without their decimals."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _problems(file: Any) -> tuple[list[list[Any]], dict[str, Column]]:
    counter: Counter[tuple[str, str, str]] = Counter()
    for batch in file.iter_batches(_ROWS_AT_ONCE, columns=["stage", "outcome", "reason"]):
        counter.update((row["stage"], row["outcome"], row["reason"]) for row in batch.to_pylist())
    first = pa.Table.from_batches(_first_rows(file, MOST_PROBLEMS), file.schema_arrow)
    return (
        [[*key, count] for key, count in counter.most_common()],
        {name: _column(first.column(name)) for name in first.column_names},
    )


def _first_rows(file: Any, most: int) -> Iterator[pa.RecordBatch]:
    for batch in file.iter_batches(_ROWS_AT_ONCE):
        yield batch.slice(0, most)
        most -= batch.num_rows
        if most <= 0:
            return


def _sum(file: Any, column: str) -> int:
    return sum(pc.sum(batch.column(0)).as_py() or 0 for batch in file.iter_batches(columns=[column]))


def _known(file: Any, column: str) -> int:
    return sum(len(batch) - batch.column(0).null_count for batch in file.iter_batches(columns=[column]))


def _run(folder: Path) -> dict[str, str]:
    """What run.json says about the latest run, as far as people ask for it; empty where it says nothing."""
    try:
        report = json.loads(Outputs(folder).run_report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        report = {}
    known = {key: visible(str(report.get(key) or "")) for key in ("pipeline_version", "model", "ended")}
    return known | {"corpus": visible(Path(str(report.get("corpus", {}).get("path", ""))).name)}
