"""Runs, as people see them: the progress, the summary, and what an outputs folder holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from pipeline.screen.console import messages, results

if TYPE_CHECKING:
    from pipeline.batch.run import OnProgress
    from pipeline.batch.status import Status
    from pipeline.batch.summary import Summary
    from pipeline.record import Problem

_MOST_PROBLEMS = 20
_WHY = {
    "other_version": "made by another version",
    "other_model": "made with another model",
    "other_settings": "made with other settings or lists",
}


@contextmanager
def progress() -> Iterator[OnProgress]:
    """A progress bar over the files of a run, with the articles found and the time left."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[articles]} articles, {task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task("Looking what is new", total=None, articles=0, rate="0")

        def on_progress(done: int, total: int, articles: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{articles / elapsed:.0f}" if elapsed else "0"
            bar.update(task, description="Reading", completed=done, total=total, articles=articles, rate=rate)

        yield on_progress


def show_summary(summary: Summary) -> None:
    """What a run did, for people."""
    say = messages.print
    if summary.files_now:
        worked = ", ".join(f"{count} {_WHY.get(why, why)}" for why, count in sorted(summary.why.items()))
        rate = summary.words_now / summary.seconds if summary.seconds else 0
        say(
            f"[bold]Done[/bold] in {summary.seconds:.1f} s: {summary.files_now} files ({worked}) gave "
            f"{summary.articles_now} articles, {rate:,.0f} words per second."
        )
    else:
        say(f"[bold]Nothing new[/bold] in {escape(str(summary.corpus))} ({summary.seconds:.1f} s).")
    say(f"In {escape(str(summary.outputs))}:", soft_wrap=True)
    table = Table(show_header=False, box=None)
    table.add_column(justify="right")
    table.add_column()
    table.add_row(f"{summary.articles:,}", "articles" + _remarks(summary))
    for kind, count in summary.mentions.items():
        table.add_row(f"{count:,}", kind)
    messages.print(table)
    say(f"Model: {summary.model}")
    _show_problems("failed", summary.failed, "red")
    _show_problems("left out", summary.left_out, "yellow")
    if summary.failed_before:
        say(f"{summary.failed_before} failed in an earlier run and have not changed (--retry reads them again).")
    if summary.gone:
        say(f"{summary.gone} files are gone from the corpus; their rows stay until --prune.")
    if summary.pruned:
        say(f"{summary.pruned} files are gone from the corpus; their rows were dropped.")
    folder = str(summary.outputs)
    say(f"Next: [bold]pipeline report {escape(folder)}[/bold] writes a page to look at; in Python", soft_wrap=True)
    say(f"      import pipeline; tables = pipeline.load({folder!r}); tables.figures", markup=False, soft_wrap=True)


def show_status(status: Status) -> None:
    """What an outputs folder holds, for people."""
    last = status.last_run
    table = Table(title=str(status.outputs), title_justify="left", show_header=False, box=None, pad_edge=False)
    table.add_column()
    table.add_column(overflow="fold")
    ended = last.get("ended", "it did not end; the next run goes on from what it left")
    table.add_row("last run", f"number {last['run']}, {ended}")
    table.add_row("corpus", last["corpus"]["path"])
    table.add_row("articles", f"{status.articles:,} from {status.files:,} files, in {status.parts:,} parts")
    table.add_row("duplicates", f"{status.duplicates:,}")
    for kind, count in status.mentions.items():
        table.add_row(kind, f"{count:,}")
    for title, counts in (("made by", status.made_by), ("no article", status.problems)):
        for name, count in counts.most_common():
            table.add_row(title, f"{count:,} {name}")
    results.print(table)


def _remarks(summary: Summary) -> str:
    remarks = []
    if summary.undated:
        remarks.append(f"{summary.undated} without a day of publication: their relative dates stay unresolved")
    if summary.duplicates:
        remarks.append(f"{summary.duplicates} near-duplicates of an earlier one")
    return f" ({'; '.join(remarks)})" if remarks else ""


def _show_problems(title: str, problems: tuple[Problem, ...], colour: str) -> None:
    if not problems:
        return
    reasons = ", ".join(f"{count} {reason}" for reason, count in Counter(p.reason for p in problems).most_common())
    messages.print(f"[{colour}]{len(problems)} {title}[/{colour}] ({reasons}):")
    for problem in problems[:_MOST_PROBLEMS]:
        messages.print(f"  {problem.stage}: {problem.message}", markup=False, soft_wrap=True)
    if len(problems) > _MOST_PROBLEMS:
        messages.print(f"  and {len(problems) - _MOST_PROBLEMS} more, all in errors.parquet")
