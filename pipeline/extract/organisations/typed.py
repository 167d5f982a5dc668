"""Organisations that show by a type word or a legal form what they are: `Stichting X`, `Y Groep`, `Z B.V.`"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.bounds import foreign_end, place_end, proper_end, run_end, run_start, topic_end
from pipeline.extract.organisations.listed import begins_listed
from pipeline.extract.organisations.nouns import describes
from pipeline.extract.overlap import Candidate
from pipeline.extract.places import is_place, may_be_place
from pipeline.extract.words import Words, is_acronym, name_length

_LIST = "type_words"
_TAKES_VAN = frozenset(
    ["universiteit", "universiteiten", "hogeschool", "hogescholen", "ministeries", "museum", "academie", "ocmw"]
)
_ONE_MINISTRY = frozenset(["ministerie", "departement", "fod"])
_MINISTRIES = _ONE_MINISTRY | {"ministeries", "fod's"}
_LEADING_FORMS = frozenset(["NV", "BV", "VZW", "vzw", "N.V.", "B.V.", "v.z.w.", "CVBA"])
_IN_NAMES = frozenset(["prins", "prinses", "koning", "koningin", "graaf", "baron", "generaal", "admiraal", "meester"])
_TERRITORIES = frozenset(["gemeente", "gemeenten", "gemeentes", "provincie", "provincies", "stad"])
_WITHIN = frozenset(["in", "uit", "binnen", "buiten", "rond", "boven"])
_AT_SITES = frozenset(["in", "op", "naar", "vanaf", "rond", "nabij"])
_SPELLED = frozenset(["voor", "van", "tot", "tegen"])
_VERBS = frozenset("is was heeft had wordt werd zijn hebben worden kan zal wil moet die dat".split())
_LONGEST_TOPIC = 9  # words in small letters up to the bracket with the abbreviation
_NUMBERED = frozenset(["Fonds", "Studio", "Radio", "Stichting", "Theater", "Club", "Atelier", "Team", "Platform"])
_COUNTED = frozenset(["miljoen", "miljard", "euro", "procent", "leden", "mensen", "keer", "jaar", "uur"])
_AFTER_COMMA = frozenset(["Inc", "Inc.", "Ltd", "Ltd.", "LLC"])
_SHORTEST_COMPOUND = 3  # letters before the suffix: `Fietsersbond`


def find_typed(words: Words) -> Iterator[Candidate]:
    """Names with a type word or a legal form, in their bounds."""
    kinds = {form: kind for form in set(words.forms) if (kind := _kind_of(form))}
    for at in [at for at, form in enumerate(words.forms) if form in kinds]:
        form, lower = words.forms[at], words.lower[at]
        span = _span(words, at, kinds[form])
        if span and not words.shouted(at) and not is_territory(words, at) and not _is_source_or_site(words, *span):
            first, stop = span
            stop = _with_number(words, stop) if form in _NUMBERED or lower in _NUMBERED else stop
            end = words.starts[stop - 1] + name_length(words.forms[stop - 1]) if stop > at + 1 else words.ends[at]
            yield Candidate(words.starts[first], end, "organisation", _evidence(form, first, stop))


@lru_cache(50_000)
def _kind_of(form: str) -> str:
    """What kind of type word a word is: the section of the list that decides; empty for other words."""
    lower = form.lower()
    if lower in wordlists.words(_LIST, "small") or lower in wordlists.words(_LIST, "small topic"):
        return "small legal" if form in wordlists.words(_LIST, "legal forms") else "small"
    if lower in wordlists.words(_LIST, "plural"):
        return "plural"
    if form in wordlists.words(_LIST, "legal forms"):
        return "legal"
    if form == lower:
        return ""
    if form in wordlists.words(_LIST, "capital") or form in wordlists.words(_LIST, "foreign"):
        return "capital"
    if form in wordlists.words(_LIST, "tail"):
        return "tail"
    return "compound" if is_body_compound(form) else ""


def _span(words: Words, at: int, kind: str) -> tuple[int, int] | None:
    """The words of the name that a type word of some kind belongs to."""
    if kind == "small":
        return _headed(words, at)
    if kind == "small legal":
        return _with_legal_form(words, at) or _headed(words, at)
    if kind == "plural":
        return _coordinated(words, at)
    if kind == "legal":
        return _with_legal_form(words, at)
    if kind == "capital":
        return _behind_description(words, at) or _headed(words, at) or _numbered(words, at)
    return _tailed(words, at) if kind == "tail" else _compound(words, at)


def is_territory(words: Words, at: int) -> bool:
    """Whether a municipality or province is named as the place where something is: "in de gemeente Zeist"."""
    if words.lower[at] not in _TERRITORIES:
        return False
    before = at - 1 if at and words.lower[at - 1] in ("de", "het", "onze") else at
    return before > 0 and words.joined(before) and words.lower[before - 1] in _WITHIN


def _is_source_or_site(words: Words, first: int, stop: int) -> bool:
    """Whether money comes out of a fund, or something is held on a site: "uit het X-fonds", "op de Y Campus"."""
    before = first - 1 if words.lower[first - 1 : first] in (["de"], ["het"]) and words.joined(first) else first
    if before < 1 or not words.joined(before):
        return False
    preposition = words.lower[before - 1]
    if preposition == "uit" and before < first:
        return words.lower[stop - 1].endswith("fonds")
    sites = wordlists.words(_LIST, "sites")
    return preposition in _AT_SITES and (words.forms[stop - 1] in sites or words.forms[first] == "Campus")


def _numbered(words: Words, at: int) -> tuple[int, int] | None:
    """A type word that only a number follows: `Studio 77`."""
    stop = _with_number(words, at + 1) if words.forms[at] in _NUMBERED else at + 1
    return (at, stop) if stop > at + 1 else None


def _with_number(words: Words, stop: int) -> int:
    """The word behind the number that ends a name: `Fonds 21`, `Studio 100`."""
    number = stop < len(words) and words.joined(stop) and words.forms[stop].isdigit()
    counts = number and stop + 1 < len(words) and words.joined(stop + 1) and words.lower[stop + 1] in _COUNTED
    return stop + 1 if number and not counts else stop


def _evidence(form: str, first: int, stop: int) -> str:
    if form in wordlists.words(_LIST, "legal forms"):
        return "legal form"
    known = wordlists.words(_LIST, "capital") | wordlists.words(_LIST, "tail")
    return "body compound" if stop == first + 1 and form not in known else "type word"


def _behind_description(words: Words, at: int) -> tuple[int, int] | None:
    """The name behind a noun that has its capital from the sentence: "Vakbond FNV", "Brouwerij Palmhout"."""
    if not _only_describes(words, at) or not _goes_on(words, at + 1):
        return None
    return at + 1, proper_end(words, at + 1)


def _headed(words: Words, at: int) -> tuple[int, int] | None:
    """A name that its type word opens (`Stichting X`) or holds (`Nederlandse Vereniging voor X`, `Fries Museum`)."""
    first = _first(words, at) if words.capital(at) else at
    stop = _stop(words, at)
    if stop == at + 1 and (first == at or _only_opens(words, first, at)):
        return None
    return first, stop


def _stop(words: Words, at: int) -> int:
    lower = words.lower[at]
    after = at + 1
    if after >= len(words) or not words.joined(after):
        return after
    if lower in _MINISTRIES:
        return _portfolio_end(words, after)
    ends = [after]
    if words.forms[at] in wordlists.words(_LIST, "foreign"):
        ends.append(_cut(words, after, foreign_end(words, after)))
    if lower in _topic_words():
        ends += [_bracketed_topic_end(words, after) or after, _cut(words, after, topic_end(words, after))]
    if len(ends) > 1:
        return max(ends)
    if lower in _TAKES_VAN and words.lower[after] == "van":
        after += 1
        if after >= len(words) or not words.joined(after) or not words.capital(after):
            return at + 1
    if not words.capital(after):
        return at + 1
    stop = _cut(words, after, place_end(words, after))
    if lower in _TERRITORIES:  # "stad Den Haag Saskia Bruines"
        return next((n for n in range(after + 1, stop) if is_first_name(words.forms[n])), stop)
    return stop


def _bracketed_topic_end(words: Words, at: int) -> int | None:
    """The word before a bracketed abbreviation, where a topic in small letters leads there: `voor dieren (X)`."""
    if words.lower[at] not in _SPELLED:
        return None
    for stop in range(at + 1, min(at + _LONGEST_TOPIC, len(words))):
        gap = words.gap(stop)
        if gap == " (":
            return stop if is_acronym(words.forms[stop]) else None
        if gap not in (" ", ", ") or words.lower[stop] in _VERBS:
            return None
    return None


def _portfolio_end(words: Words, at: int) -> int:
    """The word behind the fields of a ministry: `van Defensie, Justitie en Veiligheid`."""
    first = position = at + (words.lower[at] in ("van", "voor"))
    end = at
    fields = wordlists.words("people_words", "portfolios")
    while position < len(words) and words.capital(position):
        one = words.lower[at - 1] in _ONE_MINISTRY
        if one and position > first and is_acronym(words.forms[position]):
            break  # "het ministerie van Buitenlandse Zaken en RVO"
        end = position + 1
        if is_acronym(words.forms[position]) and words.lower[at - 1] in _ONE_MINISTRY:
            break
        step = end
        if step < len(words) and words.joined(step) and words.lower[step] in ("en", "van"):
            step += 1
        gap = words.gap(step)
        if gap == ", " and not (words.forms[step] in fields and _enumerated(words, step)):
            break
        if gap not in (" ", "\u00a0", ", ", " & "):
            break
        position = step
    return end


def _enumerated(words: Words, at: int) -> bool:
    """Whether the enumeration of fields that word `at` belongs to ends in `en` and a field."""
    fields = wordlists.words("people_words", "portfolios")
    for position in range(at + 1, min(at + 8, len(words))):
        if words.lower[position] == "en":
            return position + 1 < len(words) and words.forms[position + 1] in fields
        if words.forms[position] not in fields:
            return False
    return False


def _coordinated(words: Words, at: int) -> tuple[int, int] | None:
    """Several bodies of a kind in one mention: `gemeenten Aalten, Winterswijk en Berkelland`."""
    if words.lower[at] in _MINISTRIES:
        stop = _portfolio_end(words, at + 1) if at + 1 < len(words) and words.joined(at + 1) else at + 1
        return (at, stop) if stop > at + 1 else None
    position = at + 1
    if position >= len(words) or not words.joined(position):
        return None
    if words.lower[position] == "van":
        position += 1
    end = last = at
    while position < len(words) and words.gap(position) in (" ", ", ", "\u00a0") and words.capital(position):
        last, end = end, place_end(words, position)
        if words.lower[position - 1] == "en":
            return at, end
        position = end
        if position < len(words) and words.joined(position) and words.lower[position] in ("en", "e"):
            position += 1
    return (at, end) if end > at and last == at else None


def _tailed(words: Words, at: int) -> tuple[int, int] | None:
    """A name that its type word closes: `Ahold Groep`."""
    first = _first(words, at)
    if first and words.joined(first) and words.lower[first - 1] in wordlists.words(_LIST, "before fields"):
        return None  # "lector Begrijpelijke Techniek"
    return (first, at + 1) if first < at and not _only_fields(words, first, at) else None


def _with_legal_form(words: Words, at: int) -> tuple[int, int] | None:
    """A name before its legal form (`Coteq B.V.`), or behind it where nothing stands before (`vzw Deelgoed`)."""
    form = words.forms[at]
    before = _first(words, at) if at and words.joined(at) and words.capital(at - 1) else at
    if at and words.gap(at) == ", " and words.capital(at - 1) and form in _AFTER_COMMA:
        before = run_start(words, at - 1)
    if before < at:
        return before, at + 1
    if form in _LEADING_FORMS and at + 1 < len(words) and words.joined(at + 1) and words.capital(at + 1):
        return at, run_end(words, at + 1)
    return None


def _compound(words: Words, at: int) -> tuple[int, int] | None:
    """A capitalised compound with a type word for its head: `Fietsersbond`, `Vlaamse Scholierenkoepel`."""
    first = _first(words, at)
    goes_on = _goes_on(words, at + 1)
    if first == at and words.opens(at):
        if goes_on and _is_seat(words, at + 1):
            return at, _cut(words, at + 1, place_end(words, at + 1))  # `Imkersbond Bree`
        if not goes_on:
            return None
        stop = proper_end(words, at + 1)
        # "Thuiszorgorganisatie Icare", "Hoogovenbedrijf Corus": the noun describes, the name begins behind it.
        described = _only_describes(words, at) or words.lower[at].endswith("bond") or begins_listed(words, at + 1)
        return (at + 1, stop) if described else (at, max(stop, at + 2))
    stop = _cut(words, at + 1, place_end(words, at + 1)) if goes_on else at + 1
    spelled = _bracketed_topic_end(words, at + 1) if at + 1 < len(words) and words.joined(at + 1) else None
    return first, spelled or max(stop, at + 1)


def _only_describes(words: Words, at: int) -> bool:
    """Whether a noun has its capital from the sentence and describes the name behind: "Netwerkbedrijf Gasunie".

    What the article writes so amid a sentence is a name.
    """
    if not words.opens(at) or words.gap(at)[-1:] == "(" or words.gap(at) == "; ":
        return False
    if not describes(words.lower[at]):
        return False
    return at + 1 >= len(words) or (words.forms[at], words.forms[at + 1]) not in words.pairs_amid


def _is_seat(words: Words, at: int) -> bool:
    """Whether a place follows that is part of the name: `Imkersbond Bree`; "Softwarebedrijf Flink Anders" has none."""
    if not may_be_place(words.forms[at]):
        return False
    return not _only_describes(words, at - 1) or (is_place(words.forms[at]) and run_end(words, at) == at + 1)


def _goes_on(words: Words, at: int) -> bool:
    return at < len(words) and words.joined(at) and words.capital(at)


def _first(words: Words, at: int) -> int:
    """Where the name that holds the type word at `at` begins; what stands before a name is no part of it."""
    first = run_start(words, at)
    outside = _outside()
    for position in range(at - 1, first - 1, -1):
        form = words.forms[position]
        foreign = form in wordlists.words("name_contexts", "nationalities") and position > 0 and words.joined(position)
        legal = form in wordlists.words(_LIST, "legal forms")
        described = _only_describes(words, position)
        if described or legal or foreign or words.lower[position] in outside:
            return position + 1
    return first


def _cut(words: Words, at: int, stop: int) -> int:
    """The end of a name that goes no further than a word with which another name begins."""
    kinds = wordlists.words(_LIST, "small") | wordlists.words(_LIST, "small topic")
    capital = wordlists.words(_LIST, "capital")
    heads = wordlists.words(_LIST, "heads that are no bodies")
    for position in range(at + 1, stop):
        form = words.forms[position]
        named = is_first_name(form) and not is_first_name(words.forms[position - 2])  # `Stichting Rosalie en Virginie`
        headed = position + 1 < stop and (is_body_compound(form) or form in heads)
        begins = words.lower[position] in kinds or form in capital or named or is_acronym(form) or headed
        begins = begins or begins_listed(words, position)
        if begins and words.lower[position - 1] in ("en", "of"):
            return position - 1
        if begins and words.lower[position - 2 : position] == ["van", "het"] and position - 3 > at:
            return position - 2  # "Dienst voor het Bloed van het Rode Kruis"
        if words.lower[position] in ("persdienst", "perscontact", "woordvoerder"):
            return position
    return stop


def _only_opens(words: Words, first: int, at: int) -> bool:
    """Whether the words before a type word have their capital only from the sentence."""
    return first == at or (words.opens(first) and at - first == 1 and words.lower[first] in words.small)


def _only_fields(words: Words, first: int, at: int) -> bool:
    fields = wordlists.words("people_words", "portfolios")
    return all(form in fields for form in words.forms[first:at])


@lru_cache(50_000)
def is_body_compound(form: str) -> bool:
    """Whether a word is a compound of which a type word is the head."""
    lower = form.lower()
    if not form[0].isupper() or "-" in form or form in wordlists.words(_LIST, "not as suffix"):
        return False
    if lower in wordlists.words("people_words", "roles"):
        return False
    return any(
        lower.endswith(suffix) and len(lower) >= len(suffix) + _SHORTEST_COMPOUND
        for suffix in wordlists.words(_LIST, "suffixes")
    )


@cache
def _topic_words() -> frozenset[str]:
    return frozenset(word.lower() for word in wordlists.words(_LIST, "topic") | wordlists.words(_LIST, "small topic"))


@cache
def _outside() -> frozenset[str]:
    """Words that stand before a name and never inside it, in small letters."""
    people = (wordlists.words("people_words", section) for section in ("roles", "speech verbs", "contact words"))
    return frozenset(word.lower() for words in people for word in words) - _IN_NAMES
