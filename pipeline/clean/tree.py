"""An HTML tree to blocks, each with what its place in the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.clean.draft import BlockKind
from pipeline.record import Unusable
from pipeline.settings import Settings

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video button select option textarea "
    "input datalist dialog map area head title meta link picture img".split()
)
_BLOCKS = frozenset(
    "html body main article section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption "
    "blockquote pre address header footer nav aside form fieldset legend label figure figcaption details summary hr "
    "center menu".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_APART = frozenset("nav aside form figure figcaption menu caption footer header label legend".split())
# Parts of class names and ids of what stands around an article.
_APART_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|navigatie|menu|submenu|breadcrumbs?|kruimelpad|broodkruimel|share|sharing|"
    r"sharebar|shares|addtoany|addthis|social|socials|socialmedia|delen|deel|cookies?|cookiebar|cookiebanner|consent|gdpr|"
    r"related|gerelateerd|newsletter|nieuwsbrief|subscribe|mailing|sidebar|aside|footer|colofon|comments?|reacties|"
    r"disqus|respond|pagination|pager|paging|banner|advert|advertisement|adverts|ads|advertentie|promo|popup|"
    r"modal|lightbox|search|searchform|zoeken|zoek|skip|skiplink|skiplinks|sr-only|hidden|screen-reader-text|"
    r"screen-reader|visuallyhidden|figcaption|wp-caption-text|credit|credits|fotocredit|photocredit|copyright|tags|"
    r"tagcloud|taglist|toolbar|toolbox|tools|widget|teaser|teasers|carousel|swiper|slider|recent|latest|populair|"
    r"popular|cta|calltoaction|call-to-action|donate|donation|doneer|more-news|meer-nieuws|feedback|rating|readspeaker|print|language-switcher|languages|topbar|masthead|"
    r"site-header|page-header__nav|offcanvas|drawer|overlay|toc|readmore|read-more|byline|postmeta|entry-meta|"
    r"post-meta|meta|metadata|author-box|bijschrift|onderschrift|caption)(?:$|[\s_-])",
    re.I,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NEVER_APART = frozenset("html body main article h1".split())


@dataclass(slots=True)
class PageBlock:
    """A block of a page: its text, how much of it is links, and the elements around it that set it apart."""

    text: str
    kind: BlockKind
    level: int
    """1 to 6 for a heading, else 0."""
    link_chars: int
    around: tuple[int, ...]
    """Numbers of the elements around it that look like page furniture."""
    inside: tuple[str, ...] = field(default=())
    """Elements `article` and `main`, and marked bodies of articles, that it stands in."""

    @property
    def link_share(self) -> float:
        """The part of its characters that are links."""
        return self.link_chars / max(1, len(self.text))


def parse(page: str, settings: Settings) -> Any:
    """The tree of a page. Raises Unusable where it is none, or nests too deep."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unusable("empty", f"a page without content ({error})", "left_out") from None
    return root


def page_blocks(root: Any, settings: Settings) -> list[PageBlock]:
    """The blocks of a tree in the order of the page. Raises Unusable where it nests too deep."""
    return list(_Walk(settings).blocks(root))


class _Walk:
    """One walk through a tree; collects text until a block begins or ends."""

    def __init__(self, settings: Settings) -> None:
        self.max_depth = settings.max_html_depth
        self.text: list[str] = []
        self.link_chars = 0
        self.links = 0
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.around: list[int] = []
        self.inside: list[str] = []
        self.row: list[str] | None = None
        self.preserve = 0

    def blocks(self, root: Any) -> Iterator[PageBlock]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        number = 0
        opened: list[tuple[bool, bool, bool, bool]] = []
        for event, element in walk:
            tag = element.tag
            if event == "end":
                depth -= 1
                if not isinstance(tag, str) or tag in _SKIPPED or element.get("data-gone"):
                    yield from self._tail(element)
                    continue
                apart, inside, kind, _ = opened.pop()
                if tag in ("td", "th") and self.row is not None:
                    self.row.append(self._taken())
                elif tag == "tr" and self.row is not None:
                    yield from self._row_block()
                elif tag in _BLOCKS:
                    yield from self._flush()
                if tag == "a":
                    self.links -= 1
                if tag == "pre":
                    self.preserve -= 1
                if kind:
                    self.kinds.pop()
                if apart:
                    self.around.pop()
                if inside:
                    self.inside.pop()
                yield from self._tail(element)
                continue
            depth += 1
            number += 1
            if depth > self.max_depth:
                raise Unusable("too_deep", f"elements nest deeper than {self.max_depth}")
            if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(element):
                if isinstance(tag, str) and tag not in _SKIPPED:
                    element.set("data-gone", "1")
                walk.skip_subtree()
                continue
            if tag == "br":
                if self.row is None:
                    self.text.append("\n")
                else:
                    self.text.append(" ")
            elif tag in _BLOCKS and self.row is None:
                yield from self._flush()
            elif tag in _BLOCKS:
                self.text.append(" ")
            apart = tag not in _NEVER_APART and (tag in _APART or _named_apart(element))
            if apart and tag == "figure" and next(element.iter("table"), None) is not None:
                apart = False
            if apart:
                self.around.append(number)
            inside = _marks_article(element)
            if inside:
                self.inside.append(inside)
            kind = self._kind(tag)
            if kind:
                self.kinds.append(kind)
            if tag == "a":
                self.links += 1
            if tag == "pre":
                self.preserve += 1
            if tag == "tr" and self.row is None and _is_data_row(element):
                self.row = []
            opened.append((apart, bool(inside), bool(kind), False))
            if element.text:
                self._add(element.text)
        yield from self._flush()

    def _tail(self, element: Any) -> Iterator[PageBlock]:
        if element.tail:
            self._add(element.tail)
        return iter(())

    def _add(self, text: str) -> None:
        self.text.append(text if self.preserve else re.sub(r"[ \t\r\n\f]+", " ", text))
        if self.links:
            self.link_chars += len(text.strip())

    def _kind(self, tag: str) -> tuple[BlockKind, int] | None:
        if tag in _HEADINGS:
            return "heading", int(tag[1])
        if tag in ("li", "dd", "dt"):
            return "item", 0
        return None

    def _taken(self) -> str:
        text = " ".join("".join(self.text).split())
        self.text = []
        return text

    def _row_block(self) -> Iterator[PageBlock]:
        cells = [cell for cell in self.row or () if cell]
        self.row = None
        if cells:
            yield self._block("\t".join(cells), "row", 0)
        self.text, self.link_chars = [], 0

    def _flush(self) -> Iterator[PageBlock]:
        if not self.text:
            return
        whole = "".join(self.text)
        link_chars, self.text, self.link_chars = self.link_chars, [], 0
        if not whole.strip():
            return
        kind, level = self.kinds[-1]
        for line in whole.split("\n"):
            text = " ".join(line.split())
            if text:
                block = self._block(text, kind, level)
                block.link_chars = round(link_chars * len(text) / len(whole))
                yield block

    def _block(self, text: str, kind: BlockKind, level: int) -> PageBlock:
        return PageBlock(text, kind, level, self.link_chars, tuple(self.around), tuple(self.inside))


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return element.tag not in _NEVER_APART
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style)) and element.tag not in _NEVER_APART


def _named_apart(element: Any) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    role = attributes.get("role", "")
    if role in ("navigation", "banner", "search", "complementary", "contentinfo", "dialog", "menu", "toolbar"):
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return len(names) > 1 and _APART_NAMES.search(names[:300]) is not None


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
            return all(len(c.text_content()) < 80 for c in cells) and next(row.iter("table"), None) is None
    return all(len(cell.text_content()) < 400 for cell in cells)
