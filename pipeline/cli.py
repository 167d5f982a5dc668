"""The command line: arguments only. Heavy libraries are imported by the command that needs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

app = typer.Typer(
    name="pipeline",
    help="Raw Dutch press releases in, structured records in Parquet out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

ModelOption = Annotated[
    str,
    typer.Option(
        "--model",
        help="Model that proposes names: auto (the bundled one, with nl_core_news_sm beside it where that is "
        "installed), a name, or the path of a spaCy pipeline.",
    ),
]


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Raw Dutch press releases in, structured records in Parquet out."""


@app.command()
def run(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="Folder (or file) with raw articles.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the outputs; one folder per corpus.")],
    workers: Annotated[int | None, typer.Option(min=0, help="Worker processes; by default one per processor.")] = None,
    engine: Annotated[Literal["local", "dask"], typer.Option(help="Where to work.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a running Dask scheduler; without it a local cluster.")
    ] = None,
    model: ModelOption = "auto",
    prune: Annotated[bool, typer.Option("--prune", help="Drop the rows of files that are gone.")] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Read failed sources again although they have not changed.")
    ] = False,
) -> None:
    """Bring OUTPUTS up to date with CORPUS: only what is new or changed is worked on."""
    from pipeline.batch.run import RunRefused
    from pipeline.batch.run import run as run_batch
    from pipeline.extract.model import UnknownModel
    from pipeline.screen.runs import progress, show_summary

    try:
        with progress() as on_progress:
            summary = run_batch(
                corpus, out, workers=workers, engine=engine, scheduler=scheduler, model=model, prune=prune,
                retry=retry, on_progress=on_progress,
            )  # fmt: skip
    except (RunRefused, UnknownModel, ValueError, ModuleNotFoundError) as error:
        _stop(str(error))
    show_summary(summary)
    raise typer.Exit(summary.exit_status)


@app.command()
def extract(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A file with one article, or - for text on standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(help="Day of publication (YYYY-MM-DD), before the article's own.")
    ] = None,
    model: ModelOption = "auto",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say on standard error what gave each mention and what lost against it.")
    ] = False,
) -> None:
    """Print the record of one article as JSON."""
    import pipeline
    from pipeline.extract.explain import explain as explained
    from pipeline.extract.model import load_model
    from pipeline.reading import article_of, dated
    from pipeline.record import Article, Problem
    from pipeline.screen.reasons import show_reasons

    try:
        if file == "-":
            articles: list[Article] = [article_of(sys.stdin.buffer.read().decode("utf-8", "replace"))]
        else:
            problems: list[Problem] = []
            articles = list(pipeline.read(file, problems))
            if problems and not articles:
                _stop("\n".join(problem.message for problem in problems))
            for problem in problems:
                typer.echo(problem.message, err=True)
        if len(articles) != 1:
            _stop(f"{file} holds {len(articles)} articles; extract takes one, run takes many.")
        article = dated(articles[0], published) if published is not None else articles[0]
        if explain:
            record, reasons = explained(article, load_model(model))
            show_reasons(reasons)
        else:
            record = pipeline.extract(article, model=model)
    except (ValueError, OSError) as error:
        _stop(str(error))
    typer.echo(json.dumps(record.to_dict(), ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder of gold articles (*.json), or a file of them (.jsonl).")
    ],
    model: ModelOption = "auto",
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and invented, in context.")] = False,
    compare: Annotated[
        str | None, typer.Option(help="Test against another model, or against a file that --save wrote.")
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Write the counts per article here, to compare with later.")] = None,
    floors: Annotated[
        Path | None, typer.Option(help="File with the lowest fact F1 per kind; status 1 where one is not reached.")
    ] = None,
    leave_out: Annotated[
        Literal["model", "rules", "lists"] | None,
        typer.Option(help="Score with one way of finding names left out, to see what it contributes."),
    ] = None,
) -> None:
    """Print precision, recall and F1 per kind of record, with 95% intervals, and the worst articles."""
    from pipeline.evaluation import bootstrap, predict, read_gold, saved
    from pipeline.evaluation import evaluate as score
    from pipeline.screen.scores import show_comparison, show_evaluation, show_floors, show_misses

    try:
        articles = read_gold(gold)
        lowest = saved.read_floors(floors) if floors else {}
        before = None
        if compare:
            file = Path(compare)
            before = saved.read_saved(file) if file.is_file() else score(articles, *predict.with_model(compare))
        result = score(articles, *predict.with_model(model, leave_out))
        differences = bootstrap.compare(before, result) if before else []
        if save:
            saved.save(result, save)
    except (ValueError, OSError) as error:
        _stop(str(error))
    show_evaluation(result)
    if errors:
        show_misses(result.misses, {article["id"]: article["text"] for article in articles})
    if before:
        show_comparison(before, result, differences)
    if lowest:
        falls = saved.falls(result, lowest)
        show_floors(lowest, falls)
        raise typer.Exit(1 if falls else 0)


@app.command()
def status(outputs: Annotated[Path, typer.Argument(metavar="OUTPUTS", help="Folder that a run has written.")]) -> None:
    """Say what OUTPUTS holds: articles, failures, versions, duplicates, the last run."""
    from pipeline.batch.status import read_status
    from pipeline.screen.runs import show_status

    try:
        found = read_status(outputs)
    except (OSError, ValueError) as error:
        _stop(str(error))
    show_status(found)


@app.command()
def report(
    outputs: Annotated[Path, typer.Argument(metavar="OUTPUTS", help="Folder that a run has written.")],
    language: Annotated[Literal["en", "nl"], typer.Option(help="Language of the page.")] = "en",
) -> None:
    """Write an HTML page to look at: OUTPUTS/report.html."""
    from pipeline.report import write_report

    try:
        page = write_report(outputs, language)
    except (OSError, RuntimeError) as error:
        _stop(str(error))
    typer.echo(page)


@app.command()
def export(
    outputs: Annotated[Path, typer.Argument(metavar="OUTPUTS", help="Folder that a run has written.")],
    to: Annotated[Literal["csv", "xlsx", "jsonl", "docbin", "label-studio"], typer.Option(help="Format.")],
    dest: Annotated[Path | None, typer.Option(help="Folder for the files; OUTPUTS/exports/FORMAT by default.")] = None,
) -> None:
    """Write OUTPUTS in another format: for spreadsheets, for other programs, for annotation tools."""
    from pipeline.export import export as write

    try:
        exported = write(outputs, to, dest)
    except (OSError, ValueError, RuntimeError, ModuleNotFoundError) as error:
        _stop(str(error))
    for note in exported.notes:
        typer.echo(note, err=True)
    for file in exported.files:
        typer.echo(file)


def _stop(message: str) -> NoReturn:
    typer.echo(f"pipeline: {message}", err=True)
    raise typer.Exit(2)
