"""The command line: results on standard output, messages on standard error, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from tests.batch.corpus import good, write_bad, write_good

TEXT = "Zeker 3.000 tot 4.500 nieuwe banen in Oss, zegt wethouder Els Bos."


def invoke(*arguments: object, **options):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


def test_help_needs_no_heavy_library():
    program = (
        "import sys; from typer.testing import CliRunner; from pipeline.cli import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        "print([m for m in ('spacy', 'pandas', 'pyarrow', 'duckdb', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["run", "extract", "evaluate", "report", "status"])
def test_every_command_has_help(command):
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_extract_prints_one_record_as_json(tmp_path):
    (tmp_path / "a.txt").write_text(good(3), encoding="utf-8")
    result = invoke("extract", tmp_path / "a.txt", "--published", "2021-03-05")
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (record["published"], record["published_from"]) == ("2021-03-05", "argument")
    assert all(record["text"][m["start"] : m["end"]] == m["text"] for m in record["figures"])


def test_extract_reads_standard_input():
    result = invoke("extract", "-", input=TEXT)
    record = json.loads(result.stdout)
    assert record["text"] == TEXT
    (figure,) = record["figures"]
    assert (figure["low"], figure["high"], figure["what"], figure["qualifier"]) == (
        3000,
        4500,
        "nieuwe banen",
        "at_least",
    )
    assert {
        "id",
        "published",
        "publisher",
        "title",
        "text",
        "organisations",
        "people",
        "dates",
        "cities",
        "quotes",
    } <= set(record)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("extract", "nergens.txt"), "nergens.txt"),
        (("extract", "-", "--published", "gisteren"), "gisteren"),
        (("extract", "-", "--published", "2021-02-30"), "2021-02-30"),
        (("extract", "leeg.txt"), "pipeline: leeg.txt: nothing in it"),
        (("extract", "-", "--model", "nl_nergens"), "nl_nergens"),
        (("run", "nergens", "--out", "uit"), "nergens"),
        (("run", ".", "--out", "uit", "--engine", "stoom"), "stoom"),
        (("evaluate", "nergens"), "nergens"),
        (("report", "nergens"), "nergens"),
        (("status", "nergens"), "nergens"),
        (("run", "."), "--out"),
    ],
)
def test_wrong_usage_is_told_with_status_2(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg.txt").touch()
    result = invoke(*arguments, input=TEXT)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr


def test_run_ends_with_a_summary_and_a_status(tmp_path):
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    write_good(corpus, 2)
    first = invoke("run", corpus, "--out", out, "--workers", 0)
    assert first.exit_code == 0
    assert "2 articles" in " ".join(first.stderr.split())
    assert first.stdout == ""
    assert "Nothing new" in invoke("run", corpus, "--out", out, "--workers", 0).stderr
    write_bad(corpus)
    failed = invoke("run", corpus, "--out", out, "--workers", 0)
    assert failed.exit_code == 1
    assert "kapot.pdf" in failed.stderr
    status = invoke("status", out)
    assert status.exit_code == 0
    assert "failed" in status.stdout


def test_evaluate_prints_a_table(tmp_path):
    gold = sorted((Path(__file__).parent.parent / "corpus" / "gold").glob("*.json"))[0]
    (tmp_path / gold.name).write_bytes(gold.read_bytes())
    result = invoke("evaluate", tmp_path)
    assert result.exit_code == 0
    assert all(kind in result.stdout for kind in ("organisations", "people", "figures", "dates", "cities", "quotes"))
