"""Markdown to blocks, by way of HTML; the header between `---` lines is metadata."""

from __future__ import annotations

import re

from pipeline.clean.draft import Draft
from pipeline.clean.encoding import normalise
from pipeline.record import Statement
from pipeline.settings import Settings

_FRONT_MATTER = re.compile(r"\A---\s*\n(.{0,4000}?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ \t]*['\"]?(.*?)['\"]?[ \t]*$", re.MULTILINE)
_NAMES = {
    "title": "title", "titel": "title",
    "date": "published", "datum": "published", "published": "published",
    "publisher": "publisher", "uitgever": "publisher", "afzender": "publisher",
    "url": "url", "link": "url", "permalink": "url",
}  # fmt: skip


def read_markdown(text: str, settings: Settings) -> Draft:
    """The blocks of a Markdown text and its header. Raises Unusable."""
    from markdown_it import MarkdownIt

    from pipeline.clean.html import blocks_of_fragment

    text = normalise(text)
    stated: dict[str, str] = {}
    if header := _FRONT_MATTER.match(text):
        stated = {_NAMES[key.lower()]: value for key, value in _FIELD.findall(header[1]) if key.lower() in _NAMES}
        text = text[header.end() :]
    page = MarkdownIt("commonmark").enable("table").render(text)
    return Draft(blocks_of_fragment(page, settings), Statement(**stated), is_document=True)
