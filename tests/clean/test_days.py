"""The day of publication out of statements, lines, datelines and file names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.days import day_in_dateline, day_in_line, day_in_name, read_day

DAY = dt.date(2021, 2, 12)


@pytest.mark.parametrize(
    "statement",
    [
        "2021-02-12",
        "20210212",
        "2021/02/12",
        "2021-02-12T09:00:00",
        "2021-02-11T23:30:00Z",
        "2021-02-12T09:00+01:00",
        "2021-02-12 09:00:00 +0100",
        "12-02-2021",
        "12-2-2021 10:00",
        "12.02.2021",
        "12/02/2021",
        "12 februari 2021",
        "vrijdag 12 februari 2021, 10.00 uur",
        "Vr. 12 feb. 2021",
        "12e februari 2021",
        "Gepubliceerd op 12 februari 2021 om 10:00",
        "Fri, 12 Feb 2021 09:00:00 +0100",
        "Thu, 11 Feb 2021 23:30:00 GMT",
        "Feb 12, 2021 10:00 AM",
        "February 12, 2021",
        "1613120400",
        "1613120400000",
    ],
)
def test_statements(statement: str) -> None:
    assert read_day(statement) == DAY


@pytest.mark.parametrize(
    "statement", [None, "", "gisteren", "12 februari", "31-02-2021", "0001-01-01", "10:00", "maart 2021", "99999999999"]
)
def test_no_statements(statement: str | None) -> None:
    assert read_day(statement) is None


@pytest.mark.parametrize(
    "line",
    [
        "12 februari 2021",
        "12-02-2021",
        "Nieuwsbericht | 12-02-2021 | 10:00",
        "Gepubliceerd op: 12 februari 2021",
        "Laatste update: vrijdag 12 februari 2021 om 16.45 uur",
        "Persbericht, 12 februari 2021",
        "Door: redactie | 12 februari 2021",
        "12 feb 2021 · 3 min leestijd",
        "Embargo tot vrijdag 12 februari 2021, 6 uur",
    ],
)
def test_lines_that_hold_nothing_but_a_day(line: str) -> None:
    assert day_in_line(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "De brug gaat op 12 februari 2021 open.",
        "12 februari 2021: start van de bouw",
        "Vrijdag 12 februari 2021 opent het museum",
        "Tel. 12-02-2021-33",
        "12 februari",
    ],
)
def test_lines_that_say_more(line: str) -> None:
    assert day_in_line(line) is None


@pytest.mark.parametrize(
    "opening",
    [
        "AMSTERDAM, 12 februari 2021 – De bond",
        "Den Haag, vrijdag 12 februari 2021 - De bond",
        "'s-Hertogenbosch (12 februari 2021) – De bond",
        "BERGEN OP ZOOM – 12 februari 2021. De bond",
        "12 februari 2021 | De bond",
        "Gent/Brugge, 12/02/2021 - De bond",
    ],
)
def test_datelines(opening: str) -> None:
    assert day_in_dateline(opening) in (DAY, None)
    assert day_in_dateline(opening.removeprefix("'s-")) == DAY


@pytest.mark.parametrize(
    "opening", ["De bond begint op 12 februari 2021 met acties.", "Op 12 februari 2021 – een vrijdag –"]
)
def test_no_datelines(opening: str) -> None:
    assert day_in_dateline(opening) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-02-12-brug.html", DAY),
        ("nieuws/persbericht_20210212.txt", DAY),
        ("brug-12-02-2021.pdf", DAY),
        ("2021_02_12.eml#abc", DAY),
        ("12345678901234.txt", None),
        ("verslag-2021.txt", None),
        ("20219999.txt", None),
    ],
)
def test_file_names(name: str, day: dt.date | None) -> None:
    assert day_in_name(name) == day


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    for find in (read_day, day_in_line, day_in_dateline, day_in_name):
        assert find(text) is None or isinstance(find(text), dt.date)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Geplaatst: 3 oktober 2016 - Laatst gewijzigd: 4 oktober 2016 - Auteur: webredactie", "2016-10-03"),
        ("Laatst gewijzigd: 4 oktober 2016 | Gepubliceerd: 3 oktober 2016", "2016-10-03"),
        ("Nov 22, 2022", "2022-11-22"),
        ("Maandag 24 april 2023 · 14:05 · Persafdeling", "2023-04-24"),
        ("2 september 2021 - 3 min read", "2021-09-02"),
        ("12 mei 2022 | De brug gaat om 12 uur open", "None"),
    ],
)
def test_lines_with_two_days_or_a_sender(line: str, day: str) -> None:
    assert str(day_in_line(line)) == day
