"""The article as a whole: its fields, its language, what is left out and why."""

import contextlib
import datetime as dt
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.record import Source, Unusable
from pipeline.settings import DEFAULTS, Settings
from tests.clean.articles import article, page, paragraphs, stated

DUTCH = "De gemeente Terneuzen bouwt aan de haven een nieuwe school voor scheepvaart, met plaats voor 400 leerlingen."
ENGLISH = "The municipality of Terneuzen is building a new school for shipping at the port, with room for 400 students."
GERMAN = "Die Gemeinde Terneuzen baut am Hafen eine neue Schule für Schifffahrt, die Platz für 400 Schüler hat."
AFRIKAANS = (
    "Die munisipaliteit bou 'n nuwe skool by die hawe en daar sal plek wees vir 400 leerlinge, sê die burgemeester."
)
FRISIAN = (
    "De gemeente bout in nije skoalle by de haven en dêr komt plak foar 400 learlingen, sa hat de boargemaster sein."
)
FRENCH = "La commune de Terneuzen construit une nouvelle école pour la navigation dans le port, avec 400 élèves."
MEDIA_TYPES = ("text/plain", "text/html", "text/markdown", "application/pdf", "application/vnd.oasis.opendocument.text")


def reason(content: str | bytes, media_type: str = "text/plain") -> tuple[str, str]:
    with pytest.raises(Unusable) as raised:
        article(content, media_type, "map/bestand")
    assert "map/bestand" in str(raised.value)
    return raised.value.outcome, raised.value.reason


def test_all_fields() -> None:
    content = f"Nieuwe school\n\nTERNEUZEN, 12 februari 2021 – {DUTCH}\n\n‘Mooi’, vindt de directeur. Hij lacht.\n"
    found = article(content, doc_id="a/b.txt")
    assert (
        found.text
        == f"Nieuwe school\n\nTERNEUZEN, 12 februari 2021 – {DUTCH}\n\n‘Mooi’, vindt de directeur. Hij lacht."
    )
    assert (found.doc_id, found.title, found.language, found.media_type) == (
        "a/b.txt",
        "Nieuwe school",
        "nl",
        "text/plain",
    )
    assert (found.published, found.published_from) == (dt.date(2021, 2, 12), "text")
    assert [found.text[s.start : s.end] for s in found.sentences][-2:] == ["‘Mooi’, vindt de directeur.", "Hij lacht."]
    assert found.n_words == 29
    assert found.content_sha256 == hashlib.sha256(content.encode()).hexdigest()


@pytest.mark.parametrize("other", [ENGLISH, GERMAN, AFRIKAANS, FRISIAN, FRENCH])
@pytest.mark.parametrize("times", [1, 4])
def test_other_languages_are_left_out(other: str, times: int) -> None:
    assert reason("\n\n".join([other] * times)) == ("left_out", "not_dutch")


@pytest.mark.parametrize("text", ["Brug open.", "Oss", "Ja, graag.", "Feyenoord - Ajax 1-1", "Wij zijn er weer"])
def test_very_short_texts_are_not_thrown_away(text: str) -> None:
    assert article(text).text == text


def test_a_dutch_article_with_english_lines_keeps_its_dutch() -> None:
    assert paragraphs(article(f"{DUTCH}\n\n{ENGLISH}\n\n{DUTCH[3:]}")) == [DUTCH, DUTCH[3:]]


@pytest.mark.parametrize("content", ["", "   \n", "***\n---\n", "\u200b\ufeff"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "text/markdown"])
def test_nothing_is_left_out(content: str, media_type: str) -> None:
    assert reason(content, media_type) == ("left_out", "empty")


@pytest.mark.parametrize("media_type", ["application/pdf", "application/vnd.oasis.opendocument.text"])
def test_broken_documents_fail(media_type: str) -> None:
    assert reason(b"%PDF-1.4 en dan niets", media_type) == ("failed", "unreadable")


def test_limits() -> None:
    small = Settings(max_text_chars=50)
    with pytest.raises(Unusable) as raised:
        clean(Source(doc_id="a", content=DUTCH.encode(), media_type="text/plain"), small)
    assert (raised.value.outcome, raised.value.reason) == ("failed", "too_large")


@pytest.mark.parametrize(
    ("kind", "media_type", "content"), [("feed", "text/html", f"<p>{DUTCH}</p>"), ("mail", "text/plain", DUTCH)]
)
def test_statements_of_a_feed_and_a_mail(kind: str, media_type: str, content: str) -> None:
    fields = stated(published="Fri, 12 Feb 2021 00:30:00 +0100", title="Nieuwe school", publisher="Terneuzen")
    found = article(content, media_type, stated=fields, stated_from=kind)
    assert (found.published, found.published_from) == (dt.date(2021, 2, 12), kind)
    assert found.text == f"Nieuwe school\n\n{DUTCH}"
    assert found.publisher == "Terneuzen"


def test_an_english_article_on_a_dutch_site_is_left_out() -> None:
    cookies = "Deze website werkt beter wanneer u toestaat dat wij uw bezoek meten, ook op andere pagina's van ons."
    assert reason(f"{cookies}\n\nNew school\n\n{ENGLISH}\n\n{ENGLISH}", "text/plain") == ("left_out", "not_dutch")


def test_place_and_day_on_a_line_of_their_own() -> None:
    found = article(f"PERSBERICHT\n\nTerneuzen, 12 februari 2021\n\nNieuwe school aan de haven\n\n{DUTCH}")
    assert (found.title, found.published, found.published_from) == (
        "Nieuwe school aan de haven", dt.date(2021, 2, 12), "text",
    )  # fmt: skip


def test_entities_in_plain_text() -> None:
    assert (
        article("Caf&eacute; &amp; bar betaalt &euro;&nbsp;500. AT&T niet.").text
        == "Café & bar betaalt € 500. AT&T niet."
    )


def test_markdown_with_a_header() -> None:
    found = article(
        f"---\ntitle: Nieuwe school\ndate: 2021-02-12\n---\n\n{DUTCH.replace(' school', chr(10) + 'school')}\n\n"
        "* een\n* **twee**\n\nLees [dit](x).",
        "text/markdown",
    )
    assert (found.title, found.published, found.published_from) == ("Nieuwe school", dt.date(2021, 2, 12), "metadata")
    assert paragraphs(found) == ["Nieuwe school", DUTCH, "een", "twee", "Lees dit."]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600), st.sampled_from(MEDIA_TYPES[:3]), st.booleans())
def test_any_text_is_survived_and_offsets_fit(text: str, media_type: str, in_page: bool) -> None:
    try:
        found = page(text) if in_page else article(text, media_type)
    except Unusable:
        return
    assert found.text.strip() == found.text
    for sentence in found.sentences:
        assert 0 <= sentence.start < sentence.end <= len(found.text)
    found.text.encode()


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=2000),
    st.sampled_from(MEDIA_TYPES),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>"]),
)
def test_any_bytes_are_survived(content: bytes, media_type: str, head: bytes) -> None:
    with contextlib.suppress(Unusable):
        clean(Source(doc_id="a", content=head + content, media_type=media_type), DEFAULTS)
