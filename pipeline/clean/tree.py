"""An HTML tree to blocks, each with what its place in the page says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.clean.draft import BlockKind
from pipeline.clean.encoding import unescape
from pipeline.clean.plain import blocks_of_text
from pipeline.record import Unusable
from pipeline.settings import Settings

_SKIPPED = frozenset(
    """
    script style noscript template svg math iframe object embed canvas audio video button select option textarea
    input datalist dialog map area head title meta link picture img nav
    """.split()
)
_BLOCKS = frozenset(
    """
    html body main article section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption
    blockquote pre address header footer nav aside form fieldset legend label figure figcaption details summary hr
    center menu
    """.split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART = frozenset({"aside", "form", "figure", "figcaption", "menu", "footer", "label", "legend"})
# Parts of the class names and ids of what stands around an article: those that leave no doubt, and those that some
# makers also give to parts of the article itself.
_SURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|navigatie|menu|submenu|breadcrumbs?|kruimelpad|broodkruimel|share|sharing|"
    r"sharebar|shares|addtoany|addthis|socials?|socialmedia|delen|cookies?|cookiebar|cookiebanner|consent|gdpr|related|"
    r"gerelateerd|newsletter|nieuwsbrief|subscribe|mailing|sidebar|footer|colofon|comments?|reacties|disqus|respond|"
    r"pagination|pager|paging|advert|advertisement|adverts|advertentie|popup|modal|lightbox|searchform|skip|skiplinks?|"
    r"sr-only|screen-reader-text|visuallyhidden|visually-hidden|figcaption|wp-caption-text|fotocredit|photocredit|"
    r"tagcloud|taglist|cta|calltoaction|call-to-action|donate|donation|doneer|more-news|meer-nieuws|feedback|"
    r"readspeaker|language-switcher|topbar|masthead|offcanvas|drawer|toc|readmore|read-more|author-box|bijschrift|"
    r"onderschrift|widget-area)(?:$|[\s_-])|(?:^|\s)(?:hidden|invisible)(?:$|\s)",
    re.I,
)
_WEAK_NAMES = re.compile(
    r"(?:^|[\s_-])(?:deel|aside|banner|ads?|promo|search|zoeken|zoek|credits?|copyright|tags|toolbar|toolbox|tools|widget|"
    r"teasers?|carousel|swiper|slider|recent|latest|populair|popular|rating|print|languages|overlay|byline|postmeta|meta|"
    r"metadata|caption|header)(?:$|[\s_-])",
    re.I,
)
_BREAK = "\x01"  # stands for <br>; control characters are gone from the page by then
_FEW_LINES = 4
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_APART_ROLES = frozenset(
    {"navigation", "banner", "search", "complementary", "contentinfo", "dialog", "menu", "toolbar"}
)
_INLINE = frozenset({"span", "a", "em", "i", "b", "strong", "small", "abbr"})
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|visuallyhidden|visually-hidden|u-hidden|hidden)(?:$|\s)", re.I
)
_NEVER_APART = frozenset({"html", "body", "main", "article", "h1"})


class Mark(NamedTuple):
    """An element that looks like page furniture: its number on the page, its names, and whether they leave no doubt."""

    number: int
    names: str
    is_sure: bool


class _Opened(NamedTuple):
    """What held before an element was entered."""

    kinds: int
    around: tuple[Mark, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page: its text, how much of it is links, and the elements around it that set it apart."""

    text: str
    kind: BlockKind
    level: int
    """1 to 6 for a heading, else 0."""
    link_chars: int
    around: tuple[Mark, ...]
    """The elements around it that look like page furniture."""
    inside: tuple[str, ...] = ()
    """Elements `article` and `main`, and marked bodies of articles, that it stands in."""

    @property
    def link_share(self) -> float:
        """The part of its characters that are links."""
        return self.link_chars / max(1, len(self.text))


def parse(page: str) -> Any:
    """The tree of a page. Raises Unusable where it is none."""
    from lxml import etree

    # The plain parser: lxml.html would look up a class for every element.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unusable("empty", f"a page without content ({error})", "left_out") from None
    if root is None:
        raise Unusable("empty", "a page without content", "left_out")
    return root


def page_blocks(root: Any, settings: Settings) -> list[PageBlock]:
    """The blocks of a tree in the order of the page. Raises Unusable where it nests too deep."""
    return _Walk(settings).blocks(root)


class _Walk:
    """One walk through a tree: text is collected until a block begins or ends."""

    def __init__(self, settings: Settings) -> None:
        self.max_depth = settings.max_html_depth
        self.found: list[PageBlock] = []
        self.text: list[str] = []
        self.link_chars = 0
        self.links = 0
        self.preformatted = 0
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.around: tuple[Mark, ...] = ()
        self.inside: tuple[str, ...] = ()
        self.row: list[str] | None = None

    def blocks(self, root: Any) -> list[PageBlock]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        opened: list[_Opened | None] = []
        for number, (event, element) in enumerate(walk):
            if event == "end":
                state = opened.pop()
                if state is not None:
                    self._leave(element.tag, state)
                if element.tail:
                    self._add(element.tail)
                continue
            if len(opened) >= self.max_depth:
                raise Unusable("too_deep", f"elements nest deeper than {self.max_depth}")
            tag = element.tag
            if not isinstance(tag, str) or tag in _SKIPPED or (element.attrib and _is_hidden(element, tag)):
                opened.append(None)
                walk.skip_subtree()
                continue
            opened.append(self._enter(element, tag, number))
            if element.text:
                self._add(element.text)
        self._flush()
        return self.found

    def _enter(self, element: Any, tag: str, number: int) -> _Opened:
        state = _Opened(len(self.kinds), self.around, self.inside)
        if tag in _BLOCKS or "-" in tag:
            if self.row is None:
                self._flush()
            else:
                self.text.append(" ")
            if tag not in _NEVER_APART and (mark := _apart(element, tag, number)):
                self.around = (*self.around, mark)
            if tag in _HEADINGS:
                self.kinds.append(("heading", int(tag[1])))
            elif tag in ("li", "dd", "dt"):
                self.kinds.append(("item", 0))
            elif tag == "pre":
                self.preformatted += 1
            elif tag == "tr" and self.row is None and _is_data_row(element):
                self.row = []
            if place := _marks_article(element):
                self.inside = (*self.inside, place)
        elif tag == "br":
            self.text.append(" " if self.row is not None else _BREAK)
        elif tag == "a":
            self.links += 1
        elif element.attrib and not any(map(str.strip, self.text)) and (mark := _apart(element, tag, number)):
            # A caption in a <span> of its own; inside a paragraph such an element does not break it.
            self.around = (*self.around, mark)
        return state

    def _leave(self, tag: str, state: _Opened) -> None:
        if tag in _BLOCKS or "-" in tag:
            if self.row is None:
                self._flush()
            elif tag in ("td", "th"):
                self.row.append(" ".join("".join(self.text).split()))
                self.text = []
            elif tag == "tr":
                self._end_row()
            if tag == "pre":
                self.preformatted -= 1
        elif tag == "a":
            self.links -= 1
        elif self.around is not state.around and self.row is None:
            self._flush()
        del self.kinds[state.kinds :]
        self.around, self.inside = state.around, state.inside

    def _add(self, text: str) -> None:
        self.text.append(text.replace("\n", _BREAK) if self.preformatted else text)
        if self.links:
            self.link_chars += len(text.strip())

    def _flush(self) -> None:
        if not self.text:
            return
        whole, link_chars = "".join(self.text), self.link_chars
        self.text, self.link_chars = [], 0
        kind, level = self.kinds[-1]
        lines = whole.split(_BREAK)
        if len(lines) > _FEW_LINES:
            # A mail or an old page whose lines were broken at a fixed width.
            lines = [block.text for block in blocks_of_text("\n".join(" ".join(line.split()) for line in lines))]
        for line in lines:
            if text := unescape(" ".join(line.split())):
                share = link_chars if len(text) == len(whole) else round(link_chars * len(text) / len(whole))
                self.found.append(PageBlock(text, kind, level, share, self.around, self.inside))

    def _end_row(self) -> None:
        cells = [cell for cell in self.row or () if cell]
        if cells:
            self.found.append(PageBlock("\t".join(cells), "row", 0, self.link_chars, self.around, self.inside))
        self.row, self.text, self.link_chars = None, [], 0


def _is_hidden(element: Any, tag: str) -> bool:
    if tag in _NEVER_APART:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if tag in _INLINE and _FOR_SCREEN_READERS.search(element.get("class", "")):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _apart(element: Any, tag: str, number: int) -> Mark | None:
    """The mark of an element that looks like page furniture, by its tag, its role or its names."""
    if tag in _APART:
        holds_article_text = tag == "figure" and next(element.iter("table", "blockquote"), None) is not None
        return None if holds_article_text else Mark(number, tag, True)
    if tag == "header":
        return None if _holds_title(element) else Mark(number, tag, False)
    attributes = element.attrib
    if not attributes:
        return None
    if attributes.get("role") in _APART_ROLES:
        return Mark(number, "role", True)
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300]
    if len(names) < 3:
        return None
    if _SURE_NAMES.search(names):
        return Mark(number, names, True)
    if _WEAK_NAMES.search(names) and not _holds_title(element):
        return Mark(number, " ".join(name for name in names.split() if not any(map(str.isdigit, name))), False)
    return None


def _holds_title(element: Any) -> bool:
    return next(element.iter("h1"), None) is not None


def _marks_article(element: Any) -> str:
    if element.tag in ("article", "main"):
        return str(element.tag)
    return "body" if element.get("itemprop") == "articleBody" else ""


def _is_data_row(row: Any) -> bool:
    """Whether a row belongs to a table of figures or facts, and not to one that lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    for cell in cells:
        if next(cell.iter("table", "p", "div", "h1", "h2", "ul"), None) is not None:
            return all(_length(c) < 80 for c in cells) and next(row.iter("table"), None) is None
    return all(_length(cell) < 400 for cell in cells)


def _length(element: Any) -> int:
    return sum(map(len, element.itertext()))
