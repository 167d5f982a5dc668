"""nl_core_news_sm and any other pipeline: found by name or path, used beside the bundled model, its labels mapped."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from pipeline.extract import model
from pipeline.extract.entity import Entity

GENERAL = "nl_core_news_sm"
TEXT = "In Leuven sprak Koen Sterckx namens Barco over het Festival van de Vlamingen aan de Dijle."
PATTERNS = [
    ("GPE", "Leuven", "place"),
    ("PERSON", "Koen Sterckx", "person"),
    ("ORG", "Barco", "organisation"),
    ("EVENT", "Festival", "name"),
    ("NORP", "Vlamingen", "name"),
    ("LOC", "Dijle", "place"),
]


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    model.load_model.cache_clear()
    yield
    model.load_model.cache_clear()


@pytest.fixture
def general(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that looks as nl_core_news_sm does once installed, with entities by pattern."""
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": text} for label, text, _ in PATTERNS] + [{"label": "DATE", "pattern": "sprak"}]
    )
    nlp.meta.update(name="core_news_sm", version="3.8.0")
    package = tmp_path / "site" / GENERAL
    package.mkdir(parents=True)
    nlp.to_disk(package / f"{GENERAL}-3.8.0")
    (package / "__init__.py").write_text("def load(**overrides):\n    raise RuntimeError\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    importlib.invalidate_caches()
    if (found := model.find_models(GENERAL)[0].folder) != package / f"{GENERAL}-3.8.0":
        pytest.skip(f"the real {GENERAL} stands at {found}")
    return package


def _labels(entities: list[Entity]) -> set[tuple[str, str]]:
    return {(TEXT[e.start : e.end], e.label) for e in entities}


def test_the_general_model_is_used_by_name(general: Path) -> None:
    (files,) = model.find_models(GENERAL)
    assert files.full_name == "nl_core_news_sm-3.8.0"
    assert len(files.digest()) == 64
    (found,) = model.load_model(GENERAL).propose([TEXT])
    assert _labels(found) == {(text, label) for _, text, label in PATTERNS}
    assert {e.model for e in found} == {"core_news_sm"}


def test_auto_takes_the_general_model_beside_the_bundled_one(general: Path) -> None:
    loaded = model.load_model("auto")
    assert [files.full_name.split("-")[0] for files in model.find_models("auto")] == [model.BUNDLED_MODEL, GENERAL]
    assert loaded.name.startswith("nl_ent_press_sm-")
    assert loaded.name.endswith("+nl_core_news_sm-3.8.0")
    (found,) = loaded.propose([TEXT])
    assert {e.model for e in found} == {"ent_press_sm", "core_news_sm"}


def test_auto_without_the_general_model_is_the_bundled_one() -> None:
    if model.is_installed(GENERAL):
        pytest.skip(f"{GENERAL} is installed here")
    assert [files.full_name.split("-")[0] for files in model.find_models("auto")] == [model.BUNDLED_MODEL]


def test_a_pipeline_is_found_by_path(general: Path) -> None:
    folder = general / f"{GENERAL}-3.8.0"
    assert model.find_models(str(folder))[0].folder == folder
    assert _labels(model.load_model(str(folder)).propose([TEXT])[0]) == {(t, label) for _, t, label in PATTERNS}


def test_other_files_have_another_digest(general: Path) -> None:
    (files,) = model.find_models(GENERAL)
    before = files.digest()
    meta = files.folder / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text(encoding="utf-8")) | {"notes": "x"}), encoding="utf-8")
    assert files.digest() != before


@pytest.mark.parametrize("name", ["nl_core_news_xl", "/no/such/folder", "", "json"])
def test_an_unknown_model_is_a_clear_error(name: str) -> None:
    with pytest.raises(model.UnknownModel, match="There is no model") as error:
        model.load_model(name)
    assert model.BUNDLED_MODEL in str(error.value)


def test_finding_models_does_not_load_spacy() -> None:
    code = "import sys; from pipeline.extract import model; model.find_models('auto'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
