"""Evaluations kept in a file, to compare a later version with, and the floors under which no score may fall."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluation.scores import ArticleScore, Counts, Evaluation, KindScore
from pipeline.record import MENTION_KINDS

_FORMAT = "dutch-press-pipeline evaluation 1"


@dataclass(frozen=True, slots=True)
class Fall:
    """A kind whose fact F1 lies below its floor."""

    kind: str
    f1: float
    floor: float


def save(evaluation: Evaluation, file: Path) -> None:
    """Write the counts per article as JSON. Raises OSError."""
    articles = [dataclasses.asdict(article) for article in evaluation.articles]
    content = {"format": _FORMAT, "name": evaluation.name, "articles": articles}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_saved(file: Path) -> Evaluation:
    """An evaluation that `save` wrote; the misses are not in it. Raises OSError, and ValueError for another file."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            raise ValueError(f"its format is {content['format']!r}")
        articles = tuple(
            ArticleScore(article["article"], {kind: _kind_score(article["kinds"][kind]) for kind in MENTION_KINDS})
            for article in content["articles"]
        )
        return Evaluation(content["name"], articles)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{file} is no saved evaluation (pipeline evaluate --save): {error}") from error


def read_floors(file: Path) -> dict[str, float]:
    """The lowest fact F1 allowed, by kind. Raises OSError, and ValueError where the file states something else."""
    try:
        floors = tomllib.loads(file.read_text(encoding="utf-8"))["fact_f1"]
        unknown = set(floors) - set(MENTION_KINDS)
        if unknown:
            raise ValueError(f"there is no kind {', '.join(sorted(unknown))}")
        if not floors or not all(type(floor) in (int, float) and 0 <= floor <= 1 for floor in floors.values()):
            raise ValueError("a floor is a number from 0 to 1")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{file} states no floors ([fact_f1], a number per kind): {error}") from error
    return dict(floors)


def falls(evaluation: Evaluation, floors: dict[str, float]) -> list[Fall]:
    """The kinds that lie below their floor."""
    kinds = evaluation.kinds
    return [Fall(kind, kinds[kind].fact.f1, floor) for kind, floor in floors.items() if kinds[kind].fact.f1 < floor]


def _kind_score(values: dict[str, Any]) -> KindScore:
    attributes = {name: Counts(**counts) for name, counts in values["attributes"].items()}
    return KindScore(Counts(**values["span"]), Counts(**values["fact"]), attributes)
