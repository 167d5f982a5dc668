"""Annotated text in inline marks, the form in which gold, tests and training text are written by hand.

    Wethouder <person role=wethouder>Jan de Wit</person> van <org name="gemeente Oss"><city>Oss</city></org> ...

A file holds articles separated by a line `=====`; each has a header of `key: value` lines, an empty line, and the
text with its marks. Attributes are those of the annotation guide; what is left out has the default of `_completed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

KIND_OF_TAG = {
    "org": "organisations",
    "person": "people",
    "figure": "figures",
    "date": "dates",
    "city": "cities",
    "quote": "quotes",
    "place": "places",
    "misc": "names",
}
TAG_OF_KIND = {kind: tag for tag, kind in KIND_OF_TAG.items()}
ARTICLE_SEPARATOR = "====="

_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{'|'.join(KIND_OF_TAG)})(?P<attributes>(?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'(?P<key>\w+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))|(?P<flag>optional)')
_HEADER_LINE = re.compile(r"^\s*(\w+):\s*(.*?)\s*$", re.MULTILINE)
_NUMERIC = {"low", "high"}


class MarkError(ValueError):
    """Marks that do not nest, are not closed or carry what is no attribute."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of a text."""

    kind: str
    start: int
    end: int
    text: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, the marks in order of their start, and the header of the article."""

    text: str
    marks: tuple[Mark, ...]
    header: Mapping[str, str] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Mark]:
        """The marks of one kind (`organisations`, `people`, ...), in order."""
        return [mark for mark in self.marks if mark.kind == kind]

    def to_gold(self) -> dict[str, Any]:
        """The article in the gold format: one JSON object with the mentions of the six kinds as lists."""
        gold: dict[str, Any] = {
            "id": self.header.get("id"),
            "published": self.header.get("published"),
            "publisher": self.header.get("publisher"),
            "title": self.text.split("\n", 1)[0],
            "text": self.text,
        }
        for kind in ("organisations", "people", "figures", "dates", "cities", "quotes"):
            gold[kind] = [{"start": m.start, "end": m.end, "text": m.text, **_completed(m)} for m in self.of_kind(kind)]
        return gold


def parse(marked: str, header: Mapping[str, str] | None = None) -> MarkedText:
    """Split marked text into text and marks. Raises MarkError where marks cross or stay open."""
    pieces: list[str] = []
    length = 0
    position = 0
    opened: list[tuple[str, int, dict[str, Any]]] = []
    marks: list[tuple[int, int, str, dict[str, Any]]] = []
    for tag in _TAG.finditer(marked):
        piece = marked[position : tag.start()]
        pieces.append(piece)
        length += len(piece)
        position = tag.end()
        name = tag["name"]
        if not tag["close"]:
            opened.append((name, length, _attributes(tag["attributes"])))
            continue
        if not opened or opened[-1][0] != name:
            raise MarkError(f"</{name}> closes nothing at ...{marked[max(0, tag.start() - 40) : tag.end()]!r}")
        _, start, attributes = opened.pop()
        marks.append((start, length, name, attributes))
    if opened:
        raise MarkError(f"<{opened[-1][0]}> is never closed")
    text = "".join(pieces) + marked[position:]
    ordered = sorted(marks, key=lambda mark: (mark[0], -mark[1]))
    return MarkedText(
        text,
        tuple(Mark(KIND_OF_TAG[name], start, end, text[start:end], attr) for start, end, name, attr in ordered),
        dict(header or {}),
    )


def parse_articles(content: str) -> Iterator[MarkedText]:
    """The articles of a file of marked texts, each with its header. Raises MarkError."""
    for block in re.split(rf"^{ARTICLE_SEPARATOR}\s*$", content, flags=re.MULTILINE):
        if not block.strip():
            continue
        head, _, body = block.strip("\n").partition("\n\n")
        yield parse(body.strip(), dict(_HEADER_LINE.findall(head)))


def render(gold: Mapping[str, Any]) -> str:
    """An article of the gold format as a block of marked text, the inverse of `parse_articles` and `to_gold`."""
    text: str = gold["text"]
    inserts: list[tuple[int, int, int, str]] = []
    for kind, tag in TAG_OF_KIND.items():
        for mention in gold.get(kind, ()):
            start, end = mention["start"], mention["end"]
            inserts.append((start, 1, -end, f"<{tag}{_written(mention)}>"))
            inserts.append((end, 0, -start, f"</{tag}>"))
    pieces, position = [], 0
    for at, _, _, tag in sorted(inserts):
        pieces += [text[position:at], tag]
        position = at
    header = "\n".join(f"{key}: {gold[key]}" for key in ("id", "published", "publisher") if gold.get(key))
    return f"{header}\n\n{''.join(pieces)}{text[position:]}\n"


def _attributes(written: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    for match in _ATTRIBUTE.finditer(written):
        if match["flag"]:
            attributes["optional"] = True
            continue
        value: Any = match["quoted"] if match["quoted"] is not None else match["bare"]
        if value == "null":
            value = None
        elif match["key"] in _NUMERIC:
            value = float(value)
        attributes[match["key"]] = value
    if _ATTRIBUTE.sub("", written).strip():
        raise MarkError(f"what is {_ATTRIBUTE.sub('', written).strip()!r} in <...{written}>?")
    return attributes


def _completed(mark: Mark) -> dict[str, Any]:
    """The attributes of a mark with the defaults of its kind filled in."""
    given = dict(mark.attributes)
    defaults: dict[str, Any] = {}
    if mark.kind == "organisations":
        defaults = {"name": mark.text}
    elif mark.kind == "people":
        defaults = {"name": mark.text, "role": None, "organisation": None}
    elif mark.kind == "figures":
        unit = given.get("unit")
        defaults = {
            "kind": _kind_of_unit(unit), "low": None, "high": given.get("low"),
            "unit": None, "what": None, "qualifier": None,
        }  # fmt: skip
    elif mark.kind == "dates":
        defaults = {"first": None, "last": given.get("first"), "timex": ""}
    elif mark.kind == "cities":
        defaults = {"name": mark.text, "country": "NL"}
    elif mark.kind == "quotes":
        defaults = {"speaker": None}
    return {**defaults, **given}


def _kind_of_unit(unit: str | None) -> str:
    if unit is None:
        return "count"
    if unit == "%":
        return "percentage"
    return "money" if re.fullmatch("[A-Z]{3}", unit) else "measure"


def _written(mention: Mapping[str, Any]) -> str:
    written = []
    for key, value in mention.items():
        if key in ("start", "end", "text"):
            continue
        if key == "optional":
            if value:
                written.append("optional")
            continue
        if isinstance(value, float):
            value = f"{value:.12g}" if abs(value) < 1e12 else repr(value)
        written.append(f'{key}="{"null" if value is None else value}"')
    return "".join(" " + item for item in written)
