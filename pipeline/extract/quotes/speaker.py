"""Who speaks: the attribution beside a quotation, read against the people and organisations of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from pipeline.extract.quotes import unlisted
from pipeline.extract.wordlists import words as words_of
from pipeline.record import Mention, Organisation, Person, Span

_Kind = TypeVar("_Kind", bound=Mention)
_SUBJECT_PRONOUN = r"(?:hij|zij|ze)"
_OBJECT_PRONOUN = r"(?:hem|haar|hen)"
_PRONOUN_BEHIND = re.compile(rf"\w+\W+(?:\w+\W+)?(?:{_SUBJECT_PRONOUN}|{_OBJECT_PRONOUN}|ie)\b", re.IGNORECASE)
_INVERSION = re.compile(rf"[\s,–—-]*(?P<verb>[a-zë]+(?:t|[dt]en?))\b(?:\s+(?P<pronoun>{_SUBJECT_PRONOUN})\b)?")
_SUBJECT_WITHIN = 50
_WORDS_BEFORE_SUBJECT = 2  # Ook de Fietsersbond reageert
_OFFICE = re.compile(r"\w+ de (?P<noun>[^\W\d_]+(?:er|ster|or|ant|ist|man|vrouw|expert|loog|ice|chef|baas|arts))\b")
_SERVICES = frozenset({"politie", "brandweer", "marechaussee", "justitie"})
_BODIES = frozenset(
    {"organisatie", "organisator", "bedrijf", "onderneming", "concern", "vereniging", "stichting", "bond", "vakbond"}
    | {"club", "bank", "maatschappij", "instelling", "uitgever", "fabrikant", "coöperatie", "fonds", "toezichthouder"}
)
_OF_BODY = re.compile(r"\w+ (?:ze|zij|men) (?:bij|van) (?:de |het )?")  # benadrukken ze bij Natuurpunt
_SO = re.compile(r"[\s,–—-]*(?P<so>zo|klinkt het|luidt het|staat te lezen)\b")
_DETACHED = re.compile("[.,?!…–-]")  # in or behind the closing mark, as Dutch sets an attribution apart
_PLAIN_VERBS = frozenset({"aldus", "zegt", "zei", "vertelt", "vertelde"})  # beyond doubt without it
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GENERIC = re.compile(r"\b(?:de|het|een|onze|deze)\s+(?P<noun>[^\W\d_][\w-]+)", re.IGNORECASE)


class Speaker(NamedTuple):
    """Who speaks, and the pattern that tells so."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and organisations of an article, in the order of the text."""

    people: Sequence[Person]
    organisations: Sequence[Organisation]

    def within(self, start: int, end: int) -> tuple[list[Person], list[Organisation]]:
        """Those that are mentioned in a stretch of the text."""
        return _within(self.people, start, end), _within(self.organisations, start, end)

    def last_person(self, before: int) -> Person | None:
        """The person mentioned last before a position."""
        index = bisect_left(self.people, before, key=lambda person: person.start)
        return self.people[index - 1] if index else None

    def bearer(self, noun: str, before: int) -> str | None:
        """Whom a noun stands for ("de wethouder", "de gemeente"): the last one before whose role or name has it; for
        a body of any kind ("de organisatie") the one that the text names most; the police are called nothing else."""
        noun = noun.lower()
        for person in reversed(_within(self.people, 0, before)):
            if person.role and noun in person.role.lower().split():
                return person.name
        bearers = {o.name for o in self.organisations if noun in o.name.lower().split()}
        if len(bearers) == 1:
            return bearers.pop()
        if noun in _SERVICES:
            return noun
        if noun in _BODIES and (named := Counter(o.name for o in _within(self.organisations, 0, before))):
            return named.most_common(1)[0][0]
        return None


def speaker_behind(text: str, segment: Span, cast: Cast) -> Speaker | None:
    """The speaker that the words behind a quotation name: `", zegt Bruines`, `", aldus de wethouder`."""
    lead = _attribution_at(text, segment, cast)
    if lead is None:
        return None
    people, organisations = cast.within(lead, segment.end)
    words = text[lead : segment.end]
    first = min((m.start for m in (*people, *organisations)), default=segment.end)
    pronoun = _PRONOUN_BEHIND.match(words)
    if pronoun and lead + pronoun.end() <= first:
        of_body = organisations and _OF_BODY.fullmatch(text, lead, organisations[0].start)
        if of_body:
            return Speaker(organisations[0].name, "organisation that speaks as `ze`, behind it")
        return _speaker(_antecedent(text, segment.start, cast), "pronoun behind it")
    if people:
        return Speaker(people[0].name, "verb and person behind it")
    named = unlisted.behind_verb(words, cast.people)
    if named and any(person.name == named for person in cast.people):
        # zegt schepen van Mobiliteit Jansen, where Mobiliteit Jansen may pass for a body
        return Speaker(named, "verb and surname behind it")
    if organisations and not _named_otherwise(text, lead, organisations[0].start):
        body = organisations[0].name
        return Speaker(unlisted.surnamed(body, cast.people) or body, "verb and organisation behind it")
    return (
        _speaker(named, "verb and name behind it")
        or _speaker(_borne(words, segment.start, cast), "verb and noun behind it")
        or _speaker(_by_office(words, segment.start, cast), "verb and office behind it")
    )


def speaker_before(text: str, segment: Span, cast: Cast, last_speaker: str | None) -> Speaker | None:
    """The speaker that the words before a quotation name: `Wethouder Bruines is enthousiast: "`, `Volgens hem "`.

    A pronoun as subject goes to `last_speaker`, who spoke in the same paragraph, where there is one.
    """
    words = text[segment.start : segment.end]
    if not words.rstrip().endswith(":") and not has_speech_verb(words):
        return None
    return subject_of(text, segment, cast, last_speaker)


def subject_of(text: str, segment: Span, cast: Cast, last_speaker: str | None = None) -> Speaker | None:
    """Whom a sentence is about: a person in it, whom its pronoun stands for, an organisation, or a noun's bearer."""
    people, organisations = cast.within(segment.start, segment.end)
    words = text[segment.start : segment.end]
    if re.search(rf"\b{_SUBJECT_PRONOUN}\b", words, re.IGNORECASE) and (last_speaker or not people):
        return _speaker(last_speaker or _antecedent(text, segment.start, cast), "pronoun before it")
    if people:
        return Speaker(_nearest_to_verb(text, segment, people).name, "person before it")
    if re.search(rf"\bvolgens {_OBJECT_PRONOUN}\b", words, re.IGNORECASE):
        return _speaker(last_speaker or _antecedent(text, segment.start, cast), "`volgens` and pronoun before it")
    if named := unlisted.before_quotation(words, cast.people) or unlisted.surname_in(words, cast.people):
        return Speaker(named, "name before it")
    if organisations:
        return Speaker(organisations[0].name, "organisation before it")
    return _speaker(_borne(words, segment.start, cast), "noun before it")


def _speaker(name: str | None, pattern: str) -> Speaker | None:
    return Speaker(name, pattern) if name else None


def _borne(words: str, position: int, cast: Cast) -> str | None:
    """Whom the first noun behind an article stands for."""
    generic = _GENERIC.search(words)
    return cast.bearer(generic["noun"], position) if generic else None


def tells_of_somebody(text: str, sentence: Span, cast: Cast) -> bool:
    """Whether a sentence has a person or a pronoun in it, or begins with an organisation, who can be the speaker."""
    people, organisations = cast.within(sentence.start, sentence.end)
    words = text[sentence.start : sentence.end]
    if people or re.search(rf"\b{_SUBJECT_PRONOUN}\b", words, re.IGNORECASE):
        return True
    if unlisted.surname_in(words, cast.people):
        return True
    return bool(organisations) and len(text[sentence.start : organisations[0].start].split()) <= _WORDS_BEFORE_SUBJECT


def _by_office(words: str, position: int, cast: Cast) -> str | None:
    """The person mentioned last, where an office that nobody was given speaks: `, aldus de woordvoerster`."""
    office = _OFFICE.match(words)
    last = cast.last_person(position) if office and office["noun"].lower() not in _BODIES else None
    return last.name if last and last.role is None else None


def is_attribution(text: str, segment: Span, cast: Cast) -> bool:
    """Whether the words behind a quotation attribute it."""
    return _attribution_at(text, segment, cast) is not None


def has_speech_verb(words: str) -> bool:
    """Whether a verb of speaking is among the words."""
    return any(match.group().lower() in words_of("speech_verbs") for match in _WORD.finditer(words))


def _attribution_at(text: str, segment: Span, cast: Cast) -> int | None:
    """Where an attribution begins right behind a quotation: at a verb of speaking among the first words, or at any
    verb that a person or a pronoun follows (`", moppert Axel`)."""
    detached = segment.start > 0 and bool(_DETACHED.search(text[max(0, segment.start - 2) : segment.start + 1]))
    if detached and (so := _SO.match(text, segment.start, segment.end)):
        return so.start("so")
    inverted = _INVERSION.match(text, segment.start, segment.end)
    if inverted:
        people, _ = cast.within(inverted.end("verb"), inverted.end("verb") + _SUBJECT_WITHIN)
        people = people if detached or inverted["verb"] in words_of("speech_verbs") else []
        if inverted["pronoun"] or (people and "," not in text[inverted.end("verb") : people[0].start]):
            return inverted.start("verb")
    for count, match in enumerate(_WORD.finditer(text, segment.start, segment.end)):
        word = match.group()
        if word.lower() in (words_of("speech_verbs") if detached else _PLAIN_VERBS):
            return match.start()
        if count >= 3 or (count == 0 and word[0].isupper()):
            break
    return None


def _nearest_to_verb(text: str, segment: Span, people: Sequence[Person]) -> Person:
    """The person right behind the verb ("zegt Bruines: "), else the first of the sentence: its subject."""
    for match in _WORD.finditer(text, segment.start, segment.end):
        if match.group().lower() in words_of("speech_verbs"):
            behind = [p for p in people if p.start >= match.end()]
            between = text[match.end() : behind[0].start] if behind else ""
            if behind and people[0].start > match.start() and len(between) < 60:
                return behind[0]
            return people[0]
    return people[0]


def _antecedent(text: str, position: int, cast: Cast) -> str | None:
    """Whom a pronoun stands for: the first person of the last sentence that names one, as its subject comes first."""
    last = cast.last_person(position)
    if last is None:
        return None
    start = max(text.rfind(mark, 0, last.start) for mark in ("\n", ". ", "! ", "? "))
    people, _ = cast.within(start + 1, last.end)
    return people[0].name


def _named_otherwise(text: str, start: int, organisation: int) -> bool:
    """Whether another capitalised name comes before the organisation: then that one speaks, though unknown."""
    names = [m for m in _WORD.finditer(text, start, organisation) if m.group()[0].isupper()]
    return bool(names)


def _within(mentions: Sequence[_Kind], start: int, end: int) -> list[_Kind]:
    index = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = []
    while index < len(mentions) and mentions[index].start < end:
        found.append(mentions[index])
        index += 1
    return found
