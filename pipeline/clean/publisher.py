"""The sender of a text that has no metadata, where the text itself says so plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.repeats import key_of

_TYPE = (
    r"(?:Gemeente|Provincie|Stad|Ministerie van|Waterschap|Hoogheemraadschap|Universiteit|Hogeschool|Stichting|"
    r"Woonstichting|Woningcorporatie|Vereniging|Vakbond|Politie|Museum|Bibliotheek|Brouwerij|Zorggroep|Vzw|Koninklijke)"
)
_HEAD = re.compile(rf"(?:Logo (?:van )?)?({_TYPE} [A-ZÀ-Ý'’][^|·•.,:?!]{{1,50}}?)(?: logo)?")
# A name of its own above the text, as that of a site or the head of a letter: `Wasserij Van Loo | Persbericht`.
_WORD = r"[A-ZÀ-Ý][\w'’&.-]*"
_ABOVE = re.compile(
    rf"(?:Logo (?:van )?)?({_WORD}(?: (?:{_WORD}|van|voor|de|der|den|en|het|&)){{1,7}}?)(?: logo)?"
    r"(?: ?[|·] ?(?:Persbericht|Pers|Nieuws))?"
)
_TOP = 15  # lines
_SOURCE = re.compile(r"Bron: ?([A-ZÀ-Ý][^|·•:]{2,60}?) ?[|·•].*")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?\s*([A-ZÀ-Ý][^|·•,©]{1,60}?)"
    r"(?:\s+(?:19|20)\d\d)?(?:\s*[|·•,].*|\s+[-–]\s.*|\. .*)?",
    re.I,
)
_ABOUT = re.compile(r"Over ((?!(?:de|het|deze|dit|ons|onze|een)\b)\S.{1,60}?) ?:?")
_LEGAL = re.compile(r",? (?:[NB]\.?V\.?|nv|bv|vzw|S\.?A\.?)$", re.I)
_MOST_WORDS = 7


def publisher_in_text(lines: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """The sender by a source line, a copyright line, the name of the site above the text, or a closing `Over X`.

    A name counts only where the release itself has it too: portals and makers of sites put their own on a page.
    """
    release = key_of(" ".join(paragraph for paragraph in paragraphs if not _ABOUT.fullmatch(paragraph)))
    above = [line for line in lines[:_TOP] if line not in paragraphs]
    places = ((_SOURCE, lines), (_HEAD, lines), (_COPYRIGHT, lines), (_ABOUT, paragraphs), (_ABOVE, above))
    for pattern, where in places:
        names = {
            match[1].strip(): None
            for line in where
            if len(line) <= 120 and (match := pattern.fullmatch(line.strip())) and _is_name(match[1])
        }
        known = [name for name in names if _is_known(name, release)]
        if len(known) == 1:
            return _with_type(known[0], paragraphs)
    return None


def _is_name(name: str) -> bool:
    is_short = len(name.split()) <= _MOST_WORDS and (_LEGAL.search(name) or not name.endswith((".", "?", "!")))
    return bool(is_short) and name[0].isupper() and "rechten voorbehouden" not in name.lower()


def _is_known(name: str, release: str) -> bool:
    """Whether the release has the name, without its legal form, or what follows its type word: a municipality's."""
    bare = key_of(_LEGAL.sub("", name))
    proper = key_of(re.sub(rf"{_TYPE} ", "", name))
    return bare in release or (len(proper) > 3 and proper in release)


def _with_type(name: str, paragraphs: Sequence[str]) -> str:
    """The name with the type word that the text puts before it: `Het Baken` is `Woonstichting Het Baken`."""
    typed = re.search(rf"\b{_TYPE} {re.escape(name)}(?!\w)", " ".join(paragraphs)[:20_000])
    return typed[0] if typed else name
