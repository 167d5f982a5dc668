"""Web pages and pieces of HTML to drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.clean.draft import Block, Draft
from pipeline.clean.encoding import normalise
from pipeline.clean.tree import PageBlock, page_blocks, parse
from pipeline.record import Source, Statement
from pipeline.settings import Settings

_LITTLE_TEXT = 400  # characters; an article in the page itself is longer
_ENOUGH_TEXT = 1500  # characters in the page with which its scripts need no look
_MUCH_MORE = 2.0  # times as much text in a script as in the page: the page shows a part of it


def read_html(page: str, source: Source, settings: Settings) -> Draft:
    """The article in a page, or all of a piece of HTML (an entry of a feed, a mail). Raises Unusable."""
    from pipeline.clean.page import article_of_page
    from pipeline.clean.page_data import pieces_of_title, read_page_data
    from pipeline.clean.page_script import articles_in_scripts

    root = parse(normalise(page))
    blocks = page_blocks(root, settings)
    if source.stated_from in ("feed", "mail") and source.stated.title:
        return Draft(_plain(blocks))
    data = read_page_data(root)
    draft = article_of_page(blocks, data)
    draft = replace(draft, day_lines=(*draft.day_lines, *pieces_of_title(root)))
    shown = _length(draft.blocks)
    if shown < _ENOUGH_TEXT:
        # A page that is built by JavaScript has its article in its data.
        for fragment, stated in articles_in_scripts(root):
            inner = blocks_of_fragment(fragment, settings)
            if _length(inner) >= max(_LITTLE_TEXT, _MUCH_MORE * shown):
                return Draft(inner, _merged(stated, draft.stated), is_article=True)
    return draft


def blocks_of_fragment(fragment: str, settings: Settings) -> tuple[Block, ...]:
    """All blocks of a piece of HTML. Raises Unusable."""
    return _plain(page_blocks(parse(fragment), settings))


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _plain(blocks: Sequence[PageBlock]) -> tuple[Block, ...]:
    return tuple(Block(block.text, block.kind) for block in blocks)


def _merged(first: Statement, second: Statement) -> Statement:
    names = ("published", "publisher", "title", "url")
    return Statement(**{name: getattr(first, name) or getattr(second, name) for name in names})
