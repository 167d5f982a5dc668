"""One frozen set of settings, and the fingerprint by which outputs know what they were made with."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can change what a run yields, in one place."""

    model: str = "auto"
    max_source_bytes: int = 64 * 2**20
    """A single article larger than this is refused (bytes)."""
    max_text_chars: int = 4_000_000
    """A cleaned text longer than this is refused (code points)."""
    seconds_per_source: float = 60.0
    """A source that takes a worker longer than this fails (seconds)."""

    max_archive_depth: int = 3
    """Archives inside archives are opened down to this depth."""
    max_archive_members: int = 1_000_000
    """Members of an archive after this many are refused."""
    max_expansion: int = 200
    """A compressed file may unpack to this many times its own size, or to `max_source_bytes` if that is more."""
    max_mail_parts: int = 500
    """A mail of more parts than this is refused."""
    max_html_depth: int = 1_000
    """A page whose elements nest deeper than this is refused."""
    max_pdf_pages: int = 500
    """A PDF of more pages than this is refused."""
    max_reader_bytes: int = 256 * 2**20
    """The process that reads PDFs fails with one for which it takes more memory than this (bytes)."""
    columns: tuple[tuple[str, str], ...] = ()
    """Columns of CSV and JSON Lines under other names than the usual ones, as pairs: (("text", "inhoud"), ...)."""

    def fingerprint(self) -> str:
        """A short digest of all settings, equal for equal settings."""
        values = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return hashlib.sha256(values.encode()).hexdigest()[:16]


DEFAULTS = Settings()
