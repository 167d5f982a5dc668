"""Web pages and pieces of HTML to drafts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.draft import Block, Draft
from pipeline.clean.encoding import normalise
from pipeline.clean.tree import PageBlock, page_blocks, parse
from pipeline.record import Source
from pipeline.settings import Settings


def read_html(page: str, source: Source, settings: Settings) -> Draft:
    """The article in a page, or all of a piece of HTML (an entry of a feed, a mail). Raises Unusable."""
    from pipeline.clean.page import article_of_page
    from pipeline.clean.page_data import read_page_data

    root = parse(normalise(page), settings)
    blocks = page_blocks(root, settings)
    if source.stated_from in ("feed", "mail") and source.stated.title:
        return Draft(_plain(blocks))
    data = read_page_data(root)
    return article_of_page(blocks, data, source)


def blocks_of_fragment(fragment: str, settings: Settings) -> tuple[Block, ...]:
    """All blocks of a piece of HTML. Raises Unusable."""
    return _plain(page_blocks(parse(fragment, settings), settings))


def _plain(blocks: Sequence[PageBlock]) -> tuple[Block, ...]:
    return tuple(Block(block.text, block.kind) for block in blocks)
