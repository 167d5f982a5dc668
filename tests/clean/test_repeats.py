"""What a page shows twice goes once."""

import pytest

from pipeline.clean.publisher import publisher_in_text
from pipeline.clean.repeats import without_repeats

SAID = "‘Wij wachten al negen jaar op een nieuwe sporthal’, zegt voorzitter Anja Postma van de turnclub."
PULLED = "“Wij wachten al negen jaar op een nieuwe sporthal”"
OTHER = "De gemeenteraad van Dokkum beslist in maart over het geld voor de bouw."


@pytest.mark.parametrize("byline", ["Anja Postma", "– Anja Postma, voorzitter turnclub"])
def test_pull_quotes_go_with_who_spoke(byline: str) -> None:
    assert without_repeats([OTHER, PULLED, byline, SAID], "Sporthal") == [OTHER, SAID]
    assert without_repeats([SAID, PULLED, byline, OTHER], "Sporthal") == [SAID, OTHER]


def test_a_heading_below_a_pull_quote_stays() -> None:
    assert without_repeats([SAID, PULLED, "Geld in maart", OTHER], "Sporthal") == [SAID, "Geld in maart", OTHER]


def test_short_words_of_the_text_may_be_headings() -> None:
    assert without_repeats(["Een nieuwe sporthal", SAID], None) == ["Een nieuwe sporthal", SAID]


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (["Gemeente Dokkum", "Menu", SAID, OTHER], "Gemeente Dokkum"),
        (["Bron: Turnclub Dokkum | 3 mei 2021", SAID, OTHER + " Turnclub Dokkum wacht."], "Turnclub Dokkum"),
        ([SAID + " Dat zegt Turnclub Dokkum.", "© 2021 Turnclub Dokkum | Privacy"], "Turnclub Dokkum"),
        ([SAID, OTHER, "© 2021 Webbouwers Noord"], None),
        (
            ["Turnclub Dokkum | Persbericht", "Anja Blauw", SAID + " Dat zegt Turnclub Dokkum.", OTHER],
            "Turnclub Dokkum",
        ),
        (["Nieuws Agenda Contact", "Webbouwers Noord", SAID, OTHER], None),
        ([SAID, "Over ons"], None),
        ([SAID, "Over de gemeente"], None),
    ],
)
def test_publisher_only_where_the_release_has_the_name(lines: list[str], publisher: str | None) -> None:
    release = [line for line in lines if line.endswith(".") or line.startswith("Over ")]
    assert publisher_in_text(lines, release) == publisher
