"""The data package descriptor beside the tables, by the standard's own rules."""

from __future__ import annotations

import json
import re
import shutil

import pyarrow.parquet as pq
import pytest

from pipeline.batch.run import run
from pipeline.store.schema import TABLES
from tests.batch.corpus import write_good

TYPES = {"int64": "integer", "double": "number", "bool": "boolean", "date32[day]": "date", "string": "string"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    write_good(folder / "corpus", 3)
    run(folder / "corpus", folder / "out", workers=0)
    return folder


@pytest.fixture(scope="module")
def package(folder):
    return json.loads((folder / "out" / "datapackage.json").read_text(encoding="utf-8"))


def test_every_table_is_a_resource_that_is_there(package, folder):
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._/-]+", resource["name"])
        assert not resource["path"].startswith(("/", ".", "~"))
        assert (folder / "out" / resource["path"]).exists()


def test_fields_are_the_columns_with_type_and_description(package, folder):
    for resource in package["resources"]:
        columns = pq.read_schema(folder / "out" / resource["path"])
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == columns.names
        for field in fields:
            column = columns.field(field["name"])
            assert field["type"] == TYPES.get(str(column.type), "array")
            assert field["description"] == column.metadata[b"description"].decode()
            assert field.get("constraints", {}).get("required", False) is not column.nullable


def test_the_data_obey_what_the_descriptor_says(package, folder):
    documents = set(pq.read_table(folder / "out" / "documents.parquet")["doc_id"].to_pylist())
    for resource in package["resources"]:
        table = pq.read_table(folder / "out" / resource["path"])
        for field in resource["schema"]["fields"]:
            allowed = field.get("constraints", {}).get("enum")
            if allowed:
                assert set(table[field["name"]].to_pylist()) <= {*allowed, None}
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"] == {"resource": "documents", "fields": ["doc_id"]}
            assert set(table["doc_id"].to_pylist()) <= documents


def test_fixed_words_are_enumerated(package):
    (figures,) = (r for r in package["resources"] if r["name"] == "figures")
    fields = {field["name"]: field for field in figures["schema"]["fields"]}
    assert fields["kind"]["constraints"]["enum"] == ["count", "money", "percentage", "measure"]
    assert "at_least" in fields["qualifier"]["constraints"]["enum"]
    assert "constraints" not in fields["unit"]


def test_a_descriptor_that_is_gone_is_written_again(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    out = tmp_path / "copy" / "out"
    before = (out / "datapackage.json").read_bytes()
    (out / "datapackage.json").unlink()
    run(tmp_path / "copy" / "corpus", out, workers=0)
    assert (out / "datapackage.json").read_bytes() == before
