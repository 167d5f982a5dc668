"""What kind of line a line is: prose, navigation, furniture, icon names, a heading that closes the article, ..."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.clean.days import day_amid, is_day_line
from pipeline.clean.language import is_foreign

_LISTS = Path(__file__).parent / "lists"
_TOKEN = re.compile(r"[^\W_]+(?:['’.@&+-][^\W_]+)*\+?")
_ICON = re.compile(
    r"(?:icon|icons|icoon|ico|fa|fas|far|fab|glyphicon|svg|dashicons|mdi|bi|material-icons|ti|lnr)[-_][a-z0-9][\w-]*"
)
_GLUED_ICON = re.compile(r"(?<=[^\s\w-])(?=(?:icon|glyphicon)[-_][a-z])|(?<=[a-z])(?=icon-[a-z]+(?:\s|$|-))")
_NETWORKS = frozenset(
    """
    twitter linkedin instagram youtube facebook whatsapp pinterest tiktok vimeo flickr mastodon threads bluesky rss
    x mail email e-mail print xing telegram snapchat
    """.split()
)
_LITTLE = frozenset({"en", "of", "de", "het", "een", "op", "via", "in", "x", "nl", "fr", "fy"})
_ENDS_SENTENCE = re.compile(r"[.!?…]['\"”’»)\]]*$")
_SAID = re.compile(r"[“‘«\"„][^“”«»\"„]{25,300}[”’»\"]")  # a quote that stands by itself
_FULL_STOP = re.compile(r"[a-zà-ÿ]{3}[.!?][”’\"']? [A-ZÀ-Ý]")
_BREADCRUMB = re.compile(r"\s(?:>|›|»|→|/|\||\|·|•)\s")
_CONTACT = re.compile(
    r"@[\w-]+\.\w|(?:\+31|\+32|\b0\d{1,3})[\s()/.–-]*(?:\d[\s.–-]*){6,9}\b|\b(?:tel|telefoon|mobiel|e-?mail|t|m|e)\s?[:.]|"
    r"\bwww\.|https?://",
    re.I,
)
_TRAILER = re.compile(
    r"(?:het|dit) (?:bericht|artikel) .{3,200}(?:verscheen eerst|is (?:eerst|als eerste) verschenen) op|"
    r"dit is een origineel (?:pers)?bericht(?: van|\.)|"
    r"(?:the post|this article) .{3,200}(?:appeared first|first appeared) on|"
    r"(?:u|je) ontvangt deze (?:e-?mail|mail|nieuwsbrief|berichten)|(?:this|the) (?:email|e-mail|newsletter) was sent|"
    r"(?:voor )?de inhoud van dit (?:pers)?bericht .{0,60}(?:verantwoordelijk|afzender)|"
    r"de afzender is (?:zelf )?verantwoordelijk|"
    r".{0,80}\b(?:deze )?(?:web)?site (?:is )?(?:gemaakt|gebouwd|ontwikkeld) door\b|we and our \d* ?partners",
    re.I,
)
_DISCLAIMER = re.compile(
    r"(?:niet|geen enkele wijze|zelf|volledig) (?:verantwoordelijk|aansprakelijk) voor de inhoud van "
    r"(?:dit|deze|de|het) (?:pers)?bericht",
    re.I,
)
_LONGEST_DISCLAIMER = 60  # words
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|pdf|zip|mp4|docx?|tiff?)\b|\((?:[a-z]{3,4}\b[,;:]? ?)?[\d.,]+ ?[kmg]b\)|"
    r"^downloads?\b.*(?:beeld|foto|pdf|zip|mb)",
    re.I,
)
_PICTURE_CREDIT = re.compile(
    r"\((?:archief(?:beeld|foto)s?|stock(?:foto|beeld)|persfoto|illustratiebeeld|themabeeld)\b[^()]{0,60}\)\.?$|"
    r"\((?:foto|beeld|fotografie|illustratie|foto's|bron foto|©)\b[^()]{0,60}\)?\.?$|"
    r"[.,|–-] (?:foto|beeld|fotografie|illustratie)\s?: ?[^.:]{2,50}\.?$|"
    r"\w[.,]? [-–] copyright [^.:]{2,50}$|\w[.,]? (?:©|\(c\)) ?[A-ZÀ-Ý][^.:©]{1,50}$|^\[(?:foto|beeld|video)\b.*\]$",
    re.I,
)
# A banner speaks to the reader about this site; an article about cookies or newsletters does not.
_BANNER = re.compile(
    r"\bcookies van derden\b|"
    r"\bcookie\w*\b.*\b(?:(?:deze|onze|de) (?:web)?site|(?:wij|we) (?:gebruiken|plaatsen|maken)|accepte\w+|akkoord|"
    r"(?:uw|jouw|je) (?:toestemming|voorkeur|browser|interesse|instelling)\w*)|"
    r"\b(?:(?:deze|onze) (?:web)?site|(?:wij|we) (?:gebruiken|plaatsen)|accepte\w+)\b.*\bcookie|"
    r"\b(?:schrijf|meld|abonneer) (?:je|u|jou)\b.*\b(?:nieuwsbrief|mailing|updates|mailbox|inbox)|"
    r"\bontvang\b.*\b(?:je|jouw|uw) (?:mailbox|inbox|e-mail)\b",
    re.I,
)
_CALL = re.compile(
    r"(?:nog geen lid|(?:.{0,30}[?!] )?word (?:(?:nu|vandaag|ook|direct) )*(?:lid|donateur|vriend|abonnee)|doneer|"
    r"steun ons|(?:met|voor) (?:€ ?)?\d+(?: euro)? (?:geef|help|steun) (?:je|u|jij)|ja, ik |"
    r"[←→‹›«»<> ]*(?:vorig|volgend)e?(?: bericht| artikel)?: |bekijk: |geplaatst in )|"
    r"(?:#\w+[ ,]*)+$|\d\d?:\d\d(?::\d\d)?$",
    re.I,
)
_COMMENTS = re.compile(
    r"(?:\d+|één|een|geen) (?:reacties?|gedachten?|comments?|responses?) (?:op|over|bij|on|to)\b", re.I
)
_COLOPHON = re.compile(
    r"(?:ingestuurd|ingezonden|geplaatst|gepubliceerd|toegevoegd|geschreven|posted|published|door|by)"
    r" (?:door|op|by|on|admin|redactie)\b",
    re.I,
)
_LONGEST_COLOPHON = 45  # words
_OPENS_PART = re.compile(r"^over \w|\bvoor (?:de )?(?:pers|media|redacties?)\s?:?$", re.I)
_FOR_PRESS = re.compile(r"(?:contact )?(?:voor )?(?:de )?pers ?: ?\w", re.I)
_ROW = re.compile(r"\S.{0,60}?(?: [-–+€%\d][\d.,%()]*){2,}")  # of a table of figures, its columns lost
_LABELLED = re.compile(r"[A-ZÀ-Ý][^\W\d_]{2,14}(?: [^\W\d_]{2,14})?: ?\S")
_PAGER = re.compile(r"\d+ ?(?:/|van) ?\d+")
_COUNT = re.compile(r"\s*\(\d+\)$")
_BULLET = re.compile(r"^(?:[-–—•*▪●○◦·‣✓✔»>]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what can be said about it without its neighbours."""

    text: str
    words: int
    is_prose: bool
    is_furniture: bool
    is_navigation: bool
    is_day: bool
    is_foreign: bool
    closes_article: bool
    opens_release_part: bool
    is_contact: bool
    is_item: bool
    is_labelled: bool
    """Whether it is a fact behind its name: `Waar: Markt, Zottegem`."""

    @property
    def is_gone(self) -> bool:
        """Whether the line is page furniture wherever it stands."""
        return self.is_furniture or self.is_navigation or self.is_day


def judge(text: str) -> Line:
    """Look at one line (without icon names, see `without_icons`)."""
    tokens = _TOKEN.findall(text)
    bare = _COUNT.sub("", text).strip(" :.?!|›>»-–•…[]").lower()
    opens_part = _begins_with(bare, "release_parts.txt") or (len(tokens) <= 8 and _OPENS_PART.search(text) is not None)
    opens_part = opens_part or _FOR_PRESS.match(text) is not None
    furniture = _listed(text.strip().lower(), bare, "furniture_lines.txt") or _TRAILER.match(text) is not None
    furniture = furniture or (len(tokens) <= 12 and _FILE.search(text) is not None)
    furniture = furniture or (len(tokens) <= 70 and _BANNER.search(text) is not None)
    furniture = furniture or (len(tokens) <= 45 and _PICTURE_CREDIT.search(text) is not None)
    furniture = furniture or (len(tokens) <= 15 and _CALL.match(text) is not None)
    furniture = furniture or (
        len(tokens) <= _LONGEST_DISCLAIMER and "voor de inhoud van" in text and _DISCLAIMER.search(text) is not None
    )
    furniture = furniture or (len(tokens) <= 15 and (text.startswith("← ") or text.endswith(" →")))
    furniture = furniture or _PAGER.fullmatch(bare) is not None
    closes = len(tokens) <= 9 and _listed(text.strip().lower(), bare, "after_end.txt")
    closes = closes or (len(tokens) <= 40 and _COMMENTS.match(text) is not None)
    ends = _ENDS_SENTENCE.search(text) is not None
    return Line(
        text=text,
        words=len(tokens),
        is_prose=len(tokens) >= 6 and (ends or len(tokens) >= _least_words(text) or _SAID.fullmatch(text) is not None),
        is_furniture=furniture or not any(c.isalnum() for c in text),
        is_navigation=not opens_part and _is_navigation(text, tokens),
        is_day=is_day_line(text) or _is_colophon(text, len(tokens)),
        is_foreign=len(tokens) >= 3 and is_foreign(text),
        closes_article=closes,
        opens_release_part=opens_part and not ends and len(tokens) <= 14,
        is_contact=len(tokens) <= 40 and _CONTACT.search(text) is not None,
        is_item=_BULLET.match(text) is not None or _ROW.fullmatch(text) is not None,
        is_labelled=len(tokens) <= 25 and _LABELLED.match(text) is not None,
    )


LINK = Line("", 0, False, True, False, False, False, False, False, False, False, False)
"""What a short line that is nothing but a link is taken for without a look."""


def _is_colophon(text: str, words: int) -> bool:
    """Whether a line says who published something and when: `Ingestuurd door Jan op 2 februari 2017 om 10:14.`"""
    return words <= _LONGEST_COLOPHON and _COLOPHON.match(text) is not None and day_amid(text) is not None


def _least_words(text: str) -> int:
    """From how many words a line is prose that does not end as a sentence does."""
    return 10 if text.endswith(":") or _FULL_STOP.search(text) else 20


def without_icons(text: str) -> str:
    """A line without the names of icons at its end or its beginning, also where they are glued to its last word."""
    if "-" not in text and "_" not in text:
        return text
    tokens = _GLUED_ICON.sub(" ", text).split()
    strict = [_is_icon(token) for token in tokens]
    if not any(strict):
        return _without_glued(text)
    loose = [icon or token.lower() in _NETWORKS for icon, token in zip(strict, tokens, strict=True)]
    first, last = 0, len(tokens)
    while last > first and loose[last - 1]:
        last -= 1
    while first < last and loose[first]:
        first += 1
    if not any(strict[last:]):
        last = len(tokens)
    if not any(strict[:first]):
        first = 0
    return _without_glued(" ".join(tokens[first:last]), sure=last < len(tokens))


def without_bullet(text: str) -> str:
    """An item of a list without the sign that opens it (numbers stay)."""
    return text if text.endswith(("-", "–", "—")) else re.sub(r"^[-–—•*▪●○◦·‣✓✔»>]\s+(?=\S)", "", text)


def _without_glued(text: str, *, sure: bool = False) -> str:
    """A line without icon names that are glued to its end: `Archiefexternal-linkarrow-up`.

    Names that are words as well (`search`, `twitter`) go only along with a plain icon name, as when `sure`.
    """
    rest = text
    while True:
        match = _glued_name().search(rest, max(0, len(rest) - 60))
        if match is None:
            return rest if sure else text
        sure = sure or "-" in match[0] or "_" in match[0]
        rest = rest[: match.start()].rstrip()


@cache
def _glued_name() -> re.Pattern[str]:
    names = sorted(_words("icons.txt") | {name for name in _NETWORKS if len(name) > 4}, key=len, reverse=True)
    return re.compile(rf"(?:icon-[a-z]+(?:-[a-z]+){{0,3}}|{'|'.join(map(re.escape, names))})$")


def _is_icon(token: str) -> bool:
    return _ICON.fullmatch(token) is not None or token in _words("icons.txt")


def _is_navigation(text: str, tokens: list[str]) -> bool:
    """A line made of words of menus, or a trail of short pieces between separators."""
    if len(tokens) > 40 or _ENDS_SENTENCE.search(text):
        return False
    if _trail_without_signs(tokens):
        return True
    pieces = [piece for piece in _BREADCRUMB.split(text) if piece.strip()]
    if len(pieces) >= 3 and sum(len(piece.split()) <= 4 for piece in pieces) >= len(pieces) - 1:
        return not _CONTACT.search(text)
    words = [token.lower() for token in tokens]
    covered, position, phrases_met = 0, 0, 0
    phrases = _phrases()
    while position < len(words):
        for length in (5, 4, 3, 2, 1):
            if " ".join(words[position : position + length]) in phrases:
                covered += min(length, len(words) - position)
                phrases_met += 1
                position += length - 1
                break
        else:
            covered += words[position] in _LITTLE
        position += 1
    return phrases_met > 0 and covered >= (0.99 if len(words) <= 2 else 0.7) * len(words)


def _trail_without_signs(tokens: list[str]) -> bool:
    """Whether a line is the way to the page with its separators lost: `Home Actueel Nieuws Brug gaat open`."""
    is_first = len(tokens) > 2 and tokens[0].lower() in ("home", "startpagina", "voorpagina")
    return is_first and tokens[1][0].isupper() and tokens[1].lower() in _phrases()


def _listed(line: str, bare: str, name: str) -> bool:
    whole, beginnings = _entries(name)
    return bare in whole or line in whole or line.startswith(beginnings)


def _begins_with(line: str, name: str) -> bool:
    return line.startswith(_beginnings(name))


@cache
def _entries(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    lines = _lines(name)
    return frozenset(x for x in lines if x[-1] != "~"), tuple(x[:-1] for x in lines if x[-1] == "~")


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(_lines(name))


@cache
def _phrases() -> frozenset[str]:
    return frozenset(_lines("menu_words.txt"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(_lines(name)).split())


def _lines(name: str) -> list[str]:
    lines = (_LISTS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
