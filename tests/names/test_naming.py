"""Which forms of an article name one body."""

from __future__ import annotations

import pytest

from pipeline.extract.names import find_names
from pipeline.sentences import split_sentences


def name_of(form: str, text: str) -> set[str]:
    return {m.name for m in find_names(text, split_sentences(text)).organisations if m.text == form}


@pytest.mark.parametrize(
    ("form", "full", "text"),
    [
        (
            "Veldkraan",
            "Machinefabriek Veldkraan",
            "Machinefabriek Veldkraan neemt een hal over.\n\nBij Veldkraan werken 300 mensen.",
        ),
        (
            "Drakenstee",
            "Drakenstee Groep",
            "Drakenstee Groep opent een huis.\n\nBij Drakenstee, een organisatie met vier huizen, werken 300 mensen.",
        ),
        (
            "Zevenster",
            "Zevenster Wonen",
            "Zevenster Wonen bouwt flats. Volgens Zevenster, de stichting uit Ede, zijn ze zuinig.",
        ),
    ],
)
def test_a_part_of_one_longer_name_is_short_for_it(form: str, full: str, text: str) -> None:
    assert name_of(form, text) == {full}


@pytest.mark.parametrize(
    ("form", "text"),
    [
        # a listed body beside one that bears its name
        ("Philips", "Philips Museum toont lampen. De lampen komen van Philips."),
        # two longer names: it is not known whose part it is
        ("Roderveld", "Roderveld Zorg en Roderveld Bouw tekenden. Bij Roderveld, de stichting, zwijgt men."),
        # joined by a small word
        ("Roderveld", "Vereniging Vrienden van Roderveld vierde feest.\n\nVolgens het bedrijf Roderveld komt er meer."),
    ],
)
def test_a_part_that_may_be_another_body_keeps_its_name(form: str, text: str) -> None:
    assert name_of(form, text) == {form}
