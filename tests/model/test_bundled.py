"""The bundled model as shipped: it loads, knows its labels, says what it is, and finds names in a press release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extract.model import BUNDLED_FOLDER, BUNDLED_MODEL, LABELS, find_models, load_model

FOLDER = BUNDLED_FOLDER / BUNDLED_MODEL
MOST_BYTES = 15_000_000
TEXT = (
    "Gemeente Harderwijk opent fietsbrug\n\n"
    "Wethouder Annelies van der Kolk (Mobiliteit) opende dinsdag in Harderwijk de nieuwe fietsbrug. "
    "Aannemer Bouwbedrijf Terpstra B.V. uit Meppel bouwde de brug in opdracht van de provincie Gelderland.\n\n"
    '"Dit scheelt scholieren een kwartier", aldus Van der Kolk.'
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(FOLDER)


def test_it_loads_by_path_with_the_labels_that_the_extractors_know(nlp: Language) -> None:
    assert set(nlp.get_pipe("ner").labels) == {"ORG", "PER", "CITY", "LOC", "MISC"} <= set(LABELS)
    assert nlp.pipe_names == ["tok2vec", "ner"]


def test_it_loads_by_name() -> None:
    assert load_model(BUNDLED_MODEL).name == f"{find_models(BUNDLED_MODEL)[0].full_name}"
    assert find_models(BUNDLED_MODEL)[0].folder == FOLDER


def test_it_needs_no_code_of_the_recipe() -> None:
    config = (FOLDER / "config.cfg").read_text(encoding="utf-8")
    assert "press_articles" not in config
    assert "press_tokenizer" not in config


def test_it_is_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= MOST_BYTES


def test_its_meta_states_terms_sources_and_scores() -> None:
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"]) == ("nl", "ent_press_sm")
    assert meta["license"] == "MIT"
    assert all(source["license"] and source["name"] for source in meta["sources"])
    assert set(meta["performance"]["gold"]) == {"organisations", "people", "cities"}
    assert set(meta["labels"]["ner"]) == {"ORG", "PER", "CITY", "LOC", "MISC"}


def test_it_ships_a_card() -> None:
    assert "Licence" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_it_finds_the_names_of_a_plain_release(nlp: Language) -> None:
    found = {(e.text, e.label_) for e in nlp(TEXT).ents}
    assert {("Annelies van der Kolk", "PER"), ("Harderwijk", "CITY"), ("provincie Gelderland", "ORG")} <= found
    assert ("Van der Kolk", "PER") in found


def test_it_finds_nothing_where_no_name_is(nlp: Language) -> None:
    text = "Vanaf maandag rijden er minder treinen. Reizigers krijgen daarover bericht en kunnen hun geld terugvragen."
    assert not nlp(text).ents


def test_two_runs_agree(nlp: Language) -> None:
    assert [e.label_ for e in nlp(TEXT).ents] == [e.label_ for e in spacy.load(FOLDER)(TEXT).ents]


def test_its_lists_reach_words_that_no_training_text_holds(nlp: Language) -> None:
    assert nlp.vocab.vectors.n_keys > 30_000
    assert nlp.vocab["Yıldırım"].has_vector


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived_and_offsets_slice_back(text: str) -> None:
    for proposals in [load_model(BUNDLED_MODEL).propose([text])[0]]:
        for entity in proposals:
            assert 0 <= entity.start < entity.end <= len(text)
            assert text[entity.start : entity.end].strip()


def test_a_text_longer_than_the_model_takes_at_once_keeps_its_offsets() -> None:
    filler = "De gemeente bericht daarover later. " * 4_000
    text = filler + "In Harderwijk sprak wethouder Annelies van der Kolk."
    found = {text[e.start : e.end] for e in load_model(BUNDLED_MODEL).propose([text])[0]}
    assert "Annelies van der Kolk" in found


def test_the_folder_is_the_packages_own() -> None:
    assert Path(FOLDER, "meta.json").is_file()
