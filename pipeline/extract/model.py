"""The statistical models: found by name, loaded once, their labels mapped to ours.

Two label schemes are met: that of nl_core_news_sm (OntoNotes: ORG, PERSON, GPE, LOC, NORP ...) and that of the
bundled model (ORG, PER, CITY, LOC, MISC).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.extract.entity import Entity, EntityLabel

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Tok2Vec
    from threadpoolctl import ThreadpoolController

GENERAL_MODEL = "nl_core_news_sm"
BUNDLED_MODEL = "nl_ent_press_sm"
BUNDLED_FOLDER = Path(__file__).parent.parent / "models"

LABELS: dict[str, EntityLabel] = {
    "ORG": "organisation",
    "PERSON": "person",
    "PER": "person",
    "CITY": "city",
    "GPE": "place",
    "LOC": "place",
    "FAC": "name",
    "EVENT": "name",
    "LAW": "name",
    "PRODUCT": "name",
    "WORK_OF_ART": "name",
    "NORP": "name",
    "MISC": "name",
}
_UNUSED_COMPONENTS = (
    "morphologizer", "tagger", "parser", "senter", "sentencizer", "lemmatizer", "trainable_lemmatizer",
    "attribute_ruler",
)  # fmt: skip
_CHARS_AT_ONCE = 100_000  # a longer text goes through a model in pieces
_WORDS_KEPT = 30_000  # from then on a model forgets the words of a batch, so that its memory stays flat


class UnknownModel(ValueError):  # noqa: N818 - a wrong name, not a fault
    """A model that is not installed; the message lists those that are."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """One spaCy pipeline on disk."""

    folder: Path
    full_name: str
    """Name and version, as `nl_core_news_sm-3.8.0`."""

    def digest(self) -> str:
        """Changes whenever a file of the pipeline does."""
        digest = hashlib.sha256()
        for file in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            digest.update(file.relative_to(self.folder).as_posix().encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()


@dataclass(frozen=True)
class Model:
    """One or more loaded spaCy pipelines that propose entities."""

    name: str
    """What takes part, as `nl_ent_press_sm-1.0.0+nl_core_news_sm-3.8.0`."""
    pipelines: tuple[Language, ...]

    def propose(self, texts: Iterable[str]) -> list[list[Entity]]:
        """The entities of each text, of every pipeline, in the order of the texts."""
        texts = list(texts)
        proposals: list[list[Entity]] = [[] for _ in texts]
        pieces = [(piece, (index, start)) for index, text in enumerate(texts) for start, piece in _pieces(text)]
        for nlp in self.pipelines:
            model = nlp.meta["name"]
            with _one_thread(), _zone(nlp):
                for doc, (index, start) in nlp.pipe(pieces, as_tuples=True, component_cfg=_text_by_text(nlp)):
                    proposals[index] += [
                        Entity(start + ent.start_char, start + ent.end_char, LABELS[ent.label_], model)
                        for ent in doc.ents
                        if ent.label_ in LABELS
                    ]
        return proposals


def find_models(name: str = "auto") -> tuple[ModelFiles, ...]:
    """The pipelines on disk that a name stands for, without loading them.

    `auto` is the bundled model, with nl_core_news_sm beside it where that is installed; any other name is the
    bundled model's, that of an installed package, or the path of a spaCy pipeline. Raises UnknownModel.
    """
    if name != "auto":
        return (_find(name),)
    general = _package_folder(GENERAL_MODEL)
    return (_find(BUNDLED_MODEL), *([_files(general)] if general else []))


def full_name(files: Iterable[ModelFiles]) -> str:
    """The name under which outputs state their models."""
    return "+".join(one.full_name for one in files)


@cache
def load_model(name: str = "auto") -> Model:
    """Load the models that a name stands for, once per process. Raises UnknownModel."""
    files = find_models(name)
    return Model(full_name(files), tuple(_load(one.folder) for one in files))


def installed_models() -> list[str]:
    """Names that `find_models` knows on this machine."""
    from spacy.util import get_installed_models

    return sorted({"auto", BUNDLED_MODEL, *get_installed_models()})


def is_installed(name: str) -> bool:
    """Whether a model package of that name can be imported."""
    return _package_folder(name) is not None


def _find(name: str) -> ModelFiles:
    bundled = BUNDLED_FOLDER / BUNDLED_MODEL if name == BUNDLED_MODEL else None
    folder = bundled or _package_folder(name) or Path(name)
    if not (folder / "meta.json").is_file():
        raise UnknownModel(
            f"There is no model {name!r} here. Installed: {', '.join(installed_models())}; "
            "the path of a spaCy pipeline works too."
        )
    return _files(folder)


def _package_folder(name: str) -> Path | None:
    """The folder with the pipeline inside an installed model package."""
    spec = find_spec(name) if name.isidentifier() else None
    if not spec or not spec.origin:
        return None
    package = Path(spec.origin).parent
    return next((meta.parent for meta in sorted(package.glob("*/meta.json"))), None)


def _files(folder: Path) -> ModelFiles:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return ModelFiles(folder, f"{meta['lang']}_{meta['name']}-{meta['version']}")


def _load(folder: Path) -> Language:
    import spacy
    from spacy.pipeline import Tok2Vec
    from thinc.api import NumpyOps

    nlp = spacy.load(folder, exclude=_UNUSED_COMPONENTS)
    for pipe_name, pipe in nlp.pipeline:
        if isinstance(pipe, Tok2Vec) and not pipe.listeners:
            nlp.disable_pipe(pipe_name)  # its vectors served components that are left out
    for pipe in _vector_makers(nlp).values():
        for layer in pipe.model.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = NumpyOps(use_blis=False)
    return nlp


def _vector_makers(nlp: Language) -> dict[str, Tok2Vec]:
    """The components that make the vectors of the words, nearly all of a model's arithmetic.

    numpy multiplies matrices up to three times as fast as BLIS, spaCy's own choice, but rounds a row by where it
    stands in the matrix. So each text is a matrix of its own: its entities must not hang on its neighbours.
    """
    from spacy.pipeline import Tok2Vec

    return {name: pipe for name, pipe in nlp.pipeline if isinstance(pipe, Tok2Vec)}


def _text_by_text(nlp: Language) -> dict[str, dict[str, int]]:
    return {name: {"batch_size": 1} for name in _vector_makers(nlp)}


@cache
def _libraries() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _one_thread() -> AbstractContextManager[object]:
    """Arithmetic on one thread: several round otherwise than one, and workers share the processors already."""
    limits: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limits


def _zone(nlp: Language) -> AbstractContextManager[object]:
    """What is made in it is forgotten at its end; words only once the model knows a good many."""
    return nlp.memory_zone() if len(nlp.vocab) >= _WORDS_KEPT else nullcontext()


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _CHARS_AT_ONCE:
        cut = max(text.rfind("\n", start, start + _CHARS_AT_ONCE), text.rfind(" ", start, start + _CHARS_AT_ONCE))
        cut = cut + 1 if cut > start else start + _CHARS_AT_ONCE
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]
