"""Bytes that are meant to hurt: each ends as a row, and nothing is raised."""

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest import read_sources
from pipeline.record import Problem, Source
from pipeline.settings import DEFAULTS, Settings
from tests.ingest.test_formats import zipped

SMALL = Settings(max_source_bytes=100_000, max_expansion=20, max_archive_members=50)
HEADS = [
    *(b"", b"%PDF-1.7", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"WARC/1.0\r\n", b"bplist00", b"{", b"<rss>"),
    b"From a@b.nl Fri Feb 12 09:00:00 2021\nFrom: a\nTo: b\nDate: c\n\n",
]
SUFFIXES = "txt md html pdf docx odt eml mbox xml json jsonl csv zip tar gz bz2 xz warc webarchive mht".split()


def reasons(folder: Path, content: bytes, limits: Settings = SMALL, name: str = "a.bin") -> list[str]:
    (folder / name).write_bytes(content)
    return [item.reason if isinstance(item, Problem) else "ok" for item in read_sources(folder, name, limits)]


def test_too_large_for_one_article(tmp_path: Path) -> None:
    assert reasons(tmp_path, b"lang " * 30_000) == ["too_large"]
    line = b'{"text": "%s"}\n' % (b"a" * 200_000)
    rows = b'{"id": 1, "text": "Goed."}\n' + line + b'{"id": 2, "text": "Ook."}\n'
    assert reasons(tmp_path, rows, name="a.jsonl") == ["ok", "too_large", "ok"]


def test_zip_bombs(tmp_path: Path) -> None:
    bomb = zipped({f"{n}.txt": b"a" * 90_000 for n in range(40)})
    assert "too_large" in reasons(tmp_path, bomb)
    assert reasons(tmp_path, gzip.compress(b"a" * 5_000_000)) == ["too_large"]
    assert reasons(tmp_path, zipped({str(n): b"x" for n in range(60)})) == ["too_large"]
    content = b"Diep."
    for _ in range(6):
        content = zipped({"a.zip": content})
    assert reasons(tmp_path, content) == ["too_deep"]


def test_paths_that_lead_out_of_an_archive(tmp_path: Path) -> None:
    names = ["../boven.txt", "/etc/passwd", "a/../../b.txt", "..\\c.txt", "C:\\d.txt"]
    assert reasons(tmp_path, zipped(dict.fromkeys(names, b"Kwaad."))) == ["unsafe_path"] * 5
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("../boven.txt")
        archive.addfile(info)
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert reasons(tmp_path, buffer.getvalue()) == ["unsafe_path", "not_a_file"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_cut_and_locked_archives(tmp_path: Path) -> None:
    whole = zipped({"a.txt": b"Een tekst van enige lengte. " * 40, "b.txt": b"x"})
    assert reasons(tmp_path, whole[:-30]) == ["broken_archive"]
    spoiled = bytearray(whole)
    spoiled[60:80] = b"\xff" * 20
    assert "broken_archive" in reasons(tmp_path, bytes(spoiled)) or "unreadable" in reasons(tmp_path, bytes(spoiled))
    assert reasons(tmp_path, gzip.compress(b"tekst " * 2000)[:-20])[0] in ("unreadable", "broken_archive")
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("a.txt", b"geheim")
    content = bytearray(locked.getvalue())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    assert reasons(tmp_path, bytes(content)) == ["encrypted"]


def test_entities_of_feeds_are_not_read(tmp_path: Path) -> None:
    rss = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>&a;</item></channel></rss>'
    assert reasons(tmp_path, rss.encode()) == ["unsafe_xml"]


def test_mails_of_too_many_or_too_deep_parts(tmp_path: Path) -> None:
    head = b'From: a@b.nl\nTo: c@d.nl\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    many = head + b"--b\nContent-Type: text/plain\n\nx\n" * 10_000 + b"--b--\n"
    assert reasons(tmp_path, many, DEFAULTS, "a.eml") == ["too_many_parts"]
    deep = head + b"".join(
        b'--b%s\nContent-Type: multipart/mixed; boundary="b%s"\n\n' % (b"b" * n, b"b" * (n + 1)) for n in range(300)
    )
    assert reasons(tmp_path, deep, DEFAULTS, "a.eml")[0] in ("too_deep", "too_many_parts", "empty", "ok")


def test_json_that_nests_too_deep(tmp_path: Path) -> None:
    assert reasons(tmp_path, b'{"text": ' + b"[" * 90_000 + b"\n", name="a.json") == ["unreadable"]
    assert (
        reasons(tmp_path, b'{"text": ' + b"[" * 40_000 + b"\n" + b'{"text": "x"}', name="a.jsonl")[0] == "broken_line"
    )


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": "Regel."}) + "\n" for n in range(3)))
    items = read_sources(tmp_path, "a.jsonl", DEFAULTS)
    next(items)
    path.write_text(path.read_text() + "x")
    assert [item.reason for item in items if isinstance(item, Problem)][-1] == "changed"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=3000),
    head=st.sampled_from(HEADS),
    suffix=st.sampled_from(SUFFIXES),
)
def test_any_bytes_under_any_suffix_are_survived(tmp_path: Path, content: bytes, head: bytes, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(head + content)
    items = list(read_sources(tmp_path, f"a.{suffix}", SMALL))
    assert items
    for item in items:
        assert item.doc_id.startswith(f"a.{suffix}")
        assert isinstance(item, Source) or (item.stage == "ingest" and item.message)


@pytest.mark.slow
def test_memory_stays_flat_over_many_rows(tmp_path: Path) -> None:
    import tracemalloc

    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(100_000):
            file.write(json.dumps({"id": number, "text": "Tekst van een artikel. " * 20}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_sources(tmp_path, "a.jsonl", DEFAULTS))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 40 * 2**20
