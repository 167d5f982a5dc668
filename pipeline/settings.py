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

    def fingerprint(self) -> str:
        """A short digest of all settings, equal for equal settings."""
        values = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return hashlib.sha256(values.encode()).hexdigest()[:16]


DEFAULTS = Settings()
