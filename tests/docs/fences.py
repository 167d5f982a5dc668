"""The fenced blocks of a Markdown file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt


@dataclass(frozen=True)
class Block:
    """A fenced block: what it is written in, and what it holds."""

    language: str
    content: str
    line: int


def blocks_of(file: Path) -> list[Block]:
    """All fenced blocks, in order."""
    tokens = MarkdownIt().parse(file.read_text(encoding="utf-8"))
    return [
        Block(token.info.split(" ")[0], token.content, token.map[0] + 1)
        for token in tokens
        if token.type == "fence" and token.map
    ]
