"""The plain data that flows through the pipeline: source, article, record and the mentions.

Every class is a frozen dataclass whose field names are the columns of the output tables; the description of a
column stands with its field and travels from here into the Parquet files.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Method = Literal["model", "rule", "gazetteer", "reference"]
Stage = Literal["ingest", "clean", "extract"]
Outcome = Literal["failed", "left_out"]
PublishedFrom = Literal["argument", "manifest", "metadata", "feed", "mail", "text", "filename"]
FigureKind = Literal["count", "money", "percentage", "measure"]
Qualifier = Literal["about", "over", "under", "at_least", "at_most"]

UNPLACED = -1  # the sentence of a mention that has not been set into an article yet


def column(description: str, **options: Any) -> Any:
    """A dataclass field that carries the description of its column."""
    return field(metadata={"description": description}, **options)


class Span(NamedTuple):
    """A stretch of an article's text in Unicode code points; `end` is exclusive."""

    start: int
    end: int


class Unusable(Exception):  # noqa: N818 - it is an outcome of a source as much as an error
    """A source that gives no article: it failed, or it was left out on purpose.

    `reason` is a short fixed word for counting (`empty`, `not_dutch`, `unreadable`), `message` a sentence for people.
    """

    def __init__(self, reason: str, message: str, outcome: Outcome = "failed") -> None:
        super().__init__(message)
        self.reason, self.message, self.outcome = reason, message, outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row of the `errors` table: what became of a source that gave no record."""

    doc_id: str = column("Path below the corpus, with # and an identity for one of several in a file")
    stage: Stage = column("Where it stopped: ingest, clean or extract")
    outcome: Outcome = column("failed, or left_out on purpose (not Dutch, empty)")
    reason: str = column("A short fixed word for counting")
    message: str = column("What happened, for people")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody states about an article outside its text: the manifest, a feed, a mail header, a column.

    `published` is the statement as found there; reading it as a day is the business of cleaning.
    """

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One raw item as found: bytes and where they stood.

    `content` holds the bytes of the article itself in the form that `media_type` names. `stated` is what the
    container says about it, and `stated_from` which kind of container that is (`feed`, `mail`, or `metadata` for
    columns of a table); `manifest` is the corpus owner's own word and goes before everything else.
    """

    doc_id: str
    content: bytes
    media_type: str
    charset: str | None = None
    stated: Statement = Statement()
    stated_from: Literal["metadata", "feed", "mail"] = "metadata"
    manifest: Statement = Statement()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source after cleaning."""

    doc_id: str = column("Path below the corpus, with # and an identity for one of several in a file")
    title: str | None = column("Title of the article", default=None)
    published: dt.date | None = column("Day of publication in Europe/Amsterdam", default=None)
    published_from: PublishedFrom | None = column(
        "Where the day of publication was found: argument, manifest, metadata, feed, mail, text or filename",
        default=None,
    )
    publisher: str | None = column("Who published the article", default=None)
    url: str | None = column("Canonical address of the article", default=None)
    language: str | None = column("Language of the text, ISO 639-1", default=None)
    text: str = column("Cleaned text: title, empty line, paragraphs with an empty line between each")
    sentences: tuple[Span, ...] = column(
        "Sentences by rule, in order: start and end in Unicode code points of text", default=()
    )
    n_words: int = column("Number of words of the text", default=0)
    duplicate_of: str | None = column(
        "doc_id of the earliest article of which this one is a near-duplicate", default=None
    )
    media_type: str | None = column("Form in which the source was found", default=None)
    content_sha256: str | None = column("SHA-256 of the source's bytes, hexadecimal", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One stretch of an article's text that names a fact; `article.text[start:end] == text`, always."""

    start: int = column("Start in the article's text, in Unicode code points")
    end: int = column("End in the article's text, exclusive")
    text: str = column("The mention exactly as it stands")
    sentence: int = column("Index of the sentence in which it starts", default=UNPLACED)
    method: Method = column("What found it: model, rule, gazetteer or reference (to an earlier mention)")

    @property
    def span(self) -> Span:
        """Start and end together."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Mention):
    """A named organisation."""

    name: str = column("Fullest form of the name in the article")
    abbreviation: str | None = column("Abbreviation that the article gives for it", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Mention):
    """A named person."""

    name: str = column("Fullest form of the name in the article")
    role: str | None = column("Function or title as stated nearest to the name, without article", default=None)
    organisation: str | None = column("Name of the organisation that the article ties to the role", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mention):
    """A quantity: a count, money, a percentage or a measure."""

    kind: FigureKind = column("count, money, percentage or measure")
    low: float = column("Lower bound of the value; equal to high for a single value")
    high: float = column("Upper bound of the value")
    unit: str | None = column("ISO 4217 code, % or a UCUM-like symbol; null for counts", default=None)
    what: str | None = column("The counted noun phrase, or the whole that a percentage is taken of", default=None)
    qualifier: Qualifier | None = column("about, over, under, at_least or at_most", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Mention):
    """A calendar expression, resolved against the day of publication."""

    first: dt.date | None = column("First day that it covers; null where it stays unresolved")
    last: dt.date | None = column("Last day that it covers, inclusive")
    timex: str = column("TIMEX3 value; empty for a range or where none exists", default="")
    relative: bool = column("Whether the day of publication or another date was needed to resolve it", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class City(Mention):
    """A populated place."""

    name: str = column("Usual Dutch name")
    country: str | None = column("ISO 3166-1 alpha-2 code of the country")
    region: str | None = column("Province (NL, BE) or first-level region", default=None)
    geonames_id: int | None = column("Identifier in GeoNames, where known", default=None)
    latitude: float | None = column("Degrees north", default=None)
    longitude: float | None = column("Degrees east", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Mention):
    """Direct speech between quotation marks."""

    speaker: str | None = column("Name of the person or organisation that speaks; null where none is given")


MENTION_KINDS: dict[str, type[Mention]] = {
    "organisations": Organisation,
    "people": Person,
    "figures": Figure,
    "dates": Date,
    "cities": City,
    "quotes": Quote,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Article):
    """An article after extraction: the article plus its mentions, each kind in the order of the text."""

    model: str = column("Model or models that took part, with versions")
    pipeline_version: str = column("Version of this package that made the record")
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    cities: tuple[City, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types under the keys of the gold format, with the further columns beside them."""
        values = {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}
        return {"id": values.pop("doc_id"), **values}


def _plain(value: Any) -> Any:
    if isinstance(value, Mention):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Span):
        return value._asdict()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
