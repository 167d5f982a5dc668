"""Who speaks: the attribution beside a quotation, read against the people and organisations of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.wordlists import words as words_of
from pipeline.record import Mention, Organisation, Person, Span

_SUBJECT_PRONOUN = r"(?:hij|zij|ze)"
_OBJECT_PRONOUN = r"(?:hem|haar|hen)"
_PRONOUN_BEHIND = re.compile(rf"\w+\W+(?:\w+\W+)?(?:{_SUBJECT_PRONOUN}|{_OBJECT_PRONOUN}|ie)\b", re.IGNORECASE)
_INVERSION = re.compile(rf"[\s,–—-]*(?P<verb>[a-zë]+(?:t|[dt]en?))\b(?:\s+(?P<pronoun>{_SUBJECT_PRONOUN})\b)?")
_SUBJECT_WITHIN = 50
_DETACHED = re.compile("[.,?!…–-]")  # in or behind the closing mark, as Dutch sets an attribution apart
_PLAIN_VERBS = frozenset({"aldus", "zegt", "zei", "vertelt", "vertelde"})  # beyond doubt without it
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GENERIC = re.compile(r"\b(?:de|het|een|onze|deze)\s+(?P<noun>[^\W\d_][\w-]+)", re.IGNORECASE)


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

    def bearer(self, noun: str, before: int) -> Person | Organisation | None:
        """Whom a noun stands for ("de wethouder", "de gemeente"): the last one before whose role or name has it."""
        noun = noun.lower()
        for person in reversed(_within(self.people, 0, before)):
            if person.role and noun in person.role.lower().split():
                return person
        bearers = {o.name: o for o in self.organisations if noun in o.name.lower().split()}
        return next(iter(bearers.values())) if len(bearers) == 1 else None


def speaker_behind(text: str, segment: Span, cast: Cast) -> str | None:
    """The speaker that the words behind a quotation name: `", zegt Bruines`, `", aldus de wethouder`."""
    lead = _attribution_at(text, segment, cast)
    if lead is None:
        return None
    people, organisations = cast.within(lead, segment.end)
    words = text[lead : segment.end]
    first = min((m.start for m in (*people, *organisations)), default=segment.end)
    pronoun = _PRONOUN_BEHIND.match(words)
    if pronoun and lead + pronoun.end() <= first:
        return _antecedent(text, segment.start, cast)
    if people:
        return people[0].name
    if organisations and not _named_otherwise(text, lead, organisations[0].start):
        return organisations[0].name
    generic = _GENERIC.search(words)
    return _name(cast.bearer(generic["noun"], segment.start)) if generic else None


def speaker_before(text: str, segment: Span, cast: Cast, last_speaker: str | None) -> str | None:
    """The speaker that the words before a quotation name: `Wethouder Bruines is enthousiast: "`, `Volgens hem "`.

    A pronoun as subject goes to `last_speaker`, who spoke in the same paragraph, where there is one.
    """
    words = text[segment.start : segment.end]
    if not words.rstrip().endswith(":") and not has_speech_verb(words):
        return None
    return subject_of(text, segment, cast, last_speaker)


def subject_of(text: str, segment: Span, cast: Cast, last_speaker: str | None = None) -> str | None:
    """Whom a sentence is about: a person in it, whom its pronoun stands for, an organisation, or a noun's bearer."""
    people, organisations = cast.within(segment.start, segment.end)
    words = text[segment.start : segment.end]
    if re.search(rf"\b{_SUBJECT_PRONOUN}\b", words, re.IGNORECASE) and (last_speaker or not people):
        return last_speaker or _antecedent(text, segment.start, cast)
    if people:
        return _nearest_to_verb(text, segment, people).name
    if re.search(rf"\bvolgens {_OBJECT_PRONOUN}\b", words, re.IGNORECASE):
        return last_speaker or _antecedent(text, segment.start, cast)
    if organisations:
        return organisations[0].name
    generic = _GENERIC.search(words)
    return _name(cast.bearer(generic["noun"], segment.start)) if generic else None


def is_attribution(text: str, segment: Span, cast: Cast) -> bool:
    """Whether the words behind a quotation attribute it."""
    return _attribution_at(text, segment, cast) is not None


def has_speech_verb(words: str) -> bool:
    """Whether a verb of speaking is among the words."""
    return any(match.group().lower() in words_of("speech_verbs") for match in _WORD.finditer(words))


def _attribution_at(text: str, segment: Span, cast: Cast) -> int | None:
    """Where an attribution begins right behind a quotation: at a verb of speaking among the first words, or at any
    verb that a person or a pronoun follows (`", moppert Axel`)."""
    inverted = _INVERSION.match(text, segment.start, segment.end)
    if inverted:
        people, _ = cast.within(inverted.end("verb"), inverted.end("verb") + _SUBJECT_WITHIN)
        if inverted["pronoun"] or (people and "," not in text[inverted.end("verb") : people[0].start]):
            return inverted.start("verb")
    detached = segment.start > 0 and bool(_DETACHED.search(text[max(0, segment.start - 2) : segment.start + 1]))
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


def _within(mentions: Sequence[Mention], start: int, end: int) -> list:  # type: ignore[type-arg]
    index = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = []
    while index < len(mentions) and mentions[index].start < end:
        found.append(mentions[index])
        index += 1
    return found


def _name(mention: Person | Organisation | None) -> str | None:
    return mention.name if mention else None
