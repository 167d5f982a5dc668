"""What the owner of a corpus states in manifest.csv."""

from pathlib import Path

import pytest

from pipeline.ingest import read_manifest
from pipeline.record import Statement


def manifest(folder: Path, content: str) -> dict[str, Statement]:
    (folder / "manifest.csv").write_text(content, encoding="utf-8")
    return read_manifest(folder)


def test_without_a_manifest_nothing_is_stated(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == {}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_may_be_few_and_separated_as_spreadsheets_do(tmp_path: Path, separator: str) -> None:
    rows = [["\ufeffPath", "published", "title"], ["a/b.txt", "2021-02-12", '"Brug, dicht"'], ["./c.txt", "", ""]]
    stated = manifest(tmp_path, "\r\n".join(separator.join(row) for row in rows))
    assert stated == {"a/b.txt": Statement(published="2021-02-12", title="Brug, dicht"), "c.txt": Statement()}


def test_the_manifest_beside_a_single_file_counts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    manifest(tmp_path, "path,publisher\na.txt,Gemeente Oss\n")
    assert read_manifest(tmp_path / "a.txt")["a.txt"].publisher == "Gemeente Oss"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("naam,datum\na,b\n", "no column `path`"),
        ("", "no column `path`"),
        ("path,datum\na,b\n", "unknown column 'datum'"),
        ("path,title\na,b\na,c\n", "line 3: a stands there twice"),
        ("path,title\na,b,c\n", "line 2: more fields than columns"),
    ],
)
def test_a_broken_manifest_says_what_to_mend(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        manifest(tmp_path, content)


def test_a_manifest_in_another_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_bytes("path,title\na,Café\n".encode("utf-16"))
    with pytest.raises(ValueError, match="UTF-8"):
        read_manifest(tmp_path)
