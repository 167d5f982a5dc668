"""Tidying the parts: what was replaced or is gone is dropped, small parts are merged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from pipeline.store.layout import Outputs
from pipeline.store.parts import Part, PartWriter, read_parts
from pipeline.store.receipts import latest

MERGE_BELOW_ROWS = 1_000
"""A part with fewer rows is worth merging with others."""
MERGED_ROWS = 5_000
"""Merging stops once a part has this many rows."""
MERGED_PARTS = 256
"""Merging stops once so many parts are merged, however few rows they have."""


def tidy(outputs: Outputs, parts: Sequence[Part], gone: frozenset[str] = frozenset()) -> list[Part]:
    """Drop rows that a later run replaced and those of the paths that are `gone`; merge small parts.

    `parts` are those that are there now; gives those that are there then. Files that are no whole parts are removed.
    Each step is one rename of a whole part. A run killed between two of them leaves rows that stand twice, which
    `latest` tells apart and the next call drops.
    """
    for broken in set(outputs.part_files()) - {part.file for part in parts}:
        broken.unlink()
    if _drop(outputs, parts, gone):
        parts = read_parts(outputs)
    return read_parts(outputs) if _merge(outputs, parts) else list(parts)


def _drop(outputs: Outputs, parts: Sequence[Part], gone: frozenset[str]) -> bool:
    """Rewrite the parts of which some rows go; whether there were any."""
    right = latest(receipt for part in parts for receipt in part.receipts)
    kept = {id(receipt) for path, receipts in right.items() if path not in gone for receipt in receipts}
    dropped = False
    for part in parts:
        receipts = [receipt for receipt in part.receipts if id(receipt) in kept]
        if len(receipts) == len(part.receipts):
            continue
        dropped = True
        if receipts:
            with PartWriter(outputs, part.file.stem.removeprefix("part-")) as writer:
                writer.copy(part, receipts)
                writer.commit(receipts)
        else:
            part.file.unlink()
    return dropped


def _merge(outputs: Outputs, parts: Sequence[Part]) -> bool:
    """Merge small parts; whether there were enough."""
    merged = False
    for group in _groups_to_merge(parts):
        merged = True
        name = hashlib.sha256("".join(part.file.name for part in group).encode()).hexdigest()[:20]
        with PartWriter(outputs, name) as writer:
            for part in group:
                writer.copy(part, part.receipts)
            writer.commit([receipt for part in group for receipt in part.receipts])
        for part in group:
            part.file.unlink()
    return merged


def _groups_to_merge(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Small parts in groups that together make a part of a good size; what is left over waits for the next run."""
    group: list[Part] = []
    for part in parts:
        if part.rows >= MERGE_BELOW_ROWS:
            continue
        group.append(part)
        if sum(member.rows for member in group) >= MERGED_ROWS or len(group) >= MERGED_PARTS:
            yield group
            group = []
