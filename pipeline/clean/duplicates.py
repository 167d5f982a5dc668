"""Near-duplicates: a signature per text, and over all signatures of a corpus which article is the original."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

PERMUTATIONS = 64
BANDS, ROWS = 16, 4  # texts that share 80% of their word triples meet in a band with a chance of 0.9998
SIMILAR = 0.75  # estimated Jaccard similarity of the word triples from which two texts are one article
_WORD = re.compile(r"\w+")
_SHINGLE = 3

Row = tuple[str, dt.date | None, bytes]


def signature(text: str) -> bytes:
    """The MinHash signature of a text's word triples: 256 bytes, the same on every machine."""
    import numpy as np

    words = _WORD.findall(text.lower())
    last = max(1, len(words) - _SHINGLE + 1)
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(last)}
    minhash = _empty().copy()
    minhash.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in sorted(shingles)])
    return bytes(np.asarray(minhash.hashvalues, dtype="<u4").tobytes())


def originals(rows: Iterable[Row]) -> dict[str, str]:
    """Of each near-duplicate the doc_id of its original: the earliest by day of publication, then by doc_id.

    Rows are (doc_id, day of publication, signature), read once and not kept; articles without a day come after those
    with one. Originals themselves are not in the answer. The same rows give the same answer in any order.
    """
    import numpy as np

    ages: list[tuple[int, str]] = []
    kept = bytearray()
    for doc_id, published, minhash in rows:
        ages.append(((published or dt.date.max).toordinal(), doc_id))
        kept += minhash
    if not ages:
        return {}
    order = sorted(range(len(ages)), key=ages.__getitem__)
    signatures = np.frombuffer(kept, dtype="<u4").reshape(len(ages), PERMUTATIONS)[order]
    parent = np.arange(len(ages))
    for band in range(BANDS):
        _join_band(signatures, band * ROWS, parent)
    found: dict[str, str] = {}
    for index, row in enumerate(order):
        root = _root(parent, index)
        if root != index:
            found[ages[row][1]] = ages[order[root]][1]
    return found


def _join_band(signatures: Any, start: int, parent: Any) -> None:
    """Join texts that agree on a band to the earliest text that is similar enough."""
    import numpy as np

    band = np.ascontiguousarray(signatures[:, start : start + ROWS])
    keys = band.view(np.dtype((np.void, band.dtype.itemsize * ROWS))).ravel()
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    boundaries = np.flatnonzero(sorted_keys[1:] != sorted_keys[:-1]) + 1
    starts = np.concatenate(([0], boundaries))
    ends = np.concatenate((boundaries, [len(order)]))
    for first, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        members = order[first:end]
        # Each text is compared with the first of its bucket and with its neighbour, so that a bucket of any size
        # costs no more than its length.
        for reference in (members[0], None):
            other = members[:-1] if reference is None else np.full(len(members) - 1, reference)
            similar = (signatures[members[1:]] == signatures[other]).mean(axis=1) >= SIMILAR
            for left, right in zip(other[similar], members[1:][similar], strict=True):
                _join(parent, int(left), int(right))


def _join(parent: Any, left: int, right: int) -> None:
    left, right = _root(parent, left), _root(parent, right)
    parent[max(left, right)] = min(left, right)


def _root(parent: Any, index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = int(parent[index])
    return index


@cache
def _empty() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32")
