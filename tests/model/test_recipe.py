"""The training texts and what the recipe makes of them: marks stay on their names, and names fit the model's tokens."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline import marks
from pipeline.extract.dictionary import common_words
from pipeline.marks import MarkedText

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

import check  # noqa: E402
import dictionary  # noqa: E402
import general  # noqa: E402
import reader  # noqa: E402
from substitution import Shares, renamed  # noqa: E402
from tokens import press_tokenizer  # noqa: E402
from variation import Styles, varied  # noqa: E402

ALL_NAMES, ALL_STYLES = Shares(1, 1, 1, 1, 1), Styles(0.2, 0.5, 0.5, 0.5, 0.5, 0.5)
MOST_LOST = 0.005  # share of the names that may fit no tokens
ARTICLE = marks.parse(
    "<org>gemeente <city>Oss</city></org> opent loket\n\n"
    "<person>Jan van der Laan</person> (<org>CBS</org>) en <person>Aïcha El Idrissi</person> spraken in "
    "<city>Oss</city>, aan de <place>Molenweg</place>.\n\nVolgens <person>Van der Laan</person> volgt de "
    "<misc>Wet open loket</misc>. Een <org>NS</org>-woordvoerder wil niets zeggen."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("nl")
    press_tokenizer()(nlp)
    return nlp


@pytest.fixture(scope="module")
def texts() -> list[MarkedText]:
    return reader.read_texts(TRAINING / "texts")


def _of_kind(article: MarkedText, kind: str) -> list[str]:
    return [mark.text for mark in article.of_kind(kind)]


def test_no_name_is_lost_at_token_bounds_beyond_a_few(nlp: Language, texts: list[MarkedText]) -> None:
    names = lost = 0
    for article in texts:
        doc, missed = reader.to_doc(nlp, article)
        names += len(doc.ents) + len(missed)
        lost += len(missed)
    assert names > 5_000
    assert lost <= MOST_LOST * names


def test_the_checker_finds_nothing_wrong(nlp: Language) -> None:
    from collections import Counter

    ids: Counter[str] = Counter()
    files = sorted((TRAINING / "texts").glob("*.txt"))
    assert [remark for file in files for remark in check.check_file(nlp, file, ids) if remark.certain] == []


def test_the_checker_finds_what_is_wrong(nlp: Language, tmp_path: Path) -> None:
    file = tmp_path / "wrong.txt"
    file.write_text(
        "id: een\n\n<org>Stichting Lichtboei </org> viert feest.\n\n"
        "Daar was Stichting Lichtboei trots op, en Van Puffelen ook.\n=====\nid: een\n\nNiets.\n",
        encoding="utf-8",
    )
    remarks = list(check.check_file(nlp, file, check.Counter()))
    assert [r.what.split()[0] for r in remarks if r.certain] == ["edge", "the"]
    assert any("'Van Puffelen'" in r.what for r in remarks)


def test_held_out_articles_are_never_learnt_from(texts: list[MarkedText]) -> None:
    learn, choose = reader.part_of(texts, "learn"), reader.part_of(texts, "choose")
    assert len(learn) + len(choose) == len(reader.part_of(texts, "all")) == len(texts)
    assert not {a.header["id"] for a in learn} & {a.header["id"] for a in choose}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6))
def test_renamed_and_varied_articles_keep_their_marks(seed: int) -> None:
    rng = random.Random(seed)
    new = varied(renamed(ARTICLE, ALL_NAMES, rng), ALL_STYLES, rng)
    assert [mark.kind for mark in new.marks] == [
        "organisations", "people", "organisations", "people", "cities", "places", "people", "names", "organisations",
    ]  # fmt: skip
    assert all(new.text[mark.start : mark.end] == mark.text and mark.text for mark in new.marks)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**6))
def test_a_person_and_a_town_bear_one_new_name(seed: int) -> None:
    new = renamed(ARTICLE, Shares(people=1, cities=1), random.Random(seed))
    full, other, short = _of_kind(new, "people")
    assert full.casefold().endswith(short.casefold())
    assert full != other
    (town,) = _of_kind(new, "cities")
    assert f"gemeente {town}" in _of_kind(new, "organisations")


@pytest.mark.parametrize("unit", ["paragraphs", "sentences"])
def test_an_article_in_runs_of_one_keeps_all_its_names(nlp: Language, tmp_path: Path, unit: str) -> None:
    (tmp_path / "article.txt").write_text(
        "id: een\n\n<org>Stichting Lichtboei</org>\n\n<person>Mia Blok</person> kwam. Toen kwam <org>NS</org>.",
        encoding="utf-8",
    )
    examples = list(reader.press_articles(str(tmp_path), "all", 1.0, 7, unit, 1, {}, {})(nlp))
    assert len(examples) == {"paragraphs": 2, "sentences": 3}[unit]
    assert {name.text for example in examples for name in example.reference.ents} == {
        "Stichting Lichtboei", "Mia Blok", "NS",
    }  # fmt: skip


def test_kinds_in_general_text_are_counted_against_words_by_number() -> None:
    words = [
        general.Word("s1", 0, "Mia", 0, True), general.Word("s1", 1, "Blok", 4, True),
        general.Word("s1", 2, "woont", 9, False), general.Word("s1", 3, "Gent", 15, True),
        general.Word("s2", 0, "Oss", 20, True), general.Word("s3", 0, "NS", 24, True),
    ]  # fmt: skip
    marked = {"s1": ["PER:0-1", "LOC:3"], "s2": ["?:0"]}
    found = [(0, 3, "PER"), (15, 19, "CITY"), (20, 23, "ORG"), (24, 26, "ORG")]
    counts = general.kinds(words, found, marked)
    assert (counts["PER"]["right"], counts["PER"]["wrong"], counts["PER"]["missed"]) == (0, 1, 1)
    assert (counts["LOC"]["right"], counts["LOC"]["wrong"], counts["LOC"]["missed"]) == (1, 0, 0)
    assert not any(counts["ORG"].values())


def test_the_marked_sentences_name_known_labels() -> None:
    marked = general.read_kinds(general.KINDS)
    assert len(marked) == 150
    assert {item.partition(":")[0] for items in marked.values() for item in items} <= {*general.SCORED, "MISC", "?"}


def test_without_shares_nothing_changes() -> None:
    assert renamed(ARTICLE, Shares(), random.Random(1)).text == ARTICLE.text


def test_the_same_seed_gives_the_same_examples(nlp: Language) -> None:
    def first(count: int) -> Iterator[str]:
        folder = str(TRAINING / "texts")
        read = reader.press_articles(folder, "learn", 0.05, 7, "paragraphs", 6, {"people": 0.5}, {"lowered": 0.1})
        yield from (example.text for example, _ in zip(read(nlp), range(count), strict=False))

    assert list(first(20)) == list(first(20))


def test_the_dictionary_holds_words_in_small_letters_of_a_length() -> None:
    listed = ["Aaltje", "aardbei", "aardbeienplukkers", "af", "auto's", "zon", "zon"]
    assert dictionary.kept(listed) == ["aardbei", "zon"]


def test_the_dictionary_in_use_is_what_its_script_keeps() -> None:
    words = sorted(common_words())
    assert dictionary.kept(words) == words
    assert {"gemeente", "burgemeester", "werknemers", "opent"} <= common_words()
    assert common_words().isdisjoint(["philips", "nedap", "adyen"])
