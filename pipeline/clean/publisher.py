"""The sender of an article by what stands in it and around it, where that says so plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from pipeline.clean.repeats import key_of

# Kinds of business that are part of a name wherever they stand before one with a capital.
_TRADE = (
    "Scheepswerf|Drukkerij|Chocolaterie|Aannemersbedrijf|Bouwbedrijf|Bakkerij|Rederij|Wasserij|Kwekerij|"
    "Transportbedrijf|Installatiebedrijf"
)
_TYPE = (
    r"(?:Gemeente|Provincie|Stad|Ministerie van|Waterschap|Hoogheemraadschap|Universiteit|Hogeschool|Stichting|"
    r"Woonstichting|Woningcorporatie|Vereniging|Vakbond|Politie|Politiezone|Hulpverleningszone|Museum|Bibliotheek|"
    rf"Brouwerij|Zorggroep|Vzw|Koninklijke|{_TRADE})"
)
_TO_HOME = r"(?: logo)?(?:[,–-]? ?(?:ga )?(?:terug )?naar (?:de )?(?:home ?page|home|startpagina|voorpagina))?"
_HEAD = re.compile(rf"(?:Logo (?:van )?)?({_TYPE} [A-ZÀ-Ý'’][^|·•.,:?!]{{1,50}}?){_TO_HOME}")
# A name of its own above the text, as that of a site or the head of a letter: `Wasserij Van Loo | Persbericht`.
_WORD = r"[A-ZÀ-Ý][\w'’&.-]*"
_ABOVE = re.compile(
    rf"(?:Logo (?:van )?)?({_WORD}(?: (?:{_WORD}|van|voor|de|der|den|en|het|&)){{1,7}}?){_TO_HOME}"
    r"(?: ?[|·–-]? ?(?:Persbericht|PERSBERICHT|Persmededeling|PERSMEDEDELING)(?: [\d/.-]{1,12})?|"
    r" ?[|·] ?(?:Pers|Nieuws))?"
)
_BEFORE, _BEHIND = re.compile(rf"(?:{_WORD} ){{0,2}}"), re.compile(rf"(?: {_WORD}){{0,2}}")
# A type that opens a sentence may be a word about a name (`Vakbond FNV`), unless it is hardly ever that.
_TYPE_AMID = re.compile(
    rf"(?<=[a-zà-ÿ,] ){_TYPE} |\b(?:Gemeente|Provincie|Ministerie van|Waterschap|Hoogheemraadschap|Universiteit|"
    rf"Hogeschool|Stichting|Woonstichting|Koninklijke|{_TRADE}) "
)
_ANY_WORD = re.compile(r"\w[\w'’&-]*")
_DEPARTMENT = re.compile(
    r"^(?:(?:Corporate )?Communicatie|Persdienst|Perscontact|Pers|Persvoorlichting|Voorlichting|Woordvoering|Redactie|"
    r"Nieuws|Press|Info)(?:dienst|afdeling)?(?: van)? (?=[A-ZÀ-Ý])"
)
_SHORT_TYPES = {"PZ": "Politiezone", "HVZ": "Hulpverleningszone", "Gem.": "Gemeente", "Prov.": "Provincie"}
_TOP = 15  # lines
_LONGEST_LINE = 120  # characters
_MOST_NAMES = 50  # that are looked for in the article
_MUCH_TEXT = 20_000  # characters of an article; names stand among the first of them
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+", re.I)
_LABEL = re.compile(
    r"(?:^(?:afzender|organisatie|verantwoordelijke organisatie|uitgever)\s?[:\t]|"
    r"(?:^|[\d|·•,] ?)(?:uitgegeven|verstuurd|verzonden|verspreid|ingezonden) door:?\s)\s*(\S.*)?$",
    re.I,
)
_SOURCE = re.compile(r"Bron: ?([A-ZÀ-Ý][^|·•:]{2,60}?) ?[|·•].*")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?\s*([A-ZÀ-Ý][^|·•,©]{1,60}?)"
    r"(?:\s+(?:19|20)\d\d)?(?:\s*[|·•,].*|\s+[-–]\s.*|\. .*)?",
    re.I,
)
_ADDRESS = re.compile(
    rf"(?:[^|]{{1,40}} \| ){{0,6}}({_WORD}(?: (?:{_WORD}|van|voor|de|der|den|en|het|&)){{0,6}}?)"
    r"(?: (?:vzw|nv|bv|B\.V\.|N\.V\.))?(?:, | [–—|·•-] )[^,|]{3,40} \d+\w?(?:, | [–—|·•-] )\d{4} ?[A-Z][^,]{1,40}.*"
)
_ABOUT = re.compile(r"Over ((?!(?:de|het|deze|dit|ons|onze|een)\b)\S.{1,60}?) ?:?")
_NO_PART = re.compile(r"(?:Over|Naar|Mijn|Bij|Contact|Nieuws|Persbericht|Logo|Lees|Meer|Werken|Volg|Welkom)\b")
LEGAL = re.compile(r",? (?:[NB]\.?V\.?|nv|bv|vzw|S\.?A\.?)$", re.I)
_HALF_LEGAL = re.compile(r",? [NB]\.V$")  # the full stop went with the sentence behind it
_MOST_WORDS = 7


def sender_of(stated: str | None, lines: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """The name that a line calls the sender, else the one stated by metadata, as full as the page has it elsewhere.

    `lines` are those of the whole page, `paragraphs` those of the article. A stated name that is the address of a
    site gives way to a name in the text.
    """
    in_release = frozenset(paragraphs)
    if labelled := _labelled([line for line in lines if line not in in_release]):
        return labelled
    if stated and len(stated) > _LONGEST_LINE:
        return stated
    name = None if stated and _SITE.fullmatch(stated) else stated
    if name:
        name = _written_out(name, paragraphs)
    else:
        name = publisher_in_text(lines, paragraphs) or (_named_as(stated, paragraphs) if stated else None) or stated
    return _fuller(name, lines, paragraphs) if name else None


def _named_as(site: str, paragraphs: Sequence[str]) -> str | None:
    """The name in the article that the address of a site is made of: `hetkruispunt.be` is `Het Kruispunt`."""
    label = site.lower().removeprefix("www.").split(".")[-2].replace("-", "")
    release = " ".join(paragraphs)[:_MUCH_TEXT]
    words = list(_ANY_WORD.finditer(release))
    for at, first in enumerate(words):
        if not first[0][0].isupper() or not label.startswith(key_of(first[0])):
            continue
        for last in words[at : at + _MOST_WORDS]:
            if key_of(release[first.start() : last.end()]) == label:
                return release[first.start() : last.end()]
    return None


def _written_out(name: str, paragraphs: Sequence[str]) -> str:
    """A name without the department before it, and with its type in full, where the article has it so."""
    release = "\n".join(paragraphs)[:_MUCH_TEXT]
    rest = _DEPARTMENT.sub("", name)
    short, _, proper = rest.partition(" ")
    if proper and (full := _SHORT_TYPES.get(short)) and f"{full} {proper}".lower() in release.lower():
        return f"{full} {proper}"
    return rest if rest != name and rest in release else name


def _labelled(lines: Sequence[str]) -> str | None:
    """The name behind `Afzender:`, `Organisatie:` or `Uitgegeven door`, on the same line or the next."""
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or not (match := _LABEL.search(line)):
            continue
        name = (match[1] or (lines[at + 1] if at + 1 < len(lines) else "")).strip()
        if name and _is_name(name) and len(name) <= _LONGEST_LINE // 2:
            return name
    return None


def _fuller(name: str, lines: Sequence[str], paragraphs: Sequence[str]) -> str:
    """The name with the type before it or the words behind it that the page and the article both give it."""
    typed = _with_type(name, paragraphs)
    if typed != name:
        return typed
    release = "\n".join(paragraphs)[:_MUCH_TEXT]
    longer = (
        line
        for line in dict.fromkeys(lines)
        if name in line
        and len(line) <= _LONGEST_LINE
        and LEGAL.sub("", line) != name
        and not _NO_PART.match(line)
        and _is_longer(line, name)
    )
    known = [line for line in islice(longer, _MOST_NAMES) if _has_name(release, line, name)]
    return known[0] if len(known) == 1 else name


def _is_longer(line: str, name: str) -> bool:
    """Whether a line is nothing but the name with a word or two before or behind it."""
    before, _, after = line.partition(name)
    return _BEFORE.fullmatch(before) is not None and _BEHIND.fullmatch(after) is not None


def _has_name(release: str, longer: str, name: str) -> bool:
    """Whether the article has the longer name; what comes before the name in it must stand amid a sentence there."""
    if longer.startswith(name):
        return longer in release
    return re.search(rf"[a-zà-ÿ] {re.escape(longer)}(?!\w)", release) is not None


def publisher_in_text(lines: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """The sender by a source line, a copyright line, the name of the site above the text, or a closing `Over X`.

    A name counts only where the release itself has it too: portals and makers of sites put their own on a page.
    """
    release = key_of(" ".join(paragraph for paragraph in paragraphs if not _ABOUT.fullmatch(paragraph)))
    in_release = frozenset(paragraphs)
    outside = [line for line in lines if line not in in_release]
    above = [line for line in lines[:_TOP] if line not in in_release]
    places = (
        (_SOURCE, lines),
        (_COPYRIGHT, lines),
        (_ADDRESS, lines),
        (_HEAD, outside),
        (_ABOUT, paragraphs),
        (_ABOVE, above),
    )
    for pattern, where in places:
        names = {
            match[1].strip(): None
            for line in where
            if len(line) <= _LONGEST_LINE and (match := pattern.fullmatch(line.strip())) and _is_name(match[1])
        }
        known = [name for name in islice(names, _MOST_NAMES) if _is_known(name, release)]
        if len(known) == 1:
            return _with_type(_HALF_LEGAL.sub("", known[0]), paragraphs)
    return None


def _is_name(name: str) -> bool:
    is_short = len(name.split()) <= _MOST_WORDS and (LEGAL.search(name) or not name.endswith((".", "?", "!")))
    return bool(is_short) and name[0].isupper() and "rechten voorbehouden" not in name.lower()


def _is_known(name: str, release: str) -> bool:
    """Whether the release has the name, without its legal form, or what follows its type word: a municipality's."""
    bare = key_of(LEGAL.sub("", name))
    proper = key_of(re.sub(rf"{_TYPE} ", "", name))
    return bare in release or (len(proper) > 3 and proper in release)


def _with_type(name: str, paragraphs: Sequence[str]) -> str:
    """The name with the one type word that the text puts before it: `Het Baken` is `Woonstichting Het Baken`."""
    if re.match(rf"{_TYPE}(?!\w)", name):
        return name
    release = "\n".join(paragraphs)[:_MUCH_TEXT]
    if f" {name}" not in release:
        return name
    typed = {
        release[match.start() : match.end() + len(name)]
        for match in _TYPE_AMID.finditer(release)
        if release.startswith(name, match.end())
        and not release[match.end() + len(name) : match.end() + len(name) + 1].isalnum()
    }
    return typed.pop() if len(typed) == 1 else name
