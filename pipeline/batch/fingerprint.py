"""What the outputs were made with, as one digest: code, lists, settings and model."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.extract.model import ModelFiles, find_models
from pipeline.settings import Settings

_PACKAGE = Path(__file__).parent.parent
# What decides the rows; the batch job, the command line and the report do not.
_DECIDING = ("record.py", "sentences.py", "settings.py", "store/schema.py", "ingest", "clean", "extract")
_CODE_AND_LISTS = (".py", ".txt", ".tsv", ".csv", ".json", ".gz", ".parquet", ".npz", ".bin")


@cache
def code_digest() -> str:
    """Changes with every line of code or list that decides the rows."""
    digest = hashlib.sha256()
    for name in _DECIDING:
        place = _PACKAGE / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.suffix in _CODE_AND_LISTS:
                digest.update(file.relative_to(_PACKAGE).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def made_here(settings: Settings) -> str:
    """The fingerprint of work done with these settings on this machine. Raises UnknownModel."""
    return made_with(settings, find_models(settings.model))


def made_with(settings: Settings, models: tuple[ModelFiles, ...]) -> str:
    """The fingerprint of work done with these settings and models by this code."""
    parts = [code_digest(), settings.fingerprint(), *(one.digest() for one in models)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
