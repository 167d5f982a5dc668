"""The finders as spaCy components, for any Dutch pipeline: `nlp.add_pipe("dutch_figures")`.

Each puts its exact mentions in `doc._.figures` (and so on) and the tokens that they touch in `doc.spans["figures"]`.
`doc._.published` (a `datetime.date`) is the day of publication against which dates are resolved. Entities that
earlier components found (`doc.ents`) are taken as proposals. The order of the six does not matter.

spaCy imports this module with every pipeline that it makes, so the finders are imported by the component that is added.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from pipeline.extract.entity import Entity
from pipeline.extract.model import LABELS
from pipeline.record import MENTION_KINDS, Date
from pipeline.sentences import split_sentences

if TYPE_CHECKING:
    from pipeline.extract.names import Names

Component = Callable[[Doc], Doc]

_SHARED = "dutch_press_"  # what one component worked out and another needs too, kept with the doc


@Language.factory("dutch_figures", assigns=["doc._.figures"])
def dutch_figures(nlp: Language, name: str) -> Component:
    """Counts, money, percentages and measures."""
    from pipeline.extract.figures import find_figures

    return _component("figures", lambda doc: find_figures(doc.text, [date.span for date in _dates(doc)]))


@Language.factory("dutch_dates", assigns=["doc._.dates"])
def dutch_dates(nlp: Language, name: str) -> Component:
    """Calendar expressions."""
    return _component("dates", _dates)


@Language.factory("dutch_organisations", assigns=["doc._.organisations"])
def dutch_organisations(nlp: Language, name: str) -> Component:
    """Named organisations."""
    return _component("organisations", lambda doc: _names(doc).organisations)


@Language.factory("dutch_people", assigns=["doc._.people"])
def dutch_people(nlp: Language, name: str) -> Component:
    """Named persons with their roles."""
    return _component("people", lambda doc: _names(doc).people)


@Language.factory("dutch_cities", assigns=["doc._.cities"])
def dutch_cities(nlp: Language, name: str) -> Component:
    """Populated places."""
    from pipeline.extract.cities import find_cities

    def found(doc: Doc) -> Any:
        names = _names(doc)
        return find_cities(doc.text, _entities(doc), names.organisations, names.people)

    return _component("cities", found)


@Language.factory("dutch_quotes", assigns=["doc._.quotes"])
def dutch_quotes(nlp: Language, name: str) -> Component:
    """Direct speech with its speaker."""
    from pipeline.extract.quotes import find_quotes

    def found(doc: Doc) -> Any:
        names = _names(doc)
        return find_quotes(doc.text, split_sentences(doc.text), names.people, names.organisations)

    return _component("quotes", found)


def _component(kind: str, find: Callable[[Doc], Any]) -> Component:
    for extension, default in ((kind, ()), ("published", None)):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)

    def component(doc: Doc) -> Doc:
        mentions = tuple(find(doc))
        setattr(doc._, kind, mentions)
        spans = [doc.char_span(m.start, m.end, label=kind, alignment_mode="expand") for m in mentions]
        doc.spans[kind] = SpanGroup(doc, name=kind, spans=[span for span in spans if span is not None])
        return doc

    return component


def _entities(doc: Doc) -> list[Entity]:
    return [Entity(e.start_char, e.end_char, LABELS[e.label_], "doc") for e in doc.ents if e.label_ in LABELS]


def _names(doc: Doc) -> Names:
    from pipeline.extract.names import find_names

    return _shared(doc, "names", lambda: find_names(doc.text, split_sentences(doc.text), _entities(doc)))


def _dates(doc: Doc) -> list[Date]:
    from pipeline.extract.dates import find_dates

    published = doc._.published if Doc.has_extension("published") else None
    return _shared(doc, "dates", lambda: find_dates(doc.text, published))


def _shared(doc: Doc, key: str, work_out: Callable[[], Any]) -> Any:
    if _SHARED + key not in doc.user_data:
        doc.user_data[_SHARED + key] = work_out()
    return doc.user_data[_SHARED + key]


__all__ = [f"dutch_{kind}" for kind in MENTION_KINDS]
