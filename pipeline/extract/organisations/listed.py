"""Organisations that stand on the list of bodies of the Netherlands, Belgium, Europe and the world."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.extract import wordlists
from pipeline.extract.given_names import is_first_name
from pipeline.extract.organisations.bounds import OF_SURNAMES
from pipeline.extract.overlap import Candidate
from pipeline.extract.places import may_be_place
from pipeline.extract.words import Words, base_form, is_acronym, lower_words

_ALIAS = " = "
_AMBIGUOUS = " ?"
_SERVICES = frozenset(["brands", "platforms"])
_INSIDE = frozenset(["van", "de", "den", "der", "het"])
_BROADCASTERS = frozenset(["RTL", "NPO", "SBS", "VTM", "Radio"])
_COUNTED = frozenset(["miljoen", "miljard", "procent", "keer", "euro", "jaar", "uur", "programma's", "zenders"])
_USED = frozenset(["op", "via"])
_ADVERBS = frozenset(["ook", "zowel", "bij", "voor", "via", "door", "volgens", "vooral", "zelfs", "en", "maar"])
_AND = frozenset(["en", "of"])
_MAKERS = frozenset(["companies", "brands", "belgium"])
_BEFORE_MODELS = frozenset(["de", "een", "type", "merk", "modellen", "toestel", "twee", "drie", "vier", "nieuwe"])
_PART_OF_COUNTRY = re.compile(r"(?:Noord|Oost|Zuid|West|Midden)(?:(?:oost|west)?-(?:en-)?[A-Z]\w+)?")
_WHOLE = frozenset(["parties", "government", "ministries", "europe and world"])
_SERVICE_DESKS = frozenset(
    ["persdienst", "persvoorlichting", "communicatie", "redactie", "ceo", "cfo", "award", "awards"]
)
_ALONE = ""  # the second word of a form of one word
_SHORT = 4  # letters; a shorter abbreviation has no other spelling than its own


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write the name of a listed body."""

    text: str
    lower: str
    n_words: int
    body: int
    section: str
    ambiguous: bool


def find_listed(words: Words) -> Iterator[Candidate]:
    """Listed names; an ambiguous form only where the article names the body in another way, or amid a sentence."""
    hits: list[tuple[int, Form]] = []
    index = _forms_by_first_words()
    following = [*words.lower[1:], ""]
    for at, (name, _) in words.compounds.items():
        if at:
            following[at - 1] = name.lower()  # `ABN AMRO-econoom`
    for at in [at for at, lower in enumerate(words.lower) if lower in index]:
        forms = index[words.lower[at]]
        longer, single = forms.get(following[at], ()), forms.get(_ALONE, ())
        form = next((form for form in (*longer, *single) if _stands(words, at, form)), None)
        if form:
            hits.append((at, form))
    certain = {form.body for _, form in hits if not form.ambiguous}
    used = -1  # the word behind a service that is used, where a list of more of them may go on
    for at, form in hits:
        start = words.starts[at]
        end = start + len(form.text)
        if form.section in _SERVICES and at and _is_used(words, at, used):
            used = at + form.n_words
            continue
        if form.ambiguous and form.body not in certain and not _is_channel(words, at + form.n_words):
            if _alone_amid_sentence(words, at, form):
                yield Candidate(start, end, "organisation", "ambiguous")
        elif form.n_words == 1 and at and words.joined(at) and is_first_name(words.forms[at - 1]):
            continue  # "Jef Colruyt"
        elif at > 1 and words.lower[at - 1] in OF_SURNAMES and words.lower[at - 2] == "van":
            continue  # "Van der Valk"
        elif is_first_name(words.forms[at]) and _surname_follows(words, at + form.n_words):
            continue  # "Marie Claire Van den Bossche"
        else:
            yield _with_what_follows(words, at, form, start, end)


def _surname_follows(words: Words, at: int) -> bool:
    """Whether particles of a surname, with or without a capital, lead to a further capital."""
    particles = wordlists.words("people_words", "particles")
    stop = at
    while stop < len(words) and words.joined(stop) and words.lower[stop] in particles:
        stop += 1
    return at < stop < len(words) and words.joined(stop) and words.capital(stop)


def _is_used(words: Words, at: int, used: int) -> bool:
    """Whether a service is used rather than named as a company: "op Facebook, YouTube en TikTok"."""
    before = words.lower[at - 1]
    if before in _USED and words.joined(at):
        return True
    listed = words.gap(at) == ", " and used == at
    return listed or (before in _AND and used == at - 1 and words.joined(at))


def _with_what_follows(words: Words, at: int, form: Form, start: int, end: int) -> Candidate:
    """A listed name, with the capitals behind it where these make it a branch: `Strukton Rail`, `IVN Groningen`."""
    after = at + form.n_words
    if (
        after < len(words)
        and words.joined(after)
        and words.forms[after] in wordlists.words("type_words", "legal forms")
    ):
        return Candidate(start, words.ends[after], "organisation", "legal form")
    if form.section == "ministries" and words.joined(at) and words.forms[at - 1] in _nationalities():
        return Candidate(words.starts[at - 1], end, "organisation", "listed")
    if _is_channel(words, after):
        return Candidate(start, words.ends[after], "organisation", "listed")
    if form.section in _MAKERS and _is_model(words, at, after):
        return Candidate(start, words.ends[after], "other", "no name")
    if form.section == "government" and _is_part_of_country(words, after):
        return Candidate(start, words.ends[after], "organisation", "listed")  # `Rijkswaterstaat Oost-Nederland`
    follows = after < len(words) and words.joined(after) and words.capital(after) and not words.shouted(at)
    branch = form.section == "parties" and follows and may_be_place(words.forms[after]) and not form.ambiguous
    if not follows or (form.section in _WHOLE and not branch) or _begins_another(words, after):
        return Candidate(start, end, "organisation", "listed")
    stop = after + 1
    while stop < len(words) and words.joined(stop) and words.capital(stop) and not _begins_another(words, stop):
        stop += 1
    last = base_form(words.forms[stop - 1])
    longer = words.starts[stop - 1] + len(last)
    if form.section == "brands":
        return Candidate(start, longer, "other", "no name")  # `Volkswagen Polo`
    return Candidate(start, longer, "organisation", "brand" if form.section == "companies" else "listed")


def _is_model(words: Words, at: int, after: int) -> bool:
    """Whether a number behind the name of a maker is that of a product: "een Boeing 777-200", "de Fendt 724"."""
    if at == 0 or after >= len(words) or not words.joined(after) or not words.joined(at):
        return False
    code = words.forms[after]
    return words.lower[at - 1] in _BEFORE_MODELS and any(letter.isdigit() for letter in code)


def _is_part_of_country(words: Words, at: int) -> bool:
    return at < len(words) and words.joined(at) and _PART_OF_COUNTRY.fullmatch(words.forms[at]) is not None


def _is_channel(words: Words, at: int) -> bool:
    """Whether a digit is that of a channel (`RTL 4`) and counts nothing."""
    if at >= len(words) or not words.joined(at) or words.forms[at - 1] not in _BROADCASTERS:
        return False
    counts = at + 1 < len(words) and words.joined(at + 1) and words.lower[at + 1] in _COUNTED
    return len(words.forms[at]) == 1 and words.forms[at].isdigit() and not counts


def _nationalities() -> frozenset[str]:
    return wordlists.words("name_contexts", "nationalities")


def _begins_another(words: Words, at: int) -> bool:
    """Whether a word behind a listed name is the first of another name, or no name."""
    form = base_form(words.forms[at])
    lower = form.lower()
    return (
        is_first_name(form)
        or (lower in wordlists.words("name_contexts", "function words") and lower not in _INSIDE)
        or lower in wordlists.words("people_words", "roles")
        or lower in wordlists.words("people_words", "contact words")
        or lower in _SERVICE_DESKS
        or (is_acronym(form) and is_listed(lower))
    )


def begins_listed(words: Words, at: int) -> bool:
    """Whether the name of a listed body begins at a word."""
    forms = _forms_by_first_words().get(words.lower[at])
    if not forms:
        return False
    second = words.lower[at + 1] if at + 1 < len(words) else _ALONE
    return any(_stands(words, at, form) for key in {second, _ALONE} for form in forms.get(key, ()))


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """For each listed form, in small letters, all forms of its body, in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for forms in _bodies():
        lower = tuple(form.lower for form in forms)
        for form in forms:
            if not form.ambiguous:
                found[form.lower] = (*found.get(form.lower, ()), *lower)
    return found


def is_listed(lower: str) -> bool:
    """Whether a name in small letters is certainly that of a body."""
    return lower in aliases()


@cache
def _bodies() -> tuple[tuple[Form, ...], ...]:
    bodies = []
    for number, (section, line) in enumerate(wordlists.items("organisations")):
        forms = []
        for item in line.split(_ALIAS):
            text = item.removesuffix(_AMBIGUOUS).strip()
            forms.append(Form(text, text.lower(), len(lower_words(text)), number, section, item.endswith(_AMBIGUOUS)))
        bodies.append(tuple(forms))
    return tuple(bodies)


@cache
def _forms_by_first_words() -> Mapping[str, Mapping[str, tuple[Form, ...]]]:
    """The forms by their first and second word in small letters, the longest first."""
    found: dict[str, dict[str, list[Form]]] = {}
    for forms in _bodies():
        for form in forms:
            first, second, *_ = [*lower_words(form.text), _ALONE]
            found.setdefault(first, {}).setdefault(second, []).append(form)
    return {
        first: {second: tuple(sorted(forms, key=lambda form: -len(form.text))) for second, forms in seconds.items()}
        for first, seconds in found.items()
    }


def _stands(words: Words, at: int, form: Form) -> bool:
    """Whether the form stands at a word, whole and in a spelling that names it."""
    start = words.starts[at]
    end = start + len(form.text)
    written = words.text[start:end]
    if written.lower() != form.lower:
        return False
    last = at + form.n_words - 1
    if last >= len(words) or (end != words.ends[last] and not _goes_on(words, last, end)):
        return False
    if written == form.text:
        return len(written) >= _SHORT or not words.shouted(at) or written != written.upper()
    if form.n_words > 1:
        surname = words.forms[at].islower() and words.lower[at] in wordlists.words("people_words", "particles")
        if form.text[0].isupper() and surname:
            return False  # "Gerritjan van Oord"
        articled = form.lower.startswith(("de ", "het ")) and written[1:].islower()
        return written != form.lower and not articled  # "De lijn is van ..."
    if form.ambiguous or len(written) < _SHORT:
        return False
    if is_acronym(form.text):
        return written == form.text.capitalize() or written == form.text.upper()
    return written == written.upper() or (form.text == form.lower and written == form.text.capitalize())


def _goes_on(words: Words, last: int, end: int) -> bool:
    """Whether a name may end inside a word: before an `'s`, or before the noun of a compound."""
    compound = words.compounds.get(last)
    if compound and last and words.joined(last) and words.starts[last] + len(compound[0]) == end:
        return True
    return words.text[end : words.ends[last]] in ("'s", "’s") or (
        end > words.ends[last] and not words.text[words.ends[last] : end].isalnum()
    )


def _alone_amid_sentence(words: Words, at: int, form: Form) -> bool:
    """Whether a common word stands alone with a capital that the sentence does not account for."""
    after = at + form.n_words
    return not (
        words.opens(at)
        or words.shouted(at)
        or is_acronym(form.text)
        or (at > 1 and words.joined(at) and may_be_place(words.slice(at - 2, after)))  # "Bergen op Zoom"
        or (words.joined(at) and words.capital(at - 1) and words.lower[at - 1] not in _ADVERBS)
        or (after < len(words) and words.joined(after) and words.capital(after))
    )
