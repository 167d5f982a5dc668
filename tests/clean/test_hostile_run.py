"""A corpus that is meant to hurt, through the whole pipeline: each source is a row of errors, the good one a record."""

import io
import random
import socket
import tarfile
import zipfile
from pathlib import Path

import pytest

import pipeline
from pipeline.clean import clean
from pipeline.ingest import read_sources
from pipeline.record import Source, Unusable
from pipeline.settings import Settings
from tests.batch.corpus import good
from tests.clean.hostile_pdf import exploding

LIMITS = Settings(seconds_per_source=15.0)
SUFFIXES = "txt md html pdf docx odt eml mbox xml json jsonl csv zip tar gz bz2 xz warc webarchive mht".split()
ENTITIES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def zipped(name: str, content: bytes, times: int = 1) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(times):
            archive.writestr(name.format(number), content)
    return buffer.getvalue()


def odt_of(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def tarred(name: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(name))
    return buffer.getvalue()


def mail_of_parts(count: int) -> bytes:
    head = b'From: a@b.nl\nTo: c@d.nl\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return head + b"--b\nContent-Type: text/plain\n\nx\n" * count + b"--b--\n"


def write_hostile(corpus: Path) -> dict[str, set[str]]:
    """The hostile sources, each with the reasons that its row may give."""
    line = b"regel " * (200 * 2**20 // 6)
    odt = odt_of(b"<?xml version='1.0'?>" + ENTITIES.encode() + b"<x>&c;</x>")
    sources: dict[str, tuple[bytes, set[str]]] = {
        "diep.html": (b"<div>" * 100_000 + b"Diep.", {"too_deep", "empty"}),
        "lange-regel.txt": (line, {"too_large"}),
        "lange-regel.jsonl": (b'{"text": "' + line + b'"}\n', {"too_large"}),
        "bom.zip": (zipped("{}.txt", b"a" * 2_000_000, 400), {"too_large"}),
        "pad.zip": (zipped("../boven.txt", b"Kwaad."), {"unsafe_path"}),
        "pad.tar": (tarred("/tmp/boven.txt"), {"unsafe_path"}),
        "feed.xml": (f"<?xml version='1.0'?>{ENTITIES}<rss><channel>&c;</channel></rss>".encode(), {"unsafe_xml"}),
        "tekst.odt": (odt, {"unreadable", "empty"}),
        "lus.pdf": (exploding(8, 20), {"timeout", "memory", "crash"}),
        "delen.eml": (mail_of_parts(10_000), {"too_many_parts"}),
    }
    for name, (content, _) in sources.items():
        (corpus / name).write_bytes(content)
    return {name: reasons for name, (_, reasons) in sources.items()}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_noise_under_any_suffix_is_a_row_of_errors(tmp_path: Path, suffix: str) -> None:
    rng = random.Random(suffix)
    for number in range(20):
        path = tmp_path / f"{number}.{suffix}"
        path.write_bytes(rng.randbytes(3_000))
        for item in read_sources(tmp_path, path.name, LIMITS):
            if isinstance(item, Source):
                with pytest.raises(Unusable):
                    clean(item, LIMITS)


@pytest.mark.slow
def test_each_hostile_source_is_a_row_of_errors(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "goed.txt").write_text(good(1), encoding="utf-8")
    expected = write_hostile(corpus)
    pipeline.run(corpus, out, workers=2, settings=LIMITS)
    tables = pipeline.load(out)
    rows = {}
    for doc_id, reason in zip(tables.errors.doc_id, tables.errors.reason, strict=True):
        rows.setdefault(doc_id.split("#")[0], set()).add(reason)
    assert set(rows) == set(expected)
    assert {name: rows[name] for name, reasons in expected.items() if not rows[name] & reasons} == {}
    assert {doc_id.split("#")[0] for doc_id in tables.documents.doc_id} <= {"goed.txt", "bom.zip"}
    assert "goed.txt" in set(tables.documents.doc_id)
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "out"}
    assert not any("root:" in text for text in [*tables.documents.text, *tables.errors.message])


def test_nothing_on_the_network_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked for something on the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    far = "http://elders.example/x"
    page = f'<!DOCTYPE html SYSTEM "{far}.dtd"><html><head><base href="{far}"><link rel=stylesheet href="{far}">'
    (tmp_path / "a.html").write_text(f"{page}</head><body><img src='{far}'><p>{good(2)}</p></body></html>")
    item = f"<item><title>Brug</title><link>{far}</link><description>{good(3)}</description></item>"
    (tmp_path / "b.xml").write_text(f'<?xml-stylesheet href="{far}"?><rss><channel>{item}</channel></rss>')
    (tmp_path / "c.eml").write_text(f"From: a@b.nl\nTo: c@d.nl\nDate: x\nSubject: y\n\n{good(4)}\n")
    assert len(list(pipeline.read(tmp_path))) == 3
