"""An HTML tree to blocks, each with what its place in the page says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pipeline.clean.draft import BlockKind
from pipeline.clean.encoding import unescape
from pipeline.clean.furniture import CAPTION, NEVER_APART, Mark, holds_picture, is_hidden, mark_of, unfolds
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
_BREAK = "\x01"  # stands for <br>; control characters are gone from the page by then
_FEW_LINES = 4
_LISTS = frozenset({"ul", "ol"})
_LONG_MENU, _SHOWN_OF_MENU = 16, 4  # links
_LARGEST_BOX = 12  # blocks of an element that may be furniture because of its heading
_LONGEST_CAPTION = 30  # words
_LONGEST_PICTURE_TEXT = 70  # words, in an element that is named after its picture


class Place:
    """A block element of a page: the one around it, and its tag and class names, which elements of a kind share."""

    __slots__ = ("names", "parent")

    def __init__(self, parent: Place | None, names: tuple[str, str | None]) -> None:
        self.parent, self.names = parent, names


class _Opened(NamedTuple):
    """What held before an element was entered."""

    kinds: int
    around: tuple[Mark, ...]
    inside: tuple[str, ...]
    links: int
    found: int
    pictures: int
    forms: int
    place: Place | None


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
    leads: int = 0
    """How many blocks the smallest element has that opens with this one and holds more; 0 where it has too many."""
    place: Place | None = None
    """The element that holds its text."""
    has_form: bool = False
    """Whether that smallest element has a form or a button in it."""

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
        self.pictures = 0
        self.forms = 0
        self.boxes: dict[int, tuple[int, bool]] = {}
        self.preformatted = 0
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.around: tuple[Mark, ...] = ()
        self.inside: tuple[str, ...] = ()
        self.row: list[str] | None = None
        self.place: Place | None = None

    def blocks(self, root: Any) -> list[PageBlock]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        opened: list[_Opened | None] = []
        for number, (event, element) in enumerate(walk):
            if event == "end":
                state = opened.pop()
                if state is not None:
                    self._leave(element, state)
                if element.tail:
                    self._add(element.tail)
                continue
            if len(opened) >= self.max_depth:
                raise Unusable("too_deep", f"elements nest deeper than {self.max_depth}")
            tag = element.tag
            if tag == "img":
                self.pictures += 1
            if not isinstance(tag, str) or self._is_skipped(element, tag):
                self.forms += tag in ("form", "input", "button")
                opened.append(None)
                walk.skip_subtree()
                continue
            if tag in _LISTS and len(element) >= _LONG_MENU and self.row is None and _is_menu(element):
                self._add_menu(element)
                opened.append(None)
                walk.skip_subtree()
                continue
            opened.append(self._enter(element, tag, number))
            if element.text:
                self._add(element.text)
        self._flush()
        for at, (size, has_form) in self.boxes.items():
            self.found[at] = replace(self.found[at], leads=size, has_form=has_form)
        return self.found

    def _add_menu(self, menu: Any) -> None:
        """The first links of a long list of nothing but links; that it is one is all there is to know."""
        self._flush()
        for item in menu[:_SHOWN_OF_MENU]:
            if text := " ".join("".join(item.itertext()).split()):
                self.found.append(PageBlock(text, "item", 0, len(text), self.around, self.inside, 0, self.place))

    def _is_skipped(self, element: Any, tag: str) -> bool:
        if tag == "button":
            return self.kinds[-1][0] != "heading" and not unfolds(element)
        return tag in _SKIPPED or is_hidden(element, tag)

    def _enter(self, element: Any, tag: str, number: int) -> _Opened:
        is_block = tag in _BLOCKS or "-" in tag
        if is_block and self.row is None:
            self._flush()
        elif is_block:
            self.text.append(" ")
        state = _Opened(
            len(self.kinds),
            self.around,
            self.inside,
            self.links,
            len(self.found),
            self.pictures,
            self.forms,
            self.place,
        )
        if is_block:
            self.place = Place(self.place, (tag, element.get("class")))
            if tag not in NEVER_APART and (mark := mark_of(element, tag, number)):
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
            before = element.getprevious()
            if before is not None and before.tag == "a" and not before.tail:
                self.text.append(" ")
            is_switch = self.kinds[-1][0] == "heading" and any(map(unfolds, (element, *_two_above(element))))
            self.links += not is_switch
        if tag == "span" and _begins_anew(element):
            self.text.append(" ")
        if is_block or tag in ("br", "a"):
            return state
        if not any(map(str.strip, self.text)) and (mark := mark_of(element, tag, number)):
            # A caption in a <span> of its own; inside a paragraph such an element does not break it.
            self.around = (*self.around, mark)
        return state

    def _leave(self, element: Any, state: _Opened) -> None:
        tag = element.tag
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
            self._close_box(element, state)
        elif self.around is not state.around and self.row is None:
            self._flush()
        del self.kinds[state.kinds :]
        self.around, self.inside, self.links, self.place = state.around, state.inside, state.links, state.place

    def _close_box(self, element: Any, state: _Opened) -> None:
        """Note what an element holds that ends here, where it is a small one."""
        start, size = state.found, len(self.found) - state.found
        if self.pictures > state.pictures and 0 < size <= 2 and self._are_captions(element, start):
            self.found[start:] = [replace(block, around=(*block.around, CAPTION)) for block in self.found[start:]]
        if 1 < size <= _LARGEST_BOX:
            self.boxes.setdefault(start, (size, self.forms > state.forms))

    def _are_captions(self, element: Any, start: int) -> bool:
        """Whether the only text beside a picture looks like what is written under one, and not like an intro."""
        blocks = self.found[start:]
        if any(
            block.kind != "paragraph" or (block.around[-1:] and block.around[-1].names == "caption") for block in blocks
        ):
            return False
        if element.tag == "p" and next(element.iter("em", "i", "small"), None) is None:
            return False
        text = " ".join(block.text for block in blocks)
        words = text.count(" ") + 1
        if holds_picture(element):
            return words <= _LONGEST_PICTURE_TEXT
        is_sentence = text.endswith((".", "?", "”", '"', "’")) and words > 10
        return words <= _LONGEST_CAPTION and not is_sentence and "@" not in text and sum(map(str.isdigit, text)) < 8

    def _add(self, text: str) -> None:
        self.text.append(text.replace("\n", _BREAK) if self.preformatted else text)
        if self.links:
            self.link_chars += len(text.strip())

    def _flush(self) -> None:
        if not self.text:
            return
        whole, link_chars = "".join(self.text), self.link_chars
        self.text, self.link_chars = [], 0
        if whole.isspace():
            return
        kind, level = self.kinds[-1]
        lines = whole.split(_BREAK)
        if len(lines) > _FEW_LINES:
            # A mail or an old page whose lines were broken at a fixed width.
            lines = [block.text for block in blocks_of_text("\n".join(" ".join(line.split()) for line in lines))]
        for line in lines:
            if text := unescape(" ".join(line.split())):
                share = link_chars if len(text) == len(whole) else round(link_chars * len(text) / len(whole))
                self.found.append(PageBlock(text, kind, level, share, self.around, self.inside, 0, self.place))

    def _end_row(self) -> None:
        cells = [cell for cell in self.row or () if cell]
        if cells:
            self.found.append(
                PageBlock("\t".join(cells), "row", 0, self.link_chars, self.around, self.inside, 0, self.place)
            )
        self.row, self.text, self.link_chars = None, [], 0


def _begins_anew(span: Any) -> bool:
    """Whether a `<span>` that follows another without a blank begins something else: `12:00 uur|Tekst: redactie`."""
    before = span.getprevious()
    if before is None or before.tag != "span" or before.tail or not before.text or not span.text:
        return False
    left, right = before.text[-1], span.text[0]
    return (left.islower() or left.isdigit()) and (right.isupper() or (right.isdigit() and not left.isdigit()))


def _is_menu(element: Any) -> bool:
    """Whether each item of a list is a link and nothing else."""
    for item in element:
        if item.tag != "li" or len(item) != 1 or (item.text and not item.text.isspace()):
            return False
        link = item[0]
        if link.tag != "a" or (link.tail and not link.tail.isspace()):
            return False
    return True


def _two_above(element: Any) -> list[Any]:
    parent = element.getparent()
    return [x for x in (parent, parent.getparent() if parent is not None else None) if x is not None]


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
