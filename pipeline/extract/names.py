"""The organisations and the people of an article, each under one name.

Finders by list, by rule and by model state candidates; `overlap` decides; what has won is then looked for in the rest
of the article (surnames, short forms, abbreviations), and decided again together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.entity import Entity
from pipeline.extract.organisations import naming as organisation_names
from pipeline.extract.organisations.abbreviations import find_abbreviations, find_spelled_out
from pipeline.extract.organisations.company import find_in_company
from pipeline.extract.organisations.complete import completed
from pipeline.extract.organisations.contexts import find_about_headings, find_in_context
from pipeline.extract.organisations.listed import find_listed
from pipeline.extract.organisations.others import find_others
from pipeline.extract.organisations.small_letters import find_small_letters
from pipeline.extract.organisations.typed import find_typed
from pipeline.extract.organisations.unknown import find_unknown
from pipeline.extract.overlap import EVIDENCE, Candidate, Decision, decide, winners
from pipeline.extract.people import naming as people_names
from pipeline.extract.people.near import Near
from pipeline.extract.people.roles import shared, stated_beside
from pipeline.extract.people.spans import find_people
from pipeline.extract.proposals import judged
from pipeline.extract.words import Words
from pipeline.record import Method, Organisation, Person, Span


@dataclass(frozen=True, slots=True)
class Names:
    """The organisations and the people of an article, each kind in the order of the text and free of overlap."""

    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]


def find_names(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity] = (),
    publisher: str | None = None,
    trace: list[Decision] | None = None,
    without: frozenset[Method] = frozenset(),
) -> Names:
    """The named organisations and people of a text.

    `entities` are what models propose, from none, one or several models; `publisher` is who published the article.
    `trace`, where given, receives every candidate with what it lost to. What was found in a way that `without` names
    (`model`, `rule`, `gazetteer`) is left out, so that it shows what each way contributes.
    """
    words = Words(text, sentences)
    candidates = [*_independent(words, publisher), *judged(words, entities)]
    candidates = [completed(words, candidate) for candidate in _left(candidates, without)]
    first = winners(decide(candidates))
    pairs = list(find_abbreviations(words, _of_kind(first, "organisation")))
    candidates += _left([short for _, short in pairs], without)
    candidates += [completed(words, candidate) for candidate in _left(_dependent(words, first, pairs), without)]
    decisions = decide(candidates)
    if trace is not None:
        trace += decisions
    return _resolved(words, winners(decisions), pairs)


def _left(candidates: Iterable[Candidate], without: frozenset[Method]) -> list[Candidate]:
    """The candidates but for those that were found in one of some ways."""
    if not without:
        return list(candidates)
    return [candidate for candidate in candidates if EVIDENCE[candidate.evidence] not in without]


def _independent(words: Words, publisher: str | None) -> Iterator[Candidate]:
    """What the finders see by themselves."""
    yield from find_others(words)
    yield from find_listed(words)
    yield from find_typed(words)
    yield from find_in_context(words)
    yield from find_about_headings(words)
    yield from find_spelled_out(words)
    yield from find_small_letters(words)
    yield from find_unknown(words)
    yield from find_people(words)
    if publisher:
        yield from _named_exactly(words, publisher)


def _dependent(
    words: Words, first: Sequence[Candidate], pairs: Sequence[tuple[Candidate, Candidate]]
) -> Iterator[Candidate]:
    """What shows only once other names are known."""
    organisations = [*_of_kind(first, "organisation"), *(short for _, short in pairs)]
    known = {(one.start, one.end, one.kind) for one in first}
    people = _of_kind(first, "person")
    for reference in (
        *organisation_names.find_references(words, organisations),
        *people_names.find_references(words, people),
    ):
        if (reference.start, reference.end, reference.kind) not in known:
            yield reference
    yield from find_in_company(words, first)


def _named_exactly(words: Words, name: str) -> Iterator[Candidate]:
    """Where the publisher stands in the text, under the very name that it publishes under."""
    start = words.text.find(name)
    while name and start >= 0:
        if words.index_at(start) is not None:
            yield Candidate(start, start + len(name), "organisation", "publisher")
        start = words.text.find(name, start + len(name))


def _of_kind(candidates: Sequence[Candidate], kind: str) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.kind == kind]


def _resolved(words: Words, found: Sequence[Candidate], pairs: Sequence[tuple[Candidate, Candidate]]) -> Names:
    organisations, people = _of_kind(found, "organisation"), _of_kind(found, "person")
    names = organisation_names.Names(words, organisations, pairs)
    near = Near(words, found)
    stated = {one: stated_beside(words, *words.covered(one.start, one.end), near) for one in people}
    stated = shared(words, people, stated)
    return Names(
        tuple(names.resolved(words, organisations)),
        tuple(people_names.resolved(words, people, stated, lambda one: names.of(words.text[one.start : one.end])[0])),
    )
