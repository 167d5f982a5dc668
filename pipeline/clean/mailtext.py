"""What mail programs put around the text of a mail: signatures, headers of forwards, marks of quoting."""

from __future__ import annotations

import re

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


def without_mail_furniture(text: str) -> str:
    """The text of a mail without forwarded headers, quoting marks, disclaimer and what is no text of the article.

    The signature of the sender stays away only where it is set off by the usual `-- ` line.
    """
    lines = text.split("\n")
    quoted = [line for line in lines if line.strip()]
    if quoted and sum(line.lstrip().startswith(">") for line in quoted) > 0.6 * len(quoted):
        lines = [_QUOTED.sub("", line) for line in lines]
    lines = _after_forward(lines)
    kept: list[str] = []
    for line in lines:
        if (_SIGNATURE.match(line) or _DISCLAIMER.match(line)) and any(map(str.strip, kept)):
            break
        kept.append(line)
    return "\n".join(kept)


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
