"""Evaluations, as people see them: the table of scores, the misses in context, comparisons and floors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from pipeline.evaluation.bootstrap import Difference, Interval, Resampled
from pipeline.evaluation.saved import Fall
from pipeline.evaluation.scores import Evaluation, Miss
from pipeline.screen.console import messages, results

_CONTEXT_CHARS = 40
_MOST_WORST = 5
_CLEAR = 0.05  # a difference is called clear below this p-value


def show_evaluation(evaluation: Evaluation) -> None:
    """Scores per kind with their intervals, and the worst articles."""
    title = f"{evaluation.name}: {len(evaluation.articles)} articles"
    table = _table(title, "kind", "score", "gold", "P", "R", "F1", "95% interval", left=2)
    resampled = Resampled(evaluation.articles)
    for kind, score in evaluation.kinds.items():
        for name in ("span", "fact"):
            counts = getattr(score, name)
            interval = resampled.f1(lambda article, k=kind, n=name: getattr(article.kinds[k], n))  # type: ignore[misc]
            values = (f"{value:.3f}" for value in (counts.precision, counts.recall, counts.f1))
            gold = str(counts.right + counts.missed)
            table.add_row(kind if name == "span" else "", name, gold, *values, _shown(interval))
        for name, counts in score.attributes.items():
            interval = resampled.share_right(lambda article, k=kind, n=name: article.kinds[k].attributes[n])  # type: ignore[misc]
            gold = str(counts.right + counts.missed)
            table.add_row("", f"its {name}", gold, "", f"{counts.recall:.3f}", "", _shown(interval))
        table.add_section()
    results.print(table)
    results.print(
        "An attribute (its ...) is scored on the facts found. The intervals are bootstrapped over articles.",
        soft_wrap=True,
    )
    for article in evaluation.worst(_MOST_WORST):
        fact = article.fact
        results.print(
            f"Worst: {escape(article.article)} (fact F1 {fact.f1:.3f}; {fact.invented} invented, {fact.missed} missed)",
            soft_wrap=True,
        )


def show_misses(misses: Sequence[Miss], texts: Mapping[str, str]) -> None:
    """What was invented (+) and missed (-), in context."""
    for miss in misses:
        text, mention = texts[miss.article], miss.mention
        before = text[max(0, mention["start"] - _CONTEXT_CHARS) : mention["start"]].replace("\n", " ")
        after = text[mention["end"] : mention["end"] + _CONTEXT_CHARS].replace("\n", " ")
        values = {k: v for k, v in mention.items() if k not in ("start", "end", "text", "sentence")}
        sign, colour = ("+", "red") if miss.invented else ("-", "yellow")
        results.print(
            f"[{colour}]{sign}[/{colour}] {escape(miss.article)} {miss.kind}: {escape(before)}"
            f"[bold]{escape(mention['text'])}[/bold]{escape(after)}  [dim]{escape(str(values))}[/dim]",
            soft_wrap=True,
        )


def show_comparison(first: Evaluation, second: Evaluation, differences: Sequence[Difference]) -> None:
    """The fact F1 of two evaluations beside one another, with the paired test."""
    articles = len({a.article for a in first.articles} & {a.article for a in second.articles})
    title = f"Fact F1 on {articles} articles\n  before: {first.name}\n  now:    {second.name}"
    table = _table(title, "kind", "before", "now", "difference", "95% interval", "p", "", left=1)
    for one in differences:
        apart = one.second - one.first
        verdict = "" if one.p_value >= _CLEAR else "better" if apart > 0 else "worse"
        table.add_row(
            one.kind,
            f"{one.first:.3f}",
            f"{one.second:.3f}",
            f"{apart:+.3f}",
            _shown(one.interval, signed=True),
            f"{one.p_value:.3f}",
            verdict,
        )
    results.print(table)


def show_floors(floors: Mapping[str, float], falls: Sequence[Fall]) -> None:
    """Whether the scores stay above their floors."""
    for fall in falls:
        messages.print(f"[red]Below its floor[/red]: {fall.kind}, fact F1 {fall.f1:.4f} under {fall.floor:.4f}")
    if not falls:
        messages.print(f"All {len(floors)} kinds reach their floors.")


def _table(title: str, *headings: str, left: int) -> Table:
    table = Table(title=escape(title), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="left" if index < left else "right", no_wrap=True)
    return table


def _shown(interval: Interval, signed: bool = False) -> str:
    return f"{interval.low:+.3f} to {interval.high:+.3f}" if signed else f"{interval.low:.3f}–{interval.high:.3f}"
