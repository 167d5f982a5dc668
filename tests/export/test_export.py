"""Exports read back by the programs that they are for, from outputs that hold the awkward things."""

from __future__ import annotations

import csv
import json
import sys

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin
from typer.testing import CliRunner

import pipeline
from pipeline.batch.run import run
from pipeline.cli import app
from pipeline.evaluation import read_gold
from pipeline.export import FORMATS, excel, export
from pipeline.export.cells import defused
from pipeline.record import MENTION_KINDS
from tests.batch.corpus import write_feed_of_lines, write_good

FORMULA = '=HYPERLINK("http://boos.example")'
HOSTILE = (
    "Brug 🌉 over de Maas geopend, het feest 🎉🎉 begon al in de 17e eeuw in Gent.\n\n"
    "De omzet daalde met -0,8% tot 3 miljoen euro, zegt wethouder Els Bos van de gemeente Oss. +31% van de bezoekers "
    "kwam met de fiets, het woord is aan @burgemeester;=2+5.\n"
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    write_good(folder / "corpus", 3)
    write_feed_of_lines(folder / "corpus", 4)
    row = {"id": "r", "title": FORMULA, "text": HOSTILE}
    (folder / "corpus" / "raar.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "corpus" / "leeg.txt").write_bytes(b"")
    run(folder / "corpus", folder / "out", workers=0)
    return folder / "out"


@pytest.fixture(scope="module")
def tables(outputs):
    return pipeline.load(outputs)


def read_records(outputs):
    lines = (outputs / "exports" / "jsonl" / "records.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def test_csv_gives_the_tables_back(outputs, tables):
    for file in export(outputs, "csv").files:
        frame = getattr(tables, file.stem)
        back = pd.read_csv(file)
        assert list(back.columns) == list(frame.columns)
        assert len(back) == len(frame)
    figures = pd.read_csv(outputs / "exports" / "csv" / "figures.csv")
    assert figures.low.tolist() == tables.figures.low.tolist()
    assert figures.start.tolist() == tables.figures.start.tolist()


def test_no_cell_of_csv_begins_as_a_formula(outputs):
    seen = 0
    for file in export(outputs, "csv").files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.reader(opened):
                for cell in row:
                    assert not cell.startswith(("=", "+", "@", "\t", "\r"))
                    if cell.startswith("-"):
                        float(cell)  # a number may be negative
                    seen += cell.startswith("'")
    assert seen
    assert any("apostrophe" in note for note in export(outputs, "csv").notes)


@given(st.text(max_size=20))
def test_defusing_changes_nothing_but_the_head(text):
    safe = defused(text)
    assert safe in (text, "'" + text)
    assert not str(safe).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("value", [-0.8, 3, None, True])
def test_what_is_no_text_is_left_alone(value):
    assert defused(value) is value


def test_excel_has_a_sheet_per_table_and_no_formula(outputs, tables):
    (file,) = export(outputs, "xlsx").files
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [*tables.files, "columns"]
    for name, table in tables.files.items():
        sheet = book[name]
        assert sheet.max_row == table.metadata.num_rows + 1
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    titles = [row[1] for row in book["documents"].iter_rows(values_only=True)]
    assert FORMULA in titles


def test_excel_keeps_types_and_early_days(outputs):
    (file,) = export(outputs, "xlsx").files
    book = openpyxl.load_workbook(file)
    heading, *rows = book["dates"].iter_rows(values_only=True)
    by_text = {row[heading.index("text")]: row[heading.index("first")] for row in rows}
    assert by_text["de 17e eeuw"] == "1600-01-01"
    assert any(hasattr(first, "year") for first in by_text.values())
    heading, *rows = book["figures"].iter_rows(values_only=True)
    assert -0.8 in [row[heading.index("low")] for row in rows]


def test_excel_cuts_a_text_that_no_cell_holds():
    long = "🌉" * 20_000
    fitting = excel._fitting(long)
    assert len(fitting.encode("utf-16-le")) <= 2 * excel.MOST_CHARS
    assert fitting.endswith("🌉 […]")
    assert excel._fitting("kort") == "kort"


def test_excel_refuses_more_rows_than_a_sheet_holds(outputs, monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 5)
    with pytest.raises(ValueError, match="--to csv"):
        export(outputs, "xlsx")


def test_excel_names_its_extra_where_it_is_missing(outputs, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = CliRunner().invoke(app, ["export", str(outputs), "--to", "xlsx"])
    assert result.exit_code == 2
    assert "dutch-press-pipeline[excel]" in result.stderr


def test_json_lines_are_records_in_the_gold_format(outputs, tables):
    (file,) = export(outputs, "jsonl").files
    articles = read_gold(file)
    assert [article["id"] for article in articles] == tables.documents.doc_id.tolist()
    for kind in MENTION_KINDS:
        assert sum(len(article[kind]) for article in articles) == len(getattr(tables, kind))
        for article in articles:
            assert all(article["text"][m["start"] : m["end"]] == m["text"] for m in article[kind])


def test_json_lines_hold_what_extract_gives(outputs, tmp_path):
    export(outputs, "jsonl")
    corpus = outputs.parent / "corpus"
    exported = {record["id"]: record for record in read_records(outputs)}
    (article,) = pipeline.read(corpus / "bericht-001.txt")
    assert exported["bericht-001.txt"] == pipeline.extract(article).to_dict()


def test_docbin_holds_every_mention(outputs):
    export(outputs, "jsonl")
    records = {record["id"]: record for record in read_records(outputs)}
    (file,) = export(outputs, "docbin").files
    docs = list(DocBin().from_disk(file).get_docs(spacy.blank("nl").vocab))
    assert len(docs) == len(records)
    for doc in docs:
        record = records[doc.user_data["record"]["id"]]
        assert doc.text == record["text"]
        for kind in MENTION_KINDS:
            assert len(doc.spans[kind]) == len(record[kind])
            for span, mention in zip(doc.spans[kind], record[kind], strict=True):
                assert mention["text"] in span.text
        assert doc.ents


def test_label_studio_regions_stand_where_its_editor_counts(outputs):
    """Its editor counts code points; a Python string does too."""
    files = export(outputs, "label-studio").files
    assert [file.name for file in files] == ["labels.xml", "tasks-00000.json"]
    tasks = json.loads(files[1].read_text(encoding="utf-8"))
    after_emoji = 0
    for task in tasks:
        (prediction,) = task["predictions"]
        ids = [region["id"] for region in prediction["result"]]
        assert len(ids) == len(set(ids))
        for region in prediction["result"]:
            value = region["value"]
            assert "".join(list(task["data"]["text"])[value["start"] : value["end"]]) == value["text"]
            assert f'value="{value["labels"][0]}"' in files[0].read_text()
            assert (region["from_name"], region["to_name"], region["type"]) == ("label", "text", "labels")
            after_emoji += "🌉" in task["data"]["text"][: value["start"]]
    assert after_emoji


@pytest.mark.parametrize("to", FORMATS)
def test_an_export_replaces_the_one_before_and_nothing_else(to, outputs, tmp_path):
    (tmp_path / "eigen notities.md").write_text("van mij")
    first = export(outputs, to, tmp_path)
    (tmp_path / "tasks-00009.json").write_text("van eerder")
    again = export(outputs, to, tmp_path)
    assert again == first
    kept = {"eigen notities.md"} | ({"tasks-00009.json"} if to != "label-studio" else set())
    assert {file.name for file in tmp_path.iterdir()} == kept | {file.name for file in first.files}


@pytest.mark.parametrize("to", FORMATS)
def test_outputs_without_articles_can_be_exported(to, tmp_path):
    (tmp_path / "corpus").mkdir()
    run(tmp_path / "corpus", tmp_path / "out", workers=0)
    export(tmp_path / "out", to)


def test_the_command_prints_what_it_wrote(outputs):
    result = CliRunner().invoke(app, ["export", str(outputs), "--to", "jsonl"])
    assert result.exit_code == 0
    assert result.stdout.strip().endswith("records.jsonl")


@pytest.mark.parametrize("arguments", [("nergens", "--to", "csv"), ("nergens", "--to", "wolken"), ("nergens",)])
def test_wrong_usage_is_told_with_status_2(arguments):
    assert CliRunner().invoke(app, ["export", *arguments]).exit_code == 2


def test_records_are_read_a_batch_at_a_time(outputs, tables, monkeypatch):
    asked = []
    original = pq.ParquetFile.iter_batches

    def noted(self, batch_size, *arguments, **options):
        asked.append(batch_size)
        return original(self, batch_size, *arguments, **options)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", noted)
    export(outputs, "jsonl")
    assert max(asked) <= 2_000
