"""Elements of a page that look like furniture, by their tag, their role, their class names or their content."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple

_APART = frozenset({"aside", "form", "figure", "figcaption", "menu", "footer", "label", "legend"})
# Parts of the class names and ids of what stands around an article: those that leave no doubt, and those that some
# makers also give to parts of the article itself.
_SURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|navigatie|menu|submenu|breadcrumbs?|kruimelpad|broodkruimel|share|sharing|"
    r"sharebar|shares|addtoany|addthis|socials?|socialmedia|delen|cookies?|cookiebar|cookiebanner|consent|gdpr|related|"
    r"gerelateerd|newsletter|nieuwsbrief|subscribe|mailing|sidebar|footer|colofon|comments?|reacties|disqus|respond|"
    r"pagination|pager|paging|advert|advertisement|adverts|advertentie|popup|modal|lightbox|searchform|skip|skiplinks?|"
    r"sr-only|screen-reader-text|visuallyhidden|visually-hidden|figcaption|wp-caption-text|fotocredit|photocredit|"
    r"tagcloud|taglist|cta\d?|calltoaction|call-to-action|donate|donation|doneer|more-news|meer-nieuws|feedback|"
    r"readspeaker|language-switcher|topbar|masthead|offcanvas|drawer|toc|readmore|read-more|author-box|bijschrift|"
    r"onderschrift|widget-area|gallery|galerij|slideshow|fotoalbum|alert|alertbar|notification|img-caption|image-caption|video|player|podcast|poll)(?:$|[\s_-])|(?:^|\s)(?:hidden|invisible)(?:$|\s)",
    re.I,
)
_WEAK_NAMES = re.compile(
    r"(?:^|[\s_-])(?:deel|aside|ads?|search|zoeken|zoek|credits?|copyright|tags|toolbar|toolbox|tools|widget|"
    r"teasers?|carousel|swiper|slider|recent|latest|populair|popular|rating|print|languages|overlay|byline|postmeta|meta|"
    r"metadata|caption|header|article-info|post-info)(?:$|[\s_-])",
    re.I,
)
# Calls to do something; the picture at the head of a page goes by the same names where it holds the title.
_CALLS = re.compile(r"(?:^|[\s_-])(?:banner|promo)(?:$|[\s_-])", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNFOLDS = re.compile(
    r"accord[ei]on|collaps|uitklap|harmonica|expand|\bfaq|toggle-?(?:content|header|title|item)|tab-?pane", re.I
)
_NEVER_UNFOLDS = re.compile(
    r"nav|menu|cookie|search|zoek|consent|login|share|language|(?<!toggle-)(?<!accordion-)header|footer", re.I
)
_PICTURE = re.compile(r"(?:^|[\s_-])(?:beeld|fotos?|photos?|images?|img|picture|afbeelding|figure)(?:$|[\s_-])", re.I)
_MORE_THAN_PICTURE = re.compile(r"te[kx]st|content|intro|lead|hero|header|card|teaser|body|article", re.I)
_APART_ROLES = frozenset(
    {"navigation", "banner", "search", "complementary", "contentinfo", "dialog", "menu", "toolbar"}
)
_INLINE = frozenset({"span", "a", "em", "i", "b", "strong", "small", "abbr"})
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|visuallyhidden|visually-hidden|u-hidden|hidden)(?:$|\s)", re.I
)
NEVER_APART = frozenset({"html", "body", "main", "article", "h1"})


class Mark(NamedTuple):
    """An element that looks like page furniture: its number on the page, its names, and whether they leave no doubt."""

    number: int
    names: str
    is_sure: bool


CAPTION = Mark(-1, "caption", True)
"""What stands below a picture, whichever."""


def is_hidden(element: Any, tag: str) -> bool:
    """Whether a reader of the page never sees an element; what unfolds under a question is seen."""
    if tag in NEVER_APART:
        return False
    if tag in _INLINE and (names := element.get("class")) and _FOR_SCREEN_READERS.search(names):
        return True
    style = element.get("style")
    if element.get("hidden") is None and element.get("aria-hidden") != "true":
        return bool(style and _HIDDEN_STYLE.search(style)) and not unfolds(element)
    return not unfolds(element)


def unfolds(element: Any) -> bool:
    """Whether an element is a part of a text that unfolds at a click: a question of an accordion or its answer."""
    return _unfolding(_names(element))


def holds_picture(element: Any) -> bool:
    """Whether an element is there for a picture, by its names: what is written in it is a caption."""
    names = element.get("class") or ""
    return _PICTURE.search(names) is not None and _MORE_THAN_PICTURE.search(names) is None


def mark_of(element: Any, tag: str, number: int) -> Mark | None:
    """The mark of an element that looks like page furniture, by its tag, its role or its names."""
    if tag == "footer" and element.getparent() is not None and element.getparent().tag == "blockquote":
        return None  # who said it
    if tag == "figcaption" and _is_of_quote(element):
        return None
    if tag in _APART:
        holds_article_text = tag == "figure" and next(element.iter("table", "blockquote"), None) is not None
        return None if holds_article_text else Mark(number, tag, True)
    if tag == "header":
        return None if _holds_title(element) else Mark(number, tag, False)
    if element.get("role") in _APART_ROLES:
        return Mark(number, "role", True)
    names = _names(element)
    verdict = _verdict(names) if names else None
    if verdict is None or (verdict != "sure" and _holds_title(element)):
        return None
    if verdict == "weak":
        names = " ".join(name for name in names.split() if not any(map(str.isdigit, name)))
    return Mark(number, names, verdict != "weak")


def _names(element: Any) -> str:
    classes, identity = element.get("class"), element.get("id")
    return f"{classes or ''} {identity or ''}"[:300] if classes or identity else ""


@lru_cache(maxsize=4096)  # the elements of a page share their names
def _verdict(names: str) -> Literal["sure", "call", "weak"] | None:
    """What names say about the element that has them."""
    if _SURE_NAMES.search(names):
        return "sure"
    if _CALLS.search(names):
        return "call"
    return "weak" if _WEAK_NAMES.search(names) and not _unfolding(names) else None


@lru_cache(maxsize=4096)
def _unfolding(names: str) -> bool:
    return _UNFOLDS.search(names) is not None and _NEVER_UNFOLDS.search(names) is None


def _is_of_quote(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "blockquote"


def _holds_title(element: Any) -> bool:
    return next(element.iter("h1"), None) is not None
