"""What mail programs put around the text of a mail: signatures, headers of forwards, marks of quoting."""

from __future__ import annotations

import re

from pipeline.clean.draft import NOTHING
from pipeline.clean.lines import judge
from pipeline.record import Statement

_FORWARD_MARK = re.compile(
    r"^\s*(?:-{2,}\s*(?:forwarded message|doorgestuurd bericht|oorspronkelijk bericht|original message)\s*-{2,}|"
    r"begin (?:doorgestuurd|doorgezonden) bericht\s*:|begin forwarded message\s*:)\s*$",
    re.I,
)
_FORWARD_HEADER = re.compile(
    r"^\s*(?:van|from|aan|to|cc|datum|date|verzonden|sent|onderwerp|subject|reply-to|antwoord aan)\s*:\s*\S.*$", re.I
)
_SIGNATURE = re.compile(r"^--\s?$")
_DISCLAIMER = re.compile(
    r"^\s*(?:disclaimer\b|dit (?:e-?mail)?bericht (?:\(.*\) )?is (?:uitsluitend|enkel|alleen|vertrouwelijk)|"
    r"de informatie (?:verzonden )?in (?:dit|deze) e-?mail|this (?:e-?mail|message) )",
    re.I,
)
_QUOTED = re.compile(r"^\s?>\s?")
_FROM = re.compile(
    r"^\s*(?:van|from)\s*:\s{0,5}[\"']?([^<>\[\]\"@]{2,80}?)[\"']?\s*"
    r"(?:[<\[](?:mailto:)?([\w.+-]{1,60})@([\w.-]{1,80})[>\]].*)?$",
    re.I,
)
_SENT = re.compile(r"^\s*(?:datum|date|verzonden|sent)\s*:\s*(\S.{4,80})$", re.I)
_SALUTATION = re.compile(
    r"^\s*(?:(?:beste|geachte|dag|hallo|hoi|goede(?:morgen|middag|ndag)|best)\b[^.:]{0,60}[,!]?|l\.?s\.?,?)\s*$", re.I
)
# What a cover note says of the release below it or in the attachment.
_COVER = re.compile(
    r"\b(?:hierbij|hieronder|bijgaand|bijgevoegd|onderstaand|bijlage|aangehecht|persbericht|persuitnodiging)",
    re.I,
)
_GREETING = re.compile(
    r"^\s*(?:met (?:vriendelijke|hartelijke|collegiale|sportieve|beste) groet(?:en)?|hartelijke groet(?:en)?|"
    r"vriendelijke groet(?:en)?|beste groeten|groet(?:en|jes)?|hoogachtend|mvg|m\.v\.g\.)"
    r"\s{0,3}[,.!]?(?: [\w .-]{1,40})?\s*$",
    re.I,
)
_MOST_COVER = 4  # paragraphs of a cover note
_MOST_NOTE, _MUCH_MORE = 60, 3  # words of a note above a release; times as many words of the release
_A_LINE = 60  # characters of one of prose; those of a signature are shorter


def without_mail_furniture(text: str) -> str:
    """The text of a mail without forwarded headers, quoting marks, disclaimer and what is no text of the article.

    The sender's signature stays away where the usual `-- ` line or a greeting sets it off, and so does the note to
    the editors above the release.
    """
    lines = text.split("\n")
    quoted = [line for line in lines if line.strip()]
    if quoted and sum(line.lstrip().startswith(">") for line in quoted) > 0.6 * len(quoted):
        lines = [_QUOTED.sub("", line) for line in lines]
    lines = _after_note(_after_forward(lines))
    kept: list[str] = []
    for line in lines:
        if (_SIGNATURE.match(line) or _DISCLAIMER.match(line)) and any(map(str.strip, kept)):
            break
        kept.append(line)
    return "\n".join(_before_greeting(kept))


def forwarded(text: str) -> Statement:
    """Who sent a forwarded mail and when, by the last header of a forward in the first part of the text."""
    stated = NOTHING
    lines = text.split("\n")[:80]
    for at, line in enumerate(lines):
        if not (sender := _FROM.match(line)):
            continue
        header = lines[at : at + 8]
        if sum(_FORWARD_HEADER.match(other) is not None for other in header) >= 3:
            days = (match[1] for other in header if (match := _SENT.match(other)))
            name, local, site = sender[1].strip(), (sender[2] or "").lower(), sender[3]
            is_person = " " in name and site is not None and name.lower().split()[-1] in local
            stated = Statement(publisher=site if is_person else name, published=next(days, None))
    return stated


def _after_note(lines: list[str]) -> list[str]:
    """The lines below the salutation and the paragraphs that announce the release."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None or not _SALUTATION.match(lines[first]):
        return lines
    at, after = first + 1, lines
    for _ in range(_MOST_COVER):
        while at < len(lines) and not lines[at].strip():
            at += 1
        begin = at
        while at < len(lines) and lines[at].strip():
            at += 1
        paragraph = " ".join(lines[begin:at])
        if not paragraph.rstrip().endswith((".", "!", "?", ":")) or not _COVER.search(paragraph):
            break
        after = lines[at:]
    return after if any(map(str.strip, after)) else lines


def _before_greeting(lines: list[str]) -> list[str]:
    """The lines above a closing greeting; those below one that closes a note, where the release follows."""
    if not any(map(_GREETING.match, lines)):
        return lines
    words = [len(line.split()) for line in lines]
    goes_on = [at for at, line in enumerate(lines) if _is_of_release(line)]
    start, above, total = 0, 0, sum(words)
    for at, line in enumerate(lines):
        if _GREETING.match(line):
            below = total - above - words[at]
            if above <= _MOST_NOTE and below > _MUCH_MORE * above:
                start = at + 1
            elif any(words[start:at]) and (not goes_on or at > goes_on[-1]):
                return lines[start:at]
        above += words[at]
    return lines[start:]


def _is_of_release(line: str) -> bool:
    """Whether a line is none of a signature: a line of prose, a press contact, an `Over X`."""
    return len(line) >= _A_LINE or judge(line).opens_release_part


def _after_forward(lines: list[str]) -> list[str]:
    """The lines after the header of a forward, where one stands in the first part of a mail."""
    for at, line in enumerate(lines[:60]):
        headers = 0
        while at + headers < len(lines) and _FORWARD_HEADER.match(lines[at + headers]):
            headers += 1
        if headers >= 3:
            return _after_forward(lines[at + headers :])
        if _FORWARD_MARK.match(line):
            return _after_forward(lines[at + 1 :])
    return lines
