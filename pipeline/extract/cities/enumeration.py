"""Places in a row: what stands beside a certain place, joined by a comma, a dash or `en`, is a place as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.cities import regions
from pipeline.extract.cities.candidates import Candidate
from pipeline.extract.cities.judge import Verdict
from pipeline.extract.wordlists import words as listed
from pipeline.extract.words import Words

_JOINT = re.compile(
    r"(?: ?\([^()\n]{1,20}\))?"
    r"(?:, | ?/ ?| ?[–—-] ?| & |; |,? (?:en|of|tot|naar|via|als|alsmede) )(?:(?:in|te|naar|bij|uit) )?"
)
_LINKS = frozenset("en of de het".split())
_NO_VERBS = frozenset("niet want echt juist vast best laatst meest slecht licht".split())
_LONGEST_JOINT = 40
_BARE = re.compile(r",? (?:en |of )?(?:de |het )?")


def settle_doubts(words: Words, candidates: Sequence[Candidate], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Verdicts without doubts: by the neighbours in an enumeration, then by the same name elsewhere."""
    settled = list(verdicts)
    joined = [
        0 < second.start - first.end < _LONGEST_JOINT
        and _JOINT.fullmatch(words.text, first.end, second.start) is not None
        for first, second in pairwise(candidates)
    ]
    for at, candidate in enumerate(candidates):
        if settled[at] != "no" and _shares_name(candidate):
            settled[at] = _among_regions(words, candidate, settled[at])
    _spread_provinces(candidates, settled, joined)
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        for at in order:
            beside = at - 1 if order.step > 0 else at + 1
            if settled[at] == "doubt" and settled[beside] == "yes" and joined[min(at, beside)]:
                settled[at] = "yes"
    for at, joint in enumerate(joined):
        pair = (at, at + 1)
        if joint and all(settled[i] == "doubt" and candidates[i].name.mark in ("", "w") for i in pair):
            settled[at] = settled[at + 1] = "yes"
    certain = {c.name.form for c, verdict in zip(candidates, settled, strict=True) if verdict == "yes"}
    return [
        ("yes" if c.name.form in certain and _acts(words, c) else "no") if verdict == "doubt" else verdict
        for c, verdict in zip(candidates, settled, strict=True)
    ]


def _acts(words: Words, candidate: Candidate) -> bool:
    """Whether what follows lets a name of doubtful kind be a subject: `Best krijgt`, not `Best een`, `Echt waar`."""
    first, stop = candidate.first, candidate.stop
    if candidate.name.mark == "n" and words.joined(first) and not words.opens(first):
        return words.lower[first - 1] in listed("place_words", "whence")  # not: moppert Axel
    if (
        candidate.name.mark == ""
        or not words.opens(candidate.first)
        or stop >= len(words)
        or not words.joined(stop)
        or words.shouted(stop)
    ):
        return True
    following = words.lower[stop]
    listed_verbs = listed("place_words", "subject_verb")
    return following in listed_verbs or (len(following) > 3 and following[-1] == "t" and following not in _NO_VERBS)


def _shares_name(candidate: Candidate) -> bool:
    form = candidate.name.form
    return form in listed("place_words", "city_and_province") or form in listed("place_words", "city_and_country")


def _among_regions(words: Words, candidate: Candidate, verdict: Verdict) -> Verdict:
    """A name that is a city's and a province's or country's: the latter beside a province or country."""
    first, stop = candidate.first, candidate.stop
    before = first - 2 if first > 1 and words.lower[first - 1] in ("en", "of") else first - 1
    after = next((at for at in range(stop, min(stop + 3, len(words))) if words.lower[at] not in _LINKS), stop)
    if _is_region(words, before) and _BARE.fullmatch(words.text, words.ends[before], candidate.start):
        return "no"
    if _is_region(words, after) and _BARE.fullmatch(words.text, candidate.end, words.starts[after]):
        return "no"
    if candidate.name.form not in listed("place_words", "city_and_country"):
        return verdict
    where = words.joined(first) and words.lower[first - 1] in listed("place_words", "where")
    if words.joined(first) and words.lower[first - 1] in listed("place_words", "administration"):
        return "yes"
    return "yes" if where and candidate.name.form in ("singapore", "monaco") else "doubt"


def _is_region(words: Words, at: int) -> bool:
    return 0 <= at < len(words) and len(words.forms[at]) > 2 and words.forms[at] in regions.names()


def _spread_provinces(candidates: Sequence[Candidate], settled: list[Verdict], joined: Sequence[bool]) -> None:
    """Of provinces in a row that bear a city's name, one that is a province makes the others provinces."""
    provinces = listed("place_words", "city_and_province")
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        for at in order:
            beside = at - 1 if order.step > 0 else at + 1
            both = {candidates[at].name.form, candidates[beside].name.form} <= provinces
            if both and settled[beside] == "no" and joined[min(at, beside)]:
                settled[at] = "no"
