"""Every form that a corpus may hold: which sources come out, and by which identity."""

import bz2
import gzip
import io
import json
import lzma
import plistlib
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.ingest import read_sources
from pipeline.record import Problem, Source, Statement
from pipeline.settings import DEFAULTS, Settings

TEXT = "De gemeente Oss opent maandag een nieuw zwembad in de wijk Ruwaard.\n"
PAGE = f"<!doctype html><html><body><h1>Zwembad open</h1><p>{TEXT}</p></body></html>"


def sources(folder: Path, name: str, content: bytes, settings: Settings = DEFAULTS) -> list[Source | Problem]:
    (folder / name).write_bytes(content)
    return list(read_sources(folder, name, settings))


def only(folder: Path, name: str, content: bytes) -> Source:
    (source,) = sources(folder, name, content)
    assert isinstance(source, Source), source
    return source


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", TEXT.encode(), "text/plain"),
        ("zonder-suffix", TEXT.encode(), "text/plain"),
        ("a.md", b"# Zwembad\n\nOpen.", "text/markdown"),
        ("a.html", PAGE.encode(), "text/html"),
        ("a.txt", PAGE.encode(), "text/html"),
        ("a.html", b"Alleen tekst, en toch een pagina.", "text/html"),
        ("b.dat", b"%PDF-1.4 ...", "application/pdf"),
        ("a.txt", "\ufeff".encode("utf-16-le") + TEXT.encode("utf-16-le"), "text/plain"),
        ("a.txt", TEXT.encode("utf-16-le"), "text/plain"),
    ],
)
def test_content_goes_before_suffix(tmp_path: Path, name: str, content: bytes, media_type: str) -> None:
    source = only(tmp_path, name, content)
    assert (source.doc_id, source.media_type, source.content) == (name, media_type, content)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.zip", "a.eml"])
@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_nothing_is_left_out_as_empty(tmp_path: Path, name: str, content: bytes) -> None:
    (problem,) = sources(tmp_path, name, content)
    assert isinstance(problem, Problem)
    assert (problem.doc_id, problem.stage, problem.outcome, problem.reason) == (name, "ingest", "left_out", "empty")
    assert name in problem.message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "unsupported"),
        (b"{\\rtf1 Persbericht}", "unsupported"),
        (bytes(range(256)) * 40, "binary"),
        (bytes(20_000), "binary"),
    ],
)
def test_what_is_no_text_fails_and_says_what_it_is(tmp_path: Path, content: bytes, reason: str) -> None:
    (problem,) = sources(tmp_path, "a.txt", content)
    assert isinstance(problem, Problem)
    assert (problem.outcome, problem.reason) == ("failed", reason)


def test_the_manifest_goes_along(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    stated = Statement(published="2021-02-12", title="Zwembad")
    (source,) = read_sources(tmp_path, "a.txt", DEFAULTS, stated)
    assert isinstance(source, Source)
    assert source.manifest == stated


def test_json_lines_know_their_columns_by_usual_names(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a1",
            "titel": "Zwembad",
            "tekst": TEXT,
            "datum": "2021-02-12",
            "bron": "Gemeente Oss",
            "link": "https://x.nl",
        },
        {"url": "https://x.nl/2", "headline": "Brug", "body": f"<p>{TEXT}</p>", "published_at": 1613120400},
        {"text": TEXT},
    ]
    content = "\n".join(json.dumps(row) for row in rows).encode()
    first, second, third = sources(tmp_path, "a.jsonl", content)
    assert isinstance(first, Source)
    assert first.doc_id == "a.jsonl#a1"
    assert first.stated == Statement(
        published="2021-02-12", publisher="Gemeente Oss", title="Zwembad", url="https://x.nl"
    )
    assert isinstance(second, Source)
    assert (second.doc_id, second.media_type) == ("a.jsonl#https://x.nl/2", "text/html")
    assert second.stated.published == "1613120400"
    assert third.doc_id.startswith("a.jsonl#")
    swapped = sources(tmp_path, "a.jsonl", b"\n".join(reversed(content.split(b"\n"))))
    assert {item.doc_id for item in swapped} == {item.doc_id for item in (first, second, third)}


def test_a_broken_line_is_a_row_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        b'{"id": 1, "text": "Goed."}',
        b'{"id": 2, "text": ',
        b"[1, 2]",
        b'{"id": 3, "naam": "x"}',
        b'{"id": 4, "text": "Ook."}',
    ]
    items = sources(tmp_path, "a.jsonl", b"\n".join(lines))
    assert [getattr(item, "reason", "ok") for item in items] == ["ok", "broken_line", "broken_line", "empty", "ok"]


def test_the_same_identity_twice_stays_apart_and_does_not_move(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "Een."}, {"id": "x", "text": "Twee."}, {"id": "x", "text": "Twee."}]
    content = "\n".join(map(json.dumps, rows)).encode()
    ids = [item.doc_id for item in sources(tmp_path, "a.jsonl", content)]
    assert len(set(ids)) == 3
    assert ids[0] == "a.jsonl#x"
    assert ids == [item.doc_id for item in sources(tmp_path, "a.jsonl", content)]


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"items": rows}, lambda rows: rows[0]])
def test_json_holds_one_or_many(tmp_path: Path, wrap) -> None:  # type: ignore[no-untyped-def]
    rows = [{"id": 7, "text": TEXT}]
    (source,) = sources(tmp_path, "a.json", json.dumps(wrap(rows), indent=1).encode())
    assert source.doc_id == "a.json#7"


def test_csv_with_semicolons_and_line_ends_in_a_cell(tmp_path: Path) -> None:
    content = 'Nr;Kop;Inhoud;Datum\n1;Zwembad;"Eerste regel.\n\nTweede, regel.";12-02-2021\n2;Café;Open.;13-02-2021\n'
    first, second = sources(tmp_path, "a.csv", content.encode("cp1252"))
    assert isinstance(first, Source)
    assert first.content == b"Eerste regel.\n\nTweede, regel."
    assert first.stated == Statement(published="12-02-2021", title="Zwembad")
    assert isinstance(second, Source)
    assert (second.doc_id, second.stated.title) == ("a.csv#2", "Café")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_tables_in_utf_16_as_windows_saves_them(tmp_path: Path, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    table = f"{mark}Nr\tKop\tInhoud\r\n1\tCafé\t{TEXT.strip()}\r\n2\tČapek\tOpen.\r\n"
    found = sources(tmp_path, "a.csv", table.encode(encoding))
    assert [(item.doc_id, item.stated.title) for item in found if isinstance(item, Source)] == [
        ("a.csv#1", "Café"), ("a.csv#2", "Čapek"),
    ]  # fmt: skip
    rows = mark + "".join(json.dumps({"id": n, "text": TEXT}) + "\r\n" for n in range(3))
    assert [item.doc_id for item in sources(tmp_path, "a.jsonl", rows.encode(encoding))] == [
        "a.jsonl#0", "a.jsonl#1", "a.jsonl#2",
    ]  # fmt: skip


def test_columns_can_be_set(tmp_path: Path) -> None:
    content = b"kenmerk,verhaal\nk1,Een verhaal.\n"
    (problem,) = sources(tmp_path, "a.csv", content)
    assert isinstance(problem, Problem)
    assert problem.reason == "no_text_column"
    settings = Settings(columns=(("text", "verhaal"), ("identity", "kenmerk")))
    (source,) = sources(tmp_path, "a.csv", content, settings)
    assert source.doc_id == "a.csv#k1"


def mail(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Gemeente Oss <pers@oss.example>"
    message["Subject"] = "Fwd: Persbericht: Zwembad open"
    message["Date"] = "Fri, 12 Feb 2021 09:00:00 +0100"
    message["Message-ID"] = "<abc@oss.example>"
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "html" in parts:
        (message.add_alternative if "plain" in parts else message.set_content)(parts["html"], subtype="html")
    return message


def test_a_mail_states_what_its_header_says(tmp_path: Path) -> None:
    source = only(tmp_path, "a.eml", mail(plain=TEXT * 10).as_bytes())
    assert (source.media_type, source.stated_from, source.charset) == ("text/plain", "mail", "utf-8")
    assert source.stated == Statement(
        published="Fri, 12 Feb 2021 09:00:00 +0100", publisher="Gemeente Oss", title="Zwembad open"
    )


@pytest.mark.parametrize(
    ("header", "publisher"),
    [
        ('"Wind, Joke" <j.wind@molenbond.example>', "molenbond.example"),
        ("Joke Wind <joke.wind@molenbond.example>", "molenbond.example"),
        ("Joke Wind <joke.wind@gmail.example>", None),
        ("Joke Wind | Molenbond <j.wind@molenbond.example>", "Molenbond"),
        ("Bibliotheek Het Kruispunt <pers@hetkruispunt.example>", "Bibliotheek Het Kruispunt"),
        ("Molenbond <molenbond@post.example>", "Molenbond"),
        ('"Communicatie, Molenbond" <communicatie@molenbond.example>', "Communicatie, Molenbond"),
    ],
)
def test_a_mail_from_a_person_states_the_site(tmp_path: Path, header: str, publisher: str | None) -> None:
    message = mail(plain=TEXT * 10)
    message.replace_header("From", header)
    assert only(tmp_path, "a.eml", message.as_bytes()).stated.publisher == publisher


def test_the_page_of_a_mail_is_taken_where_its_text_only_points_there(tmp_path: Path) -> None:
    source = only(tmp_path, "a.eml", mail(plain="Bekijk deze mail in uw browser.", html=PAGE + PAGE).as_bytes())
    assert source.media_type == "text/html"


def test_a_mail_that_only_announces_its_attachment(tmp_path: Path) -> None:
    message = mail(plain="Bijgaand ons persbericht.")
    message.add_attachment(b"%PDF-1.4 ...", maintype="application", subtype="pdf", filename="persbericht.pdf")
    assert only(tmp_path, "a.eml", message.as_bytes()).media_type == "application/pdf"


def test_a_mailbox_holds_its_mails_by_message_id(tmp_path: Path) -> None:
    one, two = mail(plain="Eerste bericht.\n\n>From dichtbij gezien."), mail(plain="Tweede bericht.")
    two.replace_header("Message-ID", "<def@oss.example>")
    box = b"".join(b"From pers@oss.example Fri Feb 12 09:00:00 2021\n" + m.as_bytes() + b"\n" for m in (one, two))
    first, second = sources(tmp_path, "post.mbox", box)
    assert (first.doc_id, second.doc_id) == ("post.mbox#abc@oss.example", "post.mbox#def@oss.example")
    assert isinstance(first, Source)
    assert b"\nFrom dichtbij" in first.content


def test_pages_saved_by_browsers(tmp_path: Path) -> None:
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.nl/zwembad\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{PAGE.replace('=', '=3D')}\n--b--\n"
    )
    source = only(tmp_path, "a.mhtml", saved.encode())
    assert (source.media_type, source.stated.url, source.stated_from) == (
        "text/html",
        "https://x.nl/zwembad",
        "metadata",
    )
    archive = {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://x.nl/zwembad"}}
    source = only(tmp_path, "a.webarchive", plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))
    assert (source.content, source.stated.url) == (PAGE.encode(), "https://x.nl/zwembad")


def test_feeds_by_guid_with_the_fullest_content(tmp_path: Path) -> None:
    rss = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Gemeente Oss</title><item><guid>oss-1</guid><title>Zwembad &amp;amp; sauna</title><link>https://x.nl/1</link>"
        "<pubDate>Fri, 12 Feb 2021 09:00:00 +0100</pubDate><description>Kort.</description>"
        f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item></channel></rss>"
    )
    source = only(tmp_path, "feed.xml", rss.encode())
    assert (source.doc_id, source.stated_from) == ("feed.xml#oss-1", "feed")
    assert TEXT.strip() in source.content.decode()
    assert source.stated == Statement(
        published="Fri, 12 Feb 2021 09:00:00 +0100",
        publisher="Gemeente Oss",
        title="Zwembad & sauna",
        url="https://x.nl/1",
    )


@pytest.mark.parametrize("pack", [zipped, tarred, lambda m: tarred(m, "w:gz"), lambda m: tarred(m, "w:xz")])
def test_members_of_archives_by_their_path(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    members = {"b/tekst.txt": TEXT.encode(), "a/pagina.html": PAGE.encode(), "__MACOSX/x": b"x", "b/.hidden": b"x"}
    items = sources(tmp_path, "pak", pack(members))
    assert sorted(item.doc_id for item in items) == ["pak#a/pagina.html", "pak#b/tekst.txt"]
    assert all(isinstance(item, Source) for item in items)


def test_containers_in_archives(tmp_path: Path) -> None:
    inner = zipped({"a.jsonl": b'{"id": "k", "text": "Diep."}'})
    items = sources(tmp_path, "pak.zip", zipped({"binnen.zip": inner}))
    assert [item.doc_id for item in items] == ["pak.zip#binnen.zip#a.jsonl#k"]


@pytest.mark.parametrize("press", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_files_are_what_they_hold(tmp_path: Path, press) -> None:  # type: ignore[no-untyped-def]
    source = only(tmp_path, "a.txt.gz", press(TEXT.encode()))
    assert (source.doc_id, source.content) == ("a.txt.gz", TEXT.encode())


def test_web_archives_by_address(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    assert warcio
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for url, status, kind in (("https://x.nl/1", "200 OK", "text/html; charset=utf-8"),
                              ("https://x.nl/2", "404 NO", "text/html"),
                              ("https://x.nl/3", "200 OK", "image/png")):  # fmt: skip
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers)
        )
    source = only(tmp_path, "crawl.warc.gz", buffer.getvalue())
    assert (source.doc_id, source.charset, source.stated.url) == (
        "crawl.warc.gz#https://x.nl/1",
        "utf-8",
        "https://x.nl/1",
    )


def test_the_name_of_a_section_is_no_publisher_of_a_feed(tmp_path: Path) -> None:
    item = f"<item><guid>1</guid><title>Zwembad</title><description>{TEXT}</description></item>"
    rss = f'<rss version="2.0"><channel><title>Persberichten</title>{item}</channel></rss>'
    assert only(tmp_path, "feed.xml", rss.encode()).stated.publisher is None


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Persberichten van Stad Lier", "Stad Lier"),
        ("Zorggroep Noord | Nieuws", "Zorggroep Noord"),
        ("Nieuws - Gemeente Oss", "Gemeente Oss"),
        ("RSS-feed Waterschap Vliet", "Waterschap Vliet"),
        ("Waterschap Vliet: laatste nieuws (RSS)", "Waterschap Vliet"),
        ("Molenbond persberichten", "Molenbond"),
        ("Nieuwsblad De Kade", "Nieuwsblad De Kade"),
        ("Persgroep Oost", "Persgroep Oost"),
        ("Laatste nieuws", None),
    ],
)
def test_whose_feed_it_is_by_its_title(tmp_path: Path, title: str, publisher: str | None) -> None:
    item = f"<item><title>T</title><description>{TEXT}</description></item>"
    rss = f"<rss version='2.0'><channel><title>{title}</title>{item}</channel></rss>"
    assert only(tmp_path, "feed.xml", rss.encode()).stated.publisher == publisher
