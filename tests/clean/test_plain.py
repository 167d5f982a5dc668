"""Plain text to blocks: what is joined and what stays apart."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.mailtext import forwarded, without_mail_furniture
from pipeline.clean.plain import blocks_of_text
from pipeline.record import Statement

LONG = (
    "De gemeente Zeewolde begint in september met de bouw van een nieuwe brandweerkazerne aan de Gelderseweg. "
    "De kazerne krijgt plaats voor vier wagens en een oefentoren van veertien meter, waar ook de korpsen uit "
    "Nijkerk en Harderwijk gebruik van maken. De bouw kost 6,2 miljoen euro en duurt ongeveer anderhalf jaar."
)
SECOND = (
    "Burgemeester Klaas Sloots is tevreden met het ontwerp. Volgens hem komt de brandweer straks in de hele polder "
    "binnen acht minuten aan, ook in de buitenwijken en op de nieuwe bedrijventerreinen langs de snelweg."
)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of_text(text)]


@pytest.mark.parametrize("width", [60, 68, 72, 78])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    wrapped = "\n\n".join(["Nieuwe kazerne in Zeewolde", textwrap.fill(LONG, width), textwrap.fill(SECOND, width)])
    assert texts(wrapped) == ["Nieuwe kazerne in Zeewolde", LONG, SECOND]


def test_items_of_a_wrapped_text_stay_apart() -> None:
    items = textwrap.fill("- " + LONG, 70, subsequent_indent="  ") + "\n" + textwrap.fill("- " + SECOND, 70)
    assert texts(textwrap.fill(SECOND, 70) + "\n\n" + items) == [SECOND, "- " + LONG, "- " + SECOND]


def test_lines_of_a_copied_page_are_paragraphs() -> None:
    assert texts(f"Titel\n{LONG}\n{SECOND}\nEinde") == ["Titel", LONG, SECOND, "Einde"]


def test_words_cut_at_line_ends_are_made_whole() -> None:
    lines = [
        "De brandweer van Zeewolde krijgt een nieuwe kazerne aan de Gel-",
        "derseweg. De bouw begint in september en duurt naar verwach-",
        "ting anderhalf jaar. De oefentoren wordt veertien meter hoog en",
        "komt achter de kazerne, bij de land- en tuinbouwschool. Een AI-",
        "systeem helpt de meldkamer om de snelste weg door de pol-",
        "der te vinden.",
    ]
    assert texts("\n".join(lines)) == [
        "De brandweer van Zeewolde krijgt een nieuwe kazerne aan de Gelderseweg. De bouw begint in september en duurt "
        "naar verwachting anderhalf jaar. De oefentoren wordt veertien meter hoog en komt achter de kazerne, bij de "
        "land- en tuinbouwschool. Een AI-systeem helpt de meldkamer om de snelste weg door de polder te vinden."
    ]


def test_the_envelope_of_a_forward_goes() -> None:
    head = "-----Oorspronkelijk bericht-----\nVan: x\nVerzonden: y\nAan: z\nOnderwerp: t"
    text = f"Ter info.\n\n{head}\n\n{LONG}\n\n-- \nJan\n"
    assert "Ter info" not in without_mail_furniture(text)
    assert without_mail_furniture(text).strip() == LONG


NOTE = "Hierbij ons persbericht over de kazerne. Ik hoor graag of u er iets mee doet.\n\n"
SIGNED = "\n\nMet vriendelijke groet,\n\nJoke Wind\nAdviseur communicatie\nBrandweer Polder\nwww.polder.example"


@pytest.mark.parametrize("above", ["", "Beste redactie,\n\n" + NOTE, "Geachte heer, mevrouw,\n" + NOTE])
@pytest.mark.parametrize("below", ["", SIGNED, "\n\nGroeten,\nJoke", "\n\nMvg Joke Wind"])
def test_a_release_between_a_note_and_a_signature(above: str, below: str) -> None:
    assert without_mail_furniture(above + LONG + below).strip() == LONG


def test_a_note_that_is_signed_above_the_release() -> None:
    assert (
        without_mail_furniture(f"Dag,\n\nZie onder.\n\nGroet, Joke\n\n{LONG}\n\n{LONG}").strip() == f"{LONG}\n\n{LONG}"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Beste speelplekken van Drenthe\n\n{LONG}",
        f"Beste bewoners,\n\n{LONG}",
        f"{LONG}\n\nMet vriendelijke groet,\nJoke Wind\n\nNoot voor de redactie\nBeeld is er vanaf vrijdag.",
        f"{LONG}\n\nDe groeten uit Zeewolde",
    ],
)
def test_what_looks_like_a_note_or_a_signature(text: str) -> None:
    assert without_mail_furniture(text) == text


def test_the_sender_of_a_forward() -> None:
    head = "Van: Persdienst Molenbond <pers@molenbond.example>\nVerzonden: 3 mei 2021 9:12\nAan: z\nOnderwerp: t"
    assert forwarded(f"Iets voor ons?\n\n{head}\n\n{LONG}") == Statement(
        publisher="Persdienst Molenbond", published="3 mei 2021 9:12"
    )
    person = head.replace("Persdienst Molenbond <pers@", "Ans Kruid <a.kruid@")
    assert forwarded(person).publisher == "molenbond.example"
    assert forwarded(f"Van: Ede\nNaar: Oss\n\n{LONG}") == Statement()


def test_many_greetings_take_linear_time() -> None:
    assert without_mail_furniture("groeten\n" * 20_000)
    assert without_mail_furniture("Beste redactie,\n" * 20_000 + "Van: x\n" * 20_000)
    assert without_mail_furniture("mvg" + " " * 100_000 + "!x")
    assert forwarded("Van:" + " " * 100_000 + "<") == Statement()


def test_a_quoted_mail_loses_its_marks() -> None:
    quoted = "\n".join("> " + line for line in textwrap.wrap(LONG, 60))
    assert texts(without_mail_furniture(quoted)) == [LONG]


@given(st.text(max_size=500))
def test_any_text_is_survived_and_keeps_its_letters(text: str) -> None:
    kept = "".join(texts(text))
    assert sum(map(str.isalpha, kept)) == sum(map(str.isalpha, text))


@pytest.mark.parametrize("unit", ["woord " * 11 + "\n", "a-\n", "- a\n", "1.1.1.1.", "\n\n\n", ">" * 70 + "\n"])
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        blocks_of_text(unit * times)
        return time.process_time() - start

    seconds(100)
    assert seconds(80_000) < 40 * max(seconds(10_000), 0.01)


@pytest.mark.parametrize("width", [64, 90, 115, 140, 180])
@pytest.mark.parametrize("paragraphs", [1, 2])
def test_any_width_of_wrapping_is_seen(width: int, paragraphs: int) -> None:
    dateline = "ZEEWOLDE, 12 maart 2021 – " + LONG
    quote = "“De brandweer komt straks in acht minuten – ook in de polder – bij u aan”, zegt de burgemeester. " + SECOND
    whole = [dateline, quote][:paragraphs]
    wrapped = "\n\n".join(["Nieuwe kazerne", *(textwrap.fill(paragraph, width) for paragraph in whole)])
    assert texts(wrapped) == ["Nieuwe kazerne", *whole]
