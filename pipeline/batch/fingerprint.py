"""What the outputs were made with, as one digest: code, lists, settings and model."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from pipeline.extract.model import ModelFiles, find_models
from pipeline.settings import Settings

_PACKAGE = Path(__file__).parent.parent
# What decides the rows; the batch job, the command line and the report do not.
_DECIDING = ("record.py", "sentences.py", "settings.py", "store/schema.py", "ingest", "clean", "extract")
_CODE_AND_LISTS = (".py", ".txt", ".tsv", ".csv", ".json", ".gz", ".parquet", ".npz", ".bin")
_DISTRIBUTION = "dutch-press-pipeline"
_READING_EXTRAS = ("pdf", "office", "warc")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([\w-]+)")


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


@dataclass(frozen=True, slots=True)
class Installed:
    """What a machine has, of what decides the rows."""

    fingerprint: str
    versions: Mapping[str, str]
    """Of Python and the libraries, by name; empty for one that is missing."""

    def differences(self, other: Installed) -> list[str]:
        """What another machine has otherwise, for people."""
        libraries = [
            f"{name} {there or 'missing'}, here {here or 'missing'}"
            for name, here in self.versions.items()
            if (there := other.versions.get(name, "")) != here
        ]
        return libraries + (["other code, lists or models"] if other.fingerprint != self.fingerprint else [])


def installed(settings: Settings) -> Installed:
    """What this machine would do the work of these settings with. Raises UnknownModel."""
    versions = {"Python": platform.python_version(), **{name: _version(name) for name in _libraries()}}
    return Installed(made_with(settings, find_models(settings.model)), versions)


def made_with(settings: Settings, models: tuple[ModelFiles, ...]) -> str:
    """The fingerprint of work done with these settings and models by this code."""
    parts = [code_digest(), settings.fingerprint(), *(one.digest() for one in models)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _libraries() -> list[str]:
    """The libraries that this package needs, and those of its extras for reading further formats."""
    needed = []
    for requirement in metadata.requires(_DISTRIBUTION) or ():
        name, _, condition = requirement.partition(";")
        extra = _EXTRA.search(condition)
        if extra is None or extra[1] in _READING_EXTRAS:
            needed.append(re.split(r"[^\w.-]", name.strip(), maxsplit=1)[0])
    return sorted(needed)


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""
