"""The page: the payload packed into one HTML file with its style and script, which asks nothing of the network."""

from __future__ import annotations

import base64
import dataclasses
import gzip
import hashlib
import json
import os
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.record import MENTION_KINDS
from pipeline.report.backdrop import backdrop
from pipeline.report.payload import MOST_ARTICLES, TEXTS_PER_CHUNK, Payload, collect
from pipeline.report.words import LANGUAGES, LOCALES, Language, words_in
from pipeline.store.layout import put_in_place

PAGE_NAME = "report.html"
MOST_BYTES = 14_000_000
"""The packed data of a page stay below this; a larger run is shown as a smaller sample."""

_STYLES = ("base.css", "list.css", "article.css", "charts.css")
_SCRIPTS = (
    "dom.js", "data.js", "state.js", "values.js", "list.js", "article.js", "frame.js", "rankings.js", "times.js",
    "network.js", "map.js", "problems.js", "main.js",
)  # fmt: skip


def write_report(outputs: Path | str, language: Language = "en") -> Path:
    """Write OUTPUTS/report.html in one step and return its path.

    The interface is in English (`en`) or Dutch (`nl`). Raises FileNotFoundError where there are no outputs, and
    ValueError for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"The page speaks {' and '.join(LANGUAGES)}, not {language!r}.")
    folder = Path(outputs)
    page = _fitting_page(folder, language)
    handle, unfinished = tempfile.mkstemp(prefix=".report-", suffix=".html", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        Path(unfinished).chmod(0o644)
        put_in_place(Path(unfinished), folder / PAGE_NAME)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return folder / PAGE_NAME


def _fitting_page(folder: Path, language: Language, most_bytes: int = MOST_BYTES) -> str:
    """The page of as many articles as fit."""
    most = MOST_ARTICLES
    while True:
        payload = collect(folder, most)
        index, chunks = _packed(payload, language)
        size = len(index) + sum(map(len, chunks))
        shown = payload.totals["shown"]
        if size <= most_bytes or shown <= 1:
            return _render(payload, index, chunks, language)
        most = max(1, int(shown * most_bytes / size * 0.95))


def _packed(payload: Payload, language: Language) -> tuple[str, list[str]]:
    """The columns, and each chunk of texts, compressed and in base 64: nothing in them can end a script element."""
    held: dict[str, Any] = {field.name: getattr(payload, field.name) for field in dataclasses.fields(payload)}
    chunks = held.pop("chunks")
    settings = {"locale": LOCALES[language], "words": words_in(language), "per_chunk": TEXTS_PER_CHUNK}
    return _pack(held | settings | {"backdrop": backdrop()}), [_pack(chunk) for chunk in chunks]


def _pack(value: Any) -> str:
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(plain.encode("utf-8"), mtime=0)).decode("ascii")


def _render(payload: Payload, index: str, chunks: list[str], language: Language) -> str:
    environment = Environment(
        loader=PackageLoader("pipeline.report", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["grouped"] = lambda count: _grouped(count, language)
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    return environment.get_template("page.html").render(
        language=language,
        word=words_in(language).__getitem__,
        totals=payload.totals,
        run=payload.run,
        kinds=list(MENTION_KINDS),
        index=index,
        chunks=chunks,
        style=Markup(style),
        style_hash=_hash(style),
        script=Markup(script),
        script_hash=_hash(script),
    )


def _grouped(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "nl" else ",")


def _joined(names: tuple[str, ...]) -> str:
    """Files of this package as one; they are our own and go into the page as they are."""
    folder = files("pipeline.report") / "assets"
    return "\n" + "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(content: str) -> str:
    """By which the page's content security policy lets its own style and script through, and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
