"""A raw item on its way to becoming sources: its stream, its name, and how much more it may unpack."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, Literal

from pipeline.record import Problem, Source, Statement, Unusable
from pipeline.settings import Settings

HEAD_BYTES = 8192
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

NOTHING = Statement()
Reader = Callable[["Raw", Settings], Iterator["Source | Problem | Raw"]]


class Budget:
    """How many bytes the compressed layers of one file may still unpack; shared by all of its members."""

    def __init__(self, limit: int) -> None:
        self.left = limit

    def spend(self, count: int) -> None:
        """Raises Unusable when more is unpacked than allowed."""
        self.left -= count
        if self.left < 0:
            raise Unusable("too_large", "it unpacks to more than is allowed (a zip bomb?)")


class Metered(io.RawIOBase):
    """A stream of unpacked bytes that draws on a budget."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Raises Unusable when the budget is spent."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        filled = 0
        while filled < len(view) and (data := self._stream.read(len(view) - filled)):
            self._budget.spend(len(data))
            view[filled : filled + len(data)] = data
            filled += len(data)
        return filled


@dataclass(frozen=True, slots=True)
class Raw:
    """One stretch of bytes to be read: a file, or a member of an archive.

    `doc_id` is the path below the corpus, with # and the member's name inside an archive; `stream` can be peeked.
    """

    doc_id: str
    stream: Any
    budget: Budget
    depth: int = 0
    manifest: Statement = NOTHING
    stated: Statement = NOTHING
    stated_from: Literal["metadata", "feed", "mail"] = "metadata"
    media_type: str | None = None
    charset: str | None = None
    seen: set[bytes] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The last part of the name, in lower case, for its suffix."""
        return self.doc_id.rsplit("/", 1)[-1].rsplit("#", 1)[-1].lower()

    @property
    def head(self) -> bytes:
        """The first bytes, without moving on."""
        return bytes(self.stream.peek(HEAD_BYTES)[:HEAD_BYTES])

    def all_bytes(self, settings: Settings) -> bytes:
        """The whole content. Raises Unusable where it is larger than a single article may be."""
        content: bytes = self.stream.read(settings.max_source_bytes + 1)
        if len(content) > settings.max_source_bytes:
            raise too_large(self.doc_id, settings)
        return content

    def source(self, content: bytes, media_type: str, charset: str | None = None) -> Source:
        """The raw item as a source of its own."""
        return Source(
            doc_id=self.doc_id,
            content=content,
            media_type=media_type,
            charset=charset,
            stated=self.stated,
            stated_from=self.stated_from,
            manifest=self.manifest,
        )

    def part(self, identity: str | None, content: bytes) -> str:
        """The doc_id of one of several in this item, by its own identity or else a hash of its content.

        An identity that was met before in this item gets the hash of its content behind it, and a content that was
        met before as well a count.
        """
        digest = hashlib.sha256(content).hexdigest()[:16]
        name = _identity(identity) or digest
        candidate, count = name, 1
        while not self._is_new(candidate):
            candidate = f"{name}~{digest}" if count == 1 else f"{name}~{digest}~{count}"
            count += 1
        return f"{self.doc_id}#{candidate}"

    def item_source(
        self,
        identity: str | None,
        content: bytes,
        media_type: str,
        *,
        stated: Statement,
        stated_from: Literal["metadata", "feed", "mail"],
        charset: str | None = None,
    ) -> Source:
        """One of several in this item as a source; of the manifest, what holds for all of them is kept."""
        return Source(
            doc_id=self.part(identity, content),
            content=content,
            media_type=media_type,
            charset=charset,
            stated=stated,
            stated_from=stated_from,
            manifest=replace(self.manifest, title=None, url=None),
        )

    def problem(self, reason: str, message: str, doc_id: str | None = None) -> Problem:
        """A failure of this item, or of one of several in it, as a row of `errors`."""
        return Problem(doc_id=doc_id or self.doc_id, stage="ingest", outcome="failed", reason=reason, message=message)

    def _is_new(self, name: str) -> bool:
        # Digests, not names: a container may hold millions.
        key = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if key in self.seen:
            return False
        self.seen.add(key)
        return True


def too_large(doc_id: str, settings: Settings) -> Unusable:
    """The refusal of an article above the limit."""
    return Unusable("too_large", f"{doc_id}: larger than {settings.max_source_bytes // 2**20} MB, the limit for one")


def lines(stream: Any, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; None for one that is longer than the limit, which is skipped.

    Lines in UTF-16 with its mark, as Windows writes them, come as UTF-8.
    """
    if bytes(stream.peek(2)[:2]) in UTF16_MARKS:
        yield from _recoded(stream, limit)
        return
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(2**20)
        yield None


def _recoded(stream: Any, limit: int) -> Iterator[bytes | None]:
    text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n")
    try:
        while line := text.readline(limit + 1):
            if len(line) <= limit:
                yield line.encode("utf-8", "replace")
                continue
            while line and not line.endswith("\n"):
                line = text.readline(2**20)
            yield None
    finally:
        text.detach()  # the stream is closed by who opened it


def _identity(identity: str | None) -> str | None:
    """An identity on one line; a long one is cut, with a hash of the whole behind it."""
    name = " ".join((identity or "").replace("\0", " ").split())
    name = name.encode("utf-8", "backslashreplace").decode()
    if len(name) > 200:
        name = f"{name[:180]}~{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return name or None
