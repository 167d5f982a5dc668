"""Which of the places of one name is meant: by what is said beside it, by the rest of the article, by size."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.cities import regions
from pipeline.extract.cities.candidates import Candidate
from pipeline.extract.cities.gazetteer import Gazetteer, Place
from pipeline.extract.cities.regions import Scope
from pipeline.extract.words import Words

_HOME = {"NL": 1.0, "BE": 0.6}  # what an article says of neither counts as this much
_SAID_BEHIND = re.compile(
    r" ?\((?:[^()\n,]{1,20}, )?(?P<bracket>[^()\n]{1,20})\)|(?:,? in (?:het )?|, )(?P<name>[A-Z][\w-]+)"
)
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_LONGEST_WORD = 50
# Weights in powers of ten of inhabitants: a country that the whole article speaks of outweighs a thousandfold size.
_SAID = 100.0
_AT_HOME = 2.5
_COUNTRY = 3.0
_REGION = 2.5
_NEAR = 2.0
_NEAR_KM = 60.0
_KM_PER_DEGREE = 111.0
_MOST_ANCHORS = 50


class Settler:
    """Chooses among places of one name in one article."""

    def __init__(self, words: Words, gazetteer: Gazetteer, candidates: Sequence[Candidate]) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._bearers: dict[str, list[Place]] = {}
        self._said: dict[str, Scope] = {}
        self._scopes = _named_scopes(words)
        self._anchors: list[Place] = []
        for candidate in candidates:
            scope = self._said_beside(candidate.start, candidate.end)
            if scope:
                self._said.setdefault(candidate.name.form, scope)
            places = self._places(candidate)
            if len(places) == 1:
                self._scopes[Scope(places[0].country, None)] += 1
                self._scopes[Scope(places[0].country, places[0].region)] += 1
                self._anchors.append(places[0])
        shares = {country: self._scopes[Scope(country, None)] + prior for country, prior in _HOME.items()}
        self._share = {country: share / sum(shares.values()) for country, share in shares.items()}
        named = sum(count for scope, count in self._scopes.items() if scope.region) or 1
        self._region_share = {s: count / named for s, count in self._scopes.items() if s.region}
        self._anchors = list(dict.fromkeys(self._anchors))[:_MOST_ANCHORS]
        self._known: dict[tuple[str, Scope | None], Place] = {}

    def place(self, candidate: Candidate) -> Place:
        """The place that a candidate stands for."""
        scope = self.said(candidate)
        key = candidate.name.form, scope
        if key not in self._known:
            self._known[key] = max(self._places(candidate), key=lambda place: self._weight(place, scope))
        return self._known[key]

    def said(self, candidate: Candidate) -> Scope | None:
        """The country or province that the article states for a candidate's name, there or elsewhere."""
        return self._said_beside(candidate.start, candidate.end) or self._said.get(candidate.name.form)

    def ranked(self, candidate: Candidate) -> list[tuple[float, Place]]:
        """The places of a candidate's name with their weights, that of `place` first."""
        scope = self.said(candidate)
        weighed = [(self._weight(place, scope), place) for place in self._places(candidate)]
        return sorted(weighed, key=lambda one: -one[0])

    def _places(self, candidate: Candidate) -> list[Place]:
        name = candidate.name
        if name.form not in self._bearers:
            self._bearers[name.form] = [self._gazetteer.place(number) for number in name.numbers]
        return self._bearers[name.form]

    def _weight(self, place: Place, scope: Scope | None) -> float:
        weight = math.log10(place.population + 100)
        if scope and scope.holds(place.country, place.region):
            weight += _SAID
        elif scope and scope.country == place.country:
            weight += _COUNTRY
        if place.country in _HOME:
            weight += _AT_HOME + _COUNTRY * self._share[place.country]
            weight += _REGION * self._region_share.get(Scope(place.country, place.region), 0.0)
        elif self._scopes[Scope(place.country, None)]:
            weight += _COUNTRY * min(1.0, self._scopes[Scope(place.country, None)] / 4)
        return weight + _NEAR * self._nearness(place)

    def _nearness(self, place: Place) -> float:
        """From 0 to 1, by the distance to the nearest certain place."""
        if place.latitude is None or place.longitude is None:
            return 0.0
        east = _KM_PER_DEGREE * math.cos(math.radians(place.latitude))
        nearest = min(
            (
                math.hypot((a.latitude - place.latitude) * _KM_PER_DEGREE, (a.longitude - place.longitude) * east)
                for a in self._anchors
                if a.latitude is not None and a.longitude is not None
            ),
            default=math.inf,
        )
        return max(0.0, 1 - nearest / _NEAR_KM)

    def country_at(self, start: int, end: int) -> str | None:
        """The country of a place that the gazetteer lacks: the one said beside it, else the article's foremost."""
        scope = self._said_beside(start, end)
        if scope:
            return scope.country
        countries = Counter({s.country: count for s, count in self._scopes.items() if s.region is None})
        return countries.most_common(1)[0][0] if countries else None

    def _said_beside(self, start: int, end: int) -> Scope | None:
        """The country or province right behind (`Bergen (NH)`) or as adjective before (`het Noorse Bergen`)."""
        words = self._words
        before = _WORD_BEFORE.search(words.text, max(0, start - _LONGEST_WORD), start)
        if before and before[1] in regions.adjectives():
            return regions.adjectives()[before[1]]
        behind = _SAID_BEHIND.match(words.text, end, end + _LONGEST_WORD)
        if behind is None:
            return None
        if behind["bracket"]:
            return regions.names().get(behind["bracket"]) or _country_code(behind["bracket"])
        return regions.names().get(behind["name"])


def _country_code(bracket: str) -> Scope | None:
    return Scope(bracket, None) if len(bracket) == 2 and bracket.isupper() else None


def _named_scopes(words: Words) -> Counter[Scope]:
    """How often the article names each country, and each province for itself and its country."""
    found: Counter[Scope] = Counter()
    names, adjectives = regions.names(), regions.adjectives()
    for form in words.forms:
        if form[0].isupper() and len(form) > 3:
            scope = names.get(form) or adjectives.get(form)
            if scope:
                found[scope] += 1
                if scope.region:
                    found[Scope(scope.country, None)] += 1
    return found
