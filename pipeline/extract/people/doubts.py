"""What speaks against a person where a name of persons stands: a ship, a shop, a bakery, a field of work."""

from __future__ import annotations

from functools import lru_cache

from pipeline.extract import wordlists
from pipeline.extract.dictionary import is_common_word
from pipeline.extract.given_names import is_first_name
from pipeline.extract.people.functions import is_role, is_role_word
from pipeline.extract.words import Words

_LIST = "people_words"
_SHORTEST_FIELD = 9  # letters: surnames that are words are shorter
_FIELD_ENDINGS = ("wetenschap", "wetenschappen", "kunde", "handel", "beleid", "zorg", "logie", "huishouding")


def is_called_after(words: Words, first: int, stop: int) -> bool:
    """Whether what bears the name is a thing or a body: "veerboot Willem Barentsz", "Jansen & Co.", "Jo Bos Park"."""
    if first and words.joined(first) and _is_bearer(words.forms[first - 1], words.opens(first - 1)):
        return True
    if words.forms[stop - 1] in wordlists.words(_LIST, "no ends of names"):
        return True
    return _is_firm(words, first, stop)


def _is_firm(words: Words, first: int, stop: int) -> bool:
    """Whether `&` links a name to what no person is: "Jansen & Co.", "Van Dongen & Van Dongen"."""
    linked = stop < len(words) and words.gap(stop) == " & " and words.capital(stop)
    if linked and not is_first_name(words.forms[stop]) and words.lower[stop] not in ("de", "het"):
        return True
    before = first - 1
    return first > 0 and words.gap(first) == " & " and words.capital(before) and not _names_before(words, before)


def _names_before(words: Words, at: int) -> bool:
    """Whether a first name stands at word `at` or up to three words before it."""
    return any(is_first_name(words.forms[n]) for n in range(max(0, at - 3), at + 1))


@lru_cache(50_000)
def _is_bearer(form: str, opens: bool) -> bool:
    """Whether a noun is for something that is called after people; with a capital only where no sentence begins."""
    lower = form.lower()
    if form != lower and opens:
        return False
    if is_role_word(form) or lower.endswith("houderij"):
        return False  # "portefeuillehouder varkenshouderij W. Poppinga"
    return lower in wordlists.words(_LIST, "called after people") or lower.endswith(
        tuple(wordlists.words(_LIST, "endings of what is called after people"))
    )


def is_field(words: Words, at: int) -> bool:
    """Whether a single word behind a role is its field: "hoogleraar Verplegingswetenschap", "vicerector Innovatie"."""
    lower = words.lower[at]
    if len(lower) < _SHORTEST_FIELD or is_first_name(words.forms[at]) or is_role(words, at):
        return False
    return is_common_word(lower) or lower.endswith(_FIELD_ENDINGS)


def is_title_alone(words: Words, first: int, stop: int) -> bool:
    """Whether the last word of a stretch names a function: "Vlaamse CEO", "Nationaal Coördinator"."""
    form = words.forms[stop - 1]
    return (
        stop - first > 1
        and is_role(words, stop - 1)
        and form not in wordlists.words(_LIST, "role surnames")
        and not is_first_name(words.forms[first])
        and words.forms[first][-1] != "."
    )
