"""The day of publication: out of a statement in any usual form, a dateline, a line of the page, a file name."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from functools import cache
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

AMSTERDAM = "Europe/Amsterdam"
EARLIEST = dt.date(1900, 1, 1)

_MONTHS = {
    "januari": 1, "jan": 1, "january": 1,
    "februari": 2, "feb": 2, "febr": 2, "february": 2,
    "maart": 3, "mrt": 3, "mar": 3, "maa": 3, "march": 3,
    "april": 4, "apr": 4,
    "mei": 5, "may": 5,
    "juni": 6, "jun": 6, "june": 6,
    "juli": 7, "jul": 7, "july": 7,
    "augustus": 8, "aug": 8, "august": 8,
    "september": 9, "sep": 9, "sept": 9,
    "oktober": 10, "okt": 10, "oct": 10, "october": 10,
    "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,?\s+(?:de\s+)?"
_DAY_MONTH = rf"(?P<day>[0-3]?\d)(?:e|ste|de)?[.\s-]\s*(?P<month>{_MONTH})\b\.?"
_WRITTEN = rf"(?:{_WEEKDAY})?{_DAY_MONTH}[,\s-]\s*(?P<year>(?:19|20)\d\d)\b"
_MONTH_FIRST = rf"(?P<month>{_MONTH})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b"
_NUMERIC = r"(?P<day>[0-3]?\d)\s?[-/.]\s?(?P<month>[01]?\d)\s?[-/.]\s?(?P<year>(?:19|20)\d\d)\b"
_ISO = r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"
_CLOCK = r"[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s*(?:uur|u|h)\b\.?)?|\b[0-2]?\d\s*(?:uur|u|h)\b\.?"
# What may stand beside the date in a line that says when something was published.
_LABELS = (
    r"laatste\s+(?:update|wijziging)|laatst\s+(?:bijgewerkt|gewijzigd)|bijgewerkt|gewijzigd|ge(?:publiceerd|plaatst)|"
    r"publicatie(?:datum)?|datum(?:\s+publicatie)?|verschenen|nieuws(?:bericht)?|pers(?:bericht|mededeling)?|"
    r"persverklaring|bericht|artikel|published|posted|update|embargo|onder|tot|op|on|van|d\.d\.|om|at|in|categorie|rubriek|actueel|aangemaakt|"
    r"\d+\s*min(?:utes?|s)?\s+read|leestijd:?\s*\d+\s*min\w*|\d+\s*min(?:uut|uten|\.)?\s*(?:leestijd|lezen|lees)"
)
_BYLINE = r"(?:door|by|auteur|redactie|bron|geschreven\s+door)\b\s*:?\s*[^\d|·•]{0,60}"
_CHANGE = re.compile(r"\b(?:laatste?|bijgewerkt|gewijzigd|update)\b", re.I)
_PERIOD = re.compile(r"\b(?:t/m|t\.?e\.?m\.?|tot en met|vanaf)\s+(?:\w+ )?\d", re.I)
_CLOCK_TIME = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
_A_DAY = "\x02"  # stands for a date in a line
_LONGEST_DAY_LINE = 120
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)")


def read_day(statement: str | None) -> dt.date | None:
    """The day in Europe/Amsterdam that a statement such as `2021-02-12T23:30:00Z` or `12 februari 2021` names."""
    statement = " ".join((statement or "").split())[:100]
    if not statement:
        return None
    day = _iso(statement) or _epoch(statement) or _found(statement)
    if day is None and ":" in statement and (moment := _mail(statement)):
        day = _in_amsterdam(moment)
    if day is None:
        day = _by_dateparser(statement)
    return day if day and day >= EARLIEST else None


def day_in_line(line: str) -> dt.date | None:
    """The day of a line that says when something was published and nothing else, such as `Gepubliceerd op: ...`.

    Of two days the one that is no later change counts.
    """
    if len(line) > _LONGEST_DAY_LINE:
        return None
    matches = list(_patterns()["any"].finditer(line))
    if not matches or not _patterns()["beside"].fullmatch(_patterns()["any"].sub(_A_DAY, line)):
        return None
    ends = [0, *(match.end() for match in matches)]
    first = (match for match, end in zip(matches, ends, strict=False) if not tells_change(line[end : match.start()]))
    return _built(next(first, matches[0]))


def tells_change(line: str) -> bool:
    """Whether a line speaks of a later change: `Laatst gewijzigd: `."""
    return _CHANGE.search(line) is not None


def is_day_line(line: str) -> bool:
    """Whether a line holds nothing but a date, perhaps with a label, a byline, a clock time and a reading time.

    A date without a year counts where its weekday and a clock time stand beside it.
    """
    if day_in_line(line) is not None:
        return True
    if len(line) > _LONGEST_DAY_LINE or not _CLOCK_TIME.search(line):
        return False
    rest, count = _patterns()["no_year"].subn(_A_DAY, line)
    return count == 1 and _patterns()["beside"].fullmatch(rest) is not None


def day_in_dateline(paragraph: str) -> dt.date | None:
    """The day with which a paragraph opens: `AMSTERDAM, 12 februari 2021 – `, `Zeist, vrijdag 30 augustus 2024 - `."""
    match = _patterns()["dateline"].match(paragraph[:160])
    return _built(match) if match else None


def day_amid(line: str) -> dt.date | None:
    """The day in a short line above a text, unless it tells a period: `10/04/2018 Communicatie`."""
    if _PERIOD.search(line[:_LONGEST_DAY_LINE]):
        return None
    match = _patterns()["any"].search(line[:_LONGEST_DAY_LINE])
    return _built(match) if match else None


def day_in_name(path: str) -> dt.date | None:
    """The day in a file name: `2021-02-12-titel.html`, `persbericht_20210212.txt`, `12-02-2021.pdf`."""
    name = PurePosixPath(path.split("#", 1)[0]).stem.replace("_", "-")
    for match in (_patterns()["iso"].search(name), _COMPACT.search(name), _patterns()["numeric"].search(name)):
        if match and (day := _built(match)):
            return day
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    any_day = "|".join(
        pattern.replace("P<day>", f"P<day{i}>").replace("P<month>", f"P<month{i}>").replace("P<year>", f"P<year{i}>")
        for i, pattern in enumerate((_WRITTEN, _NUMERIC, _ISO, _MONTH_FIRST))
    )
    sender = r"(?:[|·•]\s*[A-ZÀ-Ý][^\d|·•.,:]{1,40})?"
    beside = rf"(?:[\s\x02,:;|·•–/()-]|(?:{_LABELS})(?!\w)|{_CLOCK})*"
    place = r"[^\W\d_][\w'’./ -]{1,50}?"
    return {
        "written": re.compile(_WRITTEN, re.I),
        "numeric": re.compile(rf"(?<!\d){_NUMERIC}", re.I),
        "no_year": re.compile(rf"\b{_WEEKDAY}{_DAY_MONTH}", re.I),
        "iso": re.compile(rf"(?<!\d){_ISO}"),
        "any": re.compile(rf"(?<!\d)(?:{_WEEKDAY})?(?:{any_day})", re.I),
        "beside": re.compile(rf"{beside}(?:{_BYLINE})?{beside}{sender}", re.I),
        "dateline": re.compile(rf"(?:{place}\s*[,(–—-]\s*)?(?:\()?(?:{any_day})\)?\s*(?:[–—|:-]|\.\s|,|$)", re.I),
    }


def _iso(statement: str) -> dt.date | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d(?:[T ]|$)", statement):
        return None
    try:
        moment = dt.datetime.fromisoformat(re.sub(r"\s*(?:Z|UTC|GMT)$", "+00:00", statement))
    except ValueError:
        return None
    return _in_amsterdam(moment)


def _epoch(statement: str) -> dt.date | None:
    if not re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", statement):
        return None
    seconds = float(statement) / (1000 if len(statement.split(".")[0]) > 10 else 1)
    return dt.datetime.fromtimestamp(seconds, ZoneInfo(AMSTERDAM)).date()


def _mail(statement: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(statement)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_amsterdam(moment: dt.datetime) -> dt.date:
    try:
        return moment.astimezone(ZoneInfo(AMSTERDAM)).date() if moment.tzinfo else moment.date()
    except OverflowError:
        return moment.date()


def _found(statement: str) -> dt.date | None:
    """A plain date inside a statement, where no time zone can move it to another day."""
    if re.search(r"(?:[+-]\d\d:?\d\d|Z|GMT|UTC|[ECP][SD]T)$", statement):
        return None
    for name in ("written", "iso", "numeric"):
        if (match := _patterns()[name].search(statement)) and (day := _built(match)):
            return day
    return None


def _built(match: re.Match[str]) -> dt.date | None:
    parts = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
    month = parts["month"].lower()
    try:
        return dt.date(int(parts["year"]), _MONTHS.get(month) or int(month), int(parts["day"]))
    except ValueError:
        return None


def _by_dateparser(statement: str) -> dt.date | None:
    """The last resort, for statements such as `Feb 12, 2021 10:00 AM CET`; one without a year says too little."""
    if not re.search(r"(?:19|20)\d\d", statement):
        return None
    import dateparser

    moment = dateparser.parse(
        statement, languages=["nl", "en"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    )
    return _in_amsterdam(moment) if moment else None
