"""Whether a name of the gazetteer stands for a place where it stands: evidence from the words around it.

What a name demands differs (see `gazetteer.Mark`). A person's name or another body's name around it decides against it,
its own administration, a preposition of place, a dateline or a model for it. What neither decides is a `doubt`, which
the rest of the article settles: the same name elsewhere, or a place beside it in an enumeration.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pipeline.extract.cities import regions
from pipeline.extract.cities.candidates import Candidate
from pipeline.extract.cities.spans import Spanned, Spans
from pipeline.extract.entity import Entity, EntityLabel
from pipeline.extract.given_names import is_also_a_word, is_first_name
from pipeline.extract.wordlists import words as listed
from pipeline.extract.words import Words
from pipeline.record import Organisation, Person

Verdict = Literal["yes", "no", "doubt"]


class Judgement(NamedTuple):
    """A verdict and what it rests on."""

    verdict: Verdict
    why: str


_DATELINE = re.compile(  # ROTTERDAM/DEN HAAG (ANP), 12 februari 2021 –
    r"(?: ?/ ?[^\W\d_][^\n–—/-]{1,25})?(?: ?\([^()\n]{1,30}\))?"
    r"(?:(?:, [^\n–—-]{0,40}| \d{1,2} [^\n–—-]{0,20})? ?[–—-] |, (?:\w+dag )?\d{1,2} [a-z]{3,9}\b)"
)
_POSTCODE = re.compile(r"(?:\b\d{4} ?[A-Z]{2} {1,2}|\bB ?-? ?\d{4} |(?:^|[,|•] ?)\d{4} )$", re.MULTILINE)
_ORGANISED = re.compile(
    r"(?:gemeenten?|gemeenteraad van|steden|stad|stadsbestuur van|gemeentebestuur van|ocmw|politie|brandweer) ",
    re.IGNORECASE,
)
_DEMANDS = {  # what else a name may be, by its mark
    "w": "also a word, here with a capital of its own",
    "n": "also a first name, surname or brand",
    "r": "a small place abroad",
}
_BODIES = frozenset("vv fc sv sc kv rechtbank parket gerechtshof universiteit brandweer".split())
_NAMED: tuple[EntityLabel, ...] = ("organisation", "person")
_PARTICLES = frozenset("van de der den ten ter op 't".split())
_ARTICLES = frozenset("de een the del du des di da do la le los las".split())


class Judge:
    """Judges candidates of one article."""

    def __init__(
        self,
        words: Words,
        entities: Sequence[Entity],
        organisations: Sequence[Organisation],
        people: Sequence[Person],
    ) -> None:
        self._words = words
        self._modelled = bool(entities)
        judged = bool(organisations or people)  # then the model's own bodies and persons have had their say
        self._places = Spans(e for e in entities if e.label in ("city", "place"))
        self._others = Spans(e for e in entities if e.label == "name" or (not judged and e.label in _NAMED))
        misread = {person.name for person in people if self._ends_in_place(person)}
        people = [person for person in people if person.name not in misread]
        proposed = {label: [] if judged else [e for e in entities if e.label == label] for label in _NAMED}
        self._organisations = Spans[Organisation | Entity]([*organisations, *proposed["organisation"]])
        self._people = Spans[Person | Entity]([*people, *proposed["person"]])
        self._surnames = frozenset(word for person in people for word in person.name.split()[1:])

    def judgement(self, candidate: Candidate) -> Judgement:
        """Yes, no, or a doubt that the rest of the article settles."""
        if self._is_province(candidate):
            return Judgement("no", "province of that name")
        if self._is_acronym(candidate):
            return Judgement("no", "abbreviation")
        person = self._people.touching(candidate.start, candidate.end)
        if person and not _inside(person, candidate) and not self._is_doubtful(person, candidate):
            return Judgement("no", "part of a person's name")
        body = self._organisations.touching(candidate.start, candidate.end)
        if body and not _inside(body, candidate) and not self._is_doubtful(body, candidate):
            return self._within_organisation(candidate, body)
        if self._addressed(candidate):
            return Judgement("yes", "dateline or postcode")
        before = self._before(candidate)
        if before in listed("place_words", "administration"):
            return Judgement("yes", f"behind {before!r}")
        if self._in_brackets(candidate):
            return Judgement("yes", "in brackets")
        if before in listed("place_words", "venue"):
            return Judgement("no", f"name of a venue, behind {before!r}")
        if self._within_name(candidate):
            heads = candidate.name.mark == "" and self._heads_line(candidate)
            return Judgement("doubt", "heads a line") if heads else Judgement("no", "part of a longer name")
        return Judgement(*self._by_mark(candidate, before))

    def _ends_in_place(self, person: Person) -> bool:
        """`Groen van Best` behind `burgemeester`, and `De Schilde in Den Haag`: a name and a place taken for one."""
        head, link, _ = person.text.rpartition(" in ")
        if link:
            return True
        head, link, _ = person.text.partition(" van ")
        if not link or " " in head or head.endswith(".") or is_first_name(head):
            return False
        at = self._words.index_at(person.start)
        return at is not None and at > 0 and self._words.lower[at - 1] in listed("place_words", "office")

    def _is_doubtful(self, span: Person | Organisation | Entity, candidate: Candidate) -> bool:
        """Whether the words around a place speak against what a model, or a reference to it, took it for."""
        if isinstance(span, Person | Organisation) and span.method not in ("model", "reference"):
            return isinstance(span, Person) and _equal(span, candidate) and self._located(candidate)
        before = self._words.text[span.start : candidate.start]
        if span.end != candidate.end or (any(c.isupper() for c in before) and not self._located(candidate)):
            return False
        if self._located(candidate):
            return True
        if isinstance(span, Person):
            alone = span.name == span.text or self._words.shouted(candidate.first)
            return candidate.name.mark == "" or (candidate.name.mark == "w" and alone)
        return before != "" and candidate.name.mark == "" and before.strip().lower() not in _BODIES

    def _located(self, candidate: Candidate) -> bool:
        """Whether the words before it leave no doubt that a place is meant."""
        before = self._before(candidate)
        return (
            self._addressed(candidate)
            or before in listed("place_words", "where")
            or before in listed("place_words", "administration")
            or (before != "" and self._words.forms[candidate.first - 1] in regions.adjectives())
        )

    def named_by_model(self, candidate: Candidate) -> bool:
        """Whether a model took the candidate for a city or place."""
        entity = self._places.touching(candidate.start, candidate.end)
        return entity is not None and entity.start <= candidate.start and candidate.end <= entity.end

    def _within_organisation(self, candidate: Candidate, body: Organisation | Entity) -> Judgement:
        if _equal(body, candidate):
            certain = candidate.name.mark in ("", "a") and _proposed(body)
            return Judgement("yes" if certain else "doubt", "an organisation bears the name too")
        if _ORGANISED.match(self._words.text, body.start, candidate.start):
            return Judgement("yes", "place of an organisation named after it")
        return Judgement("no", "part of an organisation's name")

    def _is_province(self, candidate: Candidate) -> bool:
        """Whether the name stands for the province that bears it too."""
        if candidate.name.form not in listed("place_words", "city_and_province"):
            return False
        first = max(0, candidate.first - 3)
        near = [self._words.lower[at] for at in range(first, candidate.first) if "\n" not in self._words.gap(at + 1)]
        return not listed("place_words", "province").isdisjoint(near)

    def _is_acronym(self, candidate: Candidate) -> bool:
        piece = self._words.slice(candidate.first, candidate.stop)
        shouted = piece.isupper() and len(piece) > 1 and not self._words.shouted(candidate.first)
        return shouted and not self._addressed(candidate) and (candidate.name.mark != "" or len(piece) < 5)

    def _addressed(self, candidate: Candidate) -> bool:
        """Whether the name opens a dateline or stands behind a postcode."""
        text = self._words.text
        opens_line = candidate.start == 0 or text[candidate.start - 1] == "\n"
        if opens_line and _DATELINE.match(text, candidate.end, candidate.end + 80):
            return candidate.name.mark in ("", "w", "a") or text[candidate.start : candidate.end].isupper()
        return bool(_POSTCODE.search(text, max(0, candidate.start - 12), candidate.start))

    def _in_brackets(self, candidate: Candidate) -> bool:
        """`Sara Leene (Goes)`, `Concertgebouw (Brugge)`."""
        around = (
            self._words.text[max(0, candidate.start - 1) : candidate.start]
            + self._words.text[candidate.end : candidate.end + 1]
        )
        return around == "()" and candidate.name.mark in ("", "w", "a")

    def _before(self, candidate: Candidate) -> str:
        tied = candidate.start > self._words.starts[candidate.first]  # by a hyphen to the place before it
        return self._words.lower[candidate.first - 1] if self._words.joined(candidate.first) and not tied else ""

    def _within_name(self, candidate: Candidate) -> bool:
        """Whether words with capitals beside it, or a person's name before `van`, make it part of another name."""
        words, first, stop = self._words, candidate.first, candidate.stop
        if words.shouted(first):
            return False
        if stop < len(words) and words.joined(stop) and words.capital(stop) and words.ends[stop - 1] == candidate.end:
            return True
        if not self._before(candidate):
            return False
        before = words.forms[first - 1]
        if words.capital(first - 1) and before not in regions.adjectives():
            return not self._merely_opens(first - 1) or (before == "Van" and not self._runs_from(candidate))
        return words.lower[first - 1] in _PARTICLES and self._named_after(first - 1)

    def _heads_line(self, candidate: Candidate) -> bool:
        """`Fietsveer Vlissingen-Breskens`: one word with a capital that any word has there, and the place."""
        words = self._words
        follows = candidate.stop < len(words) and words.joined(candidate.stop) and words.capital(candidate.stop)
        return words.joined(candidate.first) and words.opens(candidate.first - 1) and not follows

    def _merely_opens(self, at: int) -> bool:
        """Whether a word has its capital from the sentence alone."""
        lower = self._words.lower[at]
        return self._words.opens(at) and (lower in listed("place_words", "opening") or lower in self._words.small)

    def _runs_from(self, candidate: Candidate) -> bool:
        """`Van Assen naar Zwolle`, `Van Namen – Aarlen`, at the head of a sentence."""
        stop = candidate.stop
        tied = self._words.gap(stop).strip() in ("–", "—", "-")
        return stop < len(self._words) and (tied or self._words.lower[stop] in ("tot", "naar", "via"))

    def _named_after(self, at: int) -> bool:
        """Whether a first name or initials stand before the particles that end with word `at`: `Jan van der Assen`."""
        words = self._words
        while at > 0 and words.joined(at) and words.forms[at] in _PARTICLES:
            at -= 1
        form = words.forms[at]
        if not words.joined(at + 1) or self._people.touching(words.starts[at], words.ends[at]):
            return False
        if is_also_a_word(form) and at > 0 and words.joined(at) and is_first_name(words.forms[at - 1]):
            return False  # Jolanda Vos van Goes
        return (form.endswith(".") and form[0].isupper()) or is_first_name(form)

    def _by_mark(self, candidate: Candidate, before: str) -> tuple[Verdict, str]:
        where = before in listed("place_words", "where")
        described = candidate.first > 0 and self._words.forms[candidate.first - 1] in regions.adjectives()
        if before in _ARTICLES or (before in ("het", "de") and candidate.name.mark != ""):
            return "no", f"behind {before!r}"
        if described and before:
            return "yes", f"behind {before!r}"
        modelled = self.named_by_model(candidate)
        other = self._others.touching(candidate.start, candidate.end)
        other = None if other and (_inside(other, candidate) or _equal(other, candidate)) else other
        opens = self._words.opens(candidate.first) or self._words.shouted(candidate.first)
        mark = candidate.name.mark
        if mark in ("", "a"):
            return (
                ("doubt", "a model takes it for another name")
                if other and not where
                else ("yes", "a name of nothing else")
            )
        if self._surname(candidate) and not where:
            return "no", "surname of somebody in the article"
        why = f"behind {before!r}" if where else "a model takes it for a place" if modelled else _DEMANDS[mark]
        if mark == "w":
            return ("yes" if where or modelled or not (opens or other) else "doubt"), why
        if mark == "n":
            return ("yes" if where or (modelled and not opens) else "doubt"), why
        return ("yes" if where and (modelled or not self._modelled) else "doubt"), why

    def _surname(self, candidate: Candidate) -> bool:
        return not self._surnames.isdisjoint(self._words.forms[candidate.first : candidate.stop])


def _equal(span: Spanned, candidate: Candidate) -> bool:
    return (span.start, span.end) == (candidate.start, candidate.end)


def _inside(span: Spanned, candidate: Candidate) -> bool:
    """Whether a span is a mere part of the place's name: `Holland` in `Hoek van Holland`."""
    return candidate.start <= span.start and span.end <= candidate.end and not _equal(span, candidate)


def _proposed(body: Organisation | Entity) -> bool:
    """Whether only a model takes a stretch for an organisation."""
    return isinstance(body, Entity) or body.method == "model"
