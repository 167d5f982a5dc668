"""The page as a file: what it holds, how large it is, and that nothing in it can act."""

from __future__ import annotations

import ast
import base64
import datetime as dt
import gzip
import json
import random
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import pipeline
from pipeline.record import City, Figure, Organisation, Person, Problem, Quote
from pipeline.report import write_report
from pipeline.report.page import _fitting_page
from pipeline.report.payload import collect
from pipeline.report.words import LANGUAGES, words_in
from tests.report.outputs import record, write_outputs

TEXT = "Alde Feanen krijgt 40 bomen\n\nWethouder Joop Staal van Oss: 'Elke boom telt.'"
ASSETS = files("pipeline.report") / "assets"
PACKAGE = Path(pipeline.__file__).parent


def tree_of(page: Path) -> Any:
    return html.fromstring(page.read_bytes())


def unpacked(tree: Any, name: str) -> Any:
    (element,) = tree.xpath(f"//script[@id='{name}']")
    return json.loads(gzip.decompress(base64.b64decode(element.text)))


def values(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    return [column["words"][code] if code >= 0 else None for code in column["codes"]]


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    def at(words: str) -> dict[str, Any]:
        start = TEXT.index(words)
        return {"start": start, "end": start + len(words), "text": words, "sentence": 0, "method": "rule"}

    one = record(
        "b.txt", TEXT, published=dt.date(2021, 3, 4), publisher="Gemeente Oss",
        organisations=(Organisation(name="Alde Feanen", **at("Alde Feanen")),),
        people=(Person(name="Joop Staal", role="wethouder", **at("Joop Staal")),),
        figures=(Figure(kind="count", low=40.0, high=float("inf"), what="bomen", **at("40")),),
        cities=(City(name="Oss", country="NL", latitude=51.76, longitude=5.52, **at("Oss")),),
        quotes=(Quote(speaker="Joop Staal", **at("Elke boom telt.")),),
    )  # fmt: skip
    two = record("c.txt", TEXT)
    problem = Problem(doc_id="x.pdf", stage="clean", outcome="failed", reason="unreadable", message="No text in it.")
    return write_outputs(tmp_path / "outputs", [one, two], [problem], {"c.txt": "b.txt"})


def test_page_stands_beside_the_tables_and_nothing_is_left_over(outputs: Path) -> None:
    page = write_report(outputs)
    assert page == outputs / "report.html"
    assert [p.name for p in outputs.iterdir() if "report" in p.name] == ["report.html"]
    assert page.stat().st_mode & 0o444 == 0o444


def test_same_outputs_give_the_same_page(outputs: Path) -> None:
    assert write_report(outputs).read_bytes() == write_report(str(outputs)).read_bytes()


def test_without_outputs(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_report(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_unknown_language(outputs: Path) -> None:
    with pytest.raises(ValueError, match="fr"):
        write_report(outputs, language="fr")  # type: ignore[arg-type]


def test_totals_stand_in_the_page_itself(outputs: Path) -> None:
    tree = tree_of(write_report(outputs))
    totals = {div.findtext("dt"): div.findtext("dd") for div in tree.xpath("//dl[@class='totals']/div")}
    assert totals["Articles"] == "2"
    assert totals["Figures"] == "1"
    assert totals["Failed"] == "1"


def test_words_of_the_page_are_words(outputs: Path) -> None:
    tree = tree_of(write_report(outputs, "nl"))
    labels = [text.strip() for text in tree.xpath("//body//text()[not(ancestor::script)]") if text.strip()]
    labels += tree.xpath("//@placeholder | //@title | //@aria-label")
    assert "Alle filters wissen" in labels
    assert not [label for label in labels if "<" in label or "{" in label]


def test_articles_mentions_and_problems_are_all_there(outputs: Path) -> None:
    tree = tree_of(write_report(outputs))
    index = unpacked(tree, "data-index")
    assert values(index["articles"]["doc_id"]) == ["b.txt", "c.txt"]
    assert values(index["articles"]["published"]) == ["2021-03-04", None]
    assert values(index["articles"]["duplicate_of"]) == [None, "b.txt"]
    assert unpacked(tree, "data-texts-0") == [TEXT, TEXT]
    people = index["mentions"]["people"]
    (start,), (length,) = people["start"], people["length"]
    assert TEXT[start : start + length] == "Joop Staal"
    assert values(people["role"]) == ["wethouder"]
    assert values(index["mentions"]["quotes"]["speaker"]) == ["Joop Staal"]
    assert index["mentions"]["figures"]["low"] == [40]
    assert index["mentions"]["figures"]["high"] == [None], "infinity is no JSON"
    assert values(index["problems"]["reason"]) == ["unreadable"]
    assert index["problem_counts"] == [["clean", "failed", "unreadable", 1]]


def test_page_asks_nothing_of_the_network(outputs: Path) -> None:
    tree = tree_of(write_report(outputs))
    assert not tree.xpath("//*[@src] | //link | //iframe | //object | //embed | //base")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    style = tree.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style


HOSTILE = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> {{ 7*7 }} \u2028 \u202emoor\u202c \x00"


def test_hostile_texts_cannot_leave_their_place(tmp_path: Path) -> None:
    harmless = write_report(write_outputs(tmp_path / "a", [record("a", "Titel\n\nTekst")]))
    hostile = record("</script>", HOSTILE, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(3)")
    problem = Problem(doc_id=HOSTILE, stage="clean", outcome="failed", reason="<b>", message=HOSTILE)
    folder = write_outputs(tmp_path / "b", [hostile], [problem])
    (folder / "run.json").write_text(json.dumps({"model": HOSTILE, "corpus": {"path": HOSTILE}, "ended": HOSTILE}))
    tree = tree_of(write_report(folder))
    assert len(tree.xpath("//script")) == len(tree_of(harmless).xpath("//script"))
    assert not tree.xpath("//img")
    assert "49" not in tree.xpath("string(//header)")


def test_steering_characters_become_visible_one_for_one(tmp_path: Path) -> None:
    text = "Kop \u202eabc\u2066 \x07 \u200f klaar"
    tree = tree_of(write_report(write_outputs(tmp_path / "o", [record("a", text)])))
    (shown,) = unpacked(tree, "data-texts-0")
    assert len(shown) == len(text)
    assert shown == "Kop ␦abc␦ ␇ \u200f klaar"


def test_sample_of_a_large_run_is_even_said_and_stable(tmp_path: Path) -> None:
    folder = write_outputs(tmp_path / "o", [record(f"{n:03}.txt", f"Titel {n}\n\nTekst.") for n in range(60)])
    few, more = collect(folder, 10), collect(folder, 30)
    shown_few, shown_more = values(few.articles["doc_id"]), values(more.articles["doc_id"])
    assert len(shown_few) == 10
    assert set(shown_few) < set(shown_more)
    assert shown_more == sorted(shown_more)
    assert few.totals["articles"] == 60


def test_page_is_never_larger_than_allowed(tmp_path: Path) -> None:
    chance = random.Random(7)
    noise = ["".join(chr(chance.randrange(33, 123)) for _ in range(2000)) for _ in range(80)]
    articles = [record(f"{n:03}.txt", f"Titel {n}\n\n{text}") for n, text in enumerate(noise)]
    folder = write_outputs(tmp_path / "o", articles)
    tree = html.fromstring(_fitting_page(folder, "en", most_bytes=150_000))
    packed = [script.text for script in tree.xpath("//script[@type='text/plain']")]
    assert sum(map(len, packed)) <= 150_000
    assert "80" in tree.xpath("string(//*[@id='sample'])")


def test_very_long_text_is_cut(tmp_path: Path) -> None:
    text = "Titel\n\n" + "woord " * 50_000 + "Zwolle"
    city = City(name="Zwolle", country="NL", start=len(text) - 6, end=len(text), text="Zwolle", method="gazetteer")
    payload = collect(write_outputs(tmp_path / "o", [record("a", text, cities=(city,))]))
    assert payload.cut == [0]
    assert len(payload.chunks[0][0]) == 200_000
    assert payload.mentions["cities"]["article"] == []


def test_mentions_stand_in_the_order_of_the_articles(tmp_path: Path) -> None:
    names = ["é.txt", "Z.txt", "a.txt", "a#1", "a/1", "10", "9"]
    organisation = Organisation(start=0, end=1, text="T", name="T", method="rule")
    articles = [record(name, "Titel", organisations=(organisation,)) for name in names]
    payload = collect(write_outputs(tmp_path / "o", articles))
    assert payload.mentions["organisations"]["article"] == list(range(len(names)))


def test_empty_outputs(tmp_path: Path) -> None:
    tree = tree_of(write_report(write_outputs(tmp_path / "o", []), "nl"))
    assert tree.get("lang") == "nl"
    assert unpacked(tree, "data-index")["articles"]["doc_id"] == {"words": [], "codes": []}


def test_both_languages_have_every_word_that_the_page_uses() -> None:
    scripts = "".join(f.read_text(encoding="utf-8") for f in ASSETS.iterdir() if f.name.endswith(".js"))
    template = (ASSETS / "page.html").read_text(encoding="utf-8")
    used = set(re.findall(r'word\("(\w+)"', scripts)) | set(re.findall(r"word\(\"(\w+)\"", template))
    for language in LANGUAGES:
        words = words_in(language)
        assert used <= set(words)
        assert all(words.values())


def reasons_in(source: str) -> set[str]:
    """The fixed words that a module gives as the reason of a problem."""
    found: set[str] = set()
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = call.args[:1] if name in ("Unusable", "problem") else []
        given += [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
        found |= {node.value for node in given if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


def test_every_reason_has_its_words() -> None:
    modules = [file for room in ("ingest", "clean", "batch") for file in (PACKAGE / room).rglob("*.py")]
    reasons = set().union(*(reasons_in(file.read_text(encoding="utf-8")) for file in modules))
    assert {"not_dutch", "unreadable", "broken_line", "changed"} <= reasons
    for language in LANGUAGES:
        assert {f"reason_{reason}" for reason in reasons | {"error", "crash", "timeout"}} <= set(words_in(language))


def test_translations_keep_their_placeholders() -> None:
    english, dutch = words_in("en"), words_in("nl")
    for key, text in english.items():
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", dutch[key])), key


def test_own_files_cannot_end_their_element() -> None:
    for file in ASSETS.iterdir():
        if file.name.endswith((".js", ".css")):
            assert "</" not in file.read_text(encoding="utf-8"), file.name
