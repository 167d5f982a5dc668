"""Whether the text bears out what a model proposes: features of the place, each with a weight.

The weights are those of a logistic regression over proposals for articles that their model had not seen, made by
`training/weigh.py`; a proposal is taken from even chances on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.unknown import stands_as_party
from pipeline.extract.overlap import Kind
from pipeline.extract.people.functions import is_role
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words, base_form, is_acronym

_ALWAYS = "always"
LEARNT_FROM = "ent_press_sm"  # the model whose proposals gave the weights
_ANOTHER_MODEL = 1.5  # what each further model adds, estimated: no annotated articles carry proposals of two
_UNKNOWN_MODEL = -1.0  # a model that gave no weights is believed less, estimated too
_ARTICLES = frozenset(["de", "het", "een", "deze", "dit", "'t"])
_BESIDE = frozenset("de het een van door bij met voor aan op in uit en naar over als of via volgens is heeft".split())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of whole words that one model or more take for a name."""

    first: int
    stop: int
    kind: Kind
    models: frozenset[str]
    """Which propose it."""
    repeated: bool
    """Whether the same form is proposed as the same kind elsewhere in the article."""
    disputed: bool
    """Whether the same form is proposed as another kind, here or elsewhere."""


def is_borne_out(words: Words, proposal: Proposal) -> bool:
    """Whether the place of a proposal speaks for it more than against; `other` keeps finders away and needs nothing."""
    if proposal.kind == "other":
        return True
    weights = _weights()[proposal.kind]
    total = sum(weights.get(feature, 0.0) for feature in features(words, proposal))
    total += _ANOTHER_MODEL * (len(proposal.models) - 1) + _UNKNOWN_MODEL * (LEARNT_FROM not in proposal.models)
    return total >= 0


def features(words: Words, proposal: Proposal) -> Iterator[str]:
    """What the text shows of a proposal, as names of features."""
    first, stop = proposal.first, proposal.stop
    form = base_form(words.slice(first, stop))
    yield _ALWAYS
    yield f"before: {_before(words, first)}"
    yield f"behind: {_behind(words, stop)}"
    yield "one word" if stop - first == 1 else "several words"
    if words.opens(first):
        yield "one word opens" if stop - first == 1 else "several words open"
    if stop - first == 1 and is_acronym(form):
        yield "abbreviation"
    if proposal.repeated:
        yield "repeated"
    if proposal.disputed:
        yield "disputed"
    if form in words.title:
        yield "in the title"
    if any(is_common_word(words.lower[at]) for at in range(first, stop) if words.capital(at)):
        yield "holds a common word"
    if is_first_name(base_form(words.forms[first])):
        yield "first name"
    if may_be_place(form) or words.forms[first] in words.placed:
        yield "place elsewhere"
    if any(form.islower() for form in words.forms[first:stop]):
        yield "small word inside"
    if _is_cut(words, first, stop):
        yield "cut"
    if stands_as_party(words, first, stop):
        yield "party"
    if _acts(words, stop):
        yield "acts"
    if _speaks(words, first, stop):
        yield "speaks"


def _is_cut(words: Words, first: int, stop: int) -> bool:
    """Whether the name seems to go on outside the stretch: a capital right before it or behind it, or over `van`."""
    return _is_named(words, first - 1, first) or _is_named(words, stop, stop)


def _is_named(words: Words, at: int, joint: int) -> bool:
    """Whether a capital stands at word `at`, or beyond the `van` there, with blanks only between."""
    if not 0 <= at < len(words) or not words.joined(joint):
        return False
    if words.lower[at] == "van":
        step = 1 if at == joint else -1
        at, joint = at + step, joint + step
        if not 0 <= at < len(words) or not words.joined(joint) or is_role(words, at):
            return False
    return words.capital(at) and not words.opens(at)


def _before(words: Words, first: int) -> str:
    """The small word or the mark before a proposal."""
    if not words.joined(first):
        return words.gap(first).strip()[:1] or "line"
    lower = words.lower[first - 1]
    return "article" if lower in _ARTICLES else lower if lower in _BESIDE else "word"


def _behind(words: Words, stop: int) -> str:
    """The small word or the mark behind a proposal."""
    if stop >= len(words) or not words.joined(stop):
        return words.gap(stop).strip()[:1] or "line"
    return words.lower[stop] if words.lower[stop] in _BESIDE else "word"


def _speaks(words: Words, first: int, stop: int) -> bool:
    """Whether a verb of saying stands right before or behind."""
    verbs = wordlists.words("people_words", "speech verbs")
    before = first > 0 and words.joined(first) and words.lower[first - 1] in verbs
    return before or (stop < len(words) and words.joined(stop) and words.lower[stop] in verbs)


def _acts(words: Words, stop: int) -> bool:
    """Whether a verb follows of which organisations are the subject."""
    return stop < len(words) and words.joined(stop) and words.lower[stop] in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return wordlists.words("name_contexts", "verbs of bodies") | wordlists.words("people_words", "speech verbs")


@cache
def _weights() -> Mapping[Kind, Mapping[str, float]]:
    weights: dict[Kind, dict[str, float]] = {"organisation": {}, "person": {}}
    for kind, line in wordlists.items("proposal_weights"):
        feature, weight = line.rsplit(None, 1)
        weights["person" if kind == "people" else "organisation"][feature] = float(weight)
    return weights
