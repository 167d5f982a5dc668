"""Explanations, as people read them: beside the record, on standard error."""

from __future__ import annotations

from collections.abc import Iterable

from rich.markup import escape

from pipeline.extract.explain import Reading, Reason
from pipeline.screen.console import messages

_COLOURS = {
    "organisations": "blue", "people": "magenta", "figures": "green", "dates": "yellow", "cities": "cyan",
    "quotes": "bright_black", "other": "red",
}  # fmt: skip
_LONGEST = 60  # characters of a mention that are shown


def show_reasons(reasons: Iterable[Reason]) -> None:
    """Each mention with what gave it, what the models saw there, and what lost against it."""
    for reason in reasons:
        colour = _COLOURS[reason.kind]
        name = "no mention" if reason.kind == "other" else reason.kind
        _line(
            f"{reason.start:>6}  [bold]{escape(_short(reason.text))}[/bold]  [{colour}]{name}[/{colour}] "
            f"by {_found(reason)}"
        )
        for proposal in reason.proposed:
            _line(f"        [dim]model {escape(proposal)}[/dim]")
        for rival in reason.lost:
            why = f" - {escape(rival.objection)}" if rival.objection else ""
            _line(f"        [dim]lost: {rival.kind} {escape(repr(_short(rival.text)))} by {_found(rival)}{why}[/dim]")


def _found(one: Reading) -> str:
    return f"{one.method}: {escape(one.evidence)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _line(markup: str) -> None:
    messages.print(markup, soft_wrap=True)
