"""What a run did and what the outputs hold now, for people and for run.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.record import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The outcome of a run."""

    corpus: Path
    outputs: Path
    model: str
    why: Mapping[str, int]
    """Files worked on in this run, by reason: new, changed, other_version, other_model, other_settings, retried."""
    unchanged: int
    """Files that were known and left alone."""
    pruned: int
    """Files whose rows were dropped because they are gone from the corpus."""
    gone: int
    """Files that are gone from the corpus and whose rows stay."""
    articles_now: int
    words_now: int
    seconds: float
    stage_seconds: Mapping[str, float]
    """Seconds of all workers together, by stage."""
    problems: tuple[Problem, ...]
    """What failed or was left out in this run."""
    failed_before: int
    """Sources that failed in an earlier run and have not changed."""
    articles: int
    """Articles in the outputs."""
    undated: int
    """Articles in the outputs without a day of publication."""
    duplicates: int
    mentions: Mapping[str, int]
    """Mentions in the outputs by kind."""

    @property
    def files_now(self) -> int:
        """Files worked on in this run."""
        return sum(self.why.values())

    @property
    def failed(self) -> tuple[Problem, ...]:
        """The sources that failed in this run."""
        return tuple(problem for problem in self.problems if problem.outcome == "failed")

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """The sources that were left out on purpose in this run."""
        return tuple(problem for problem in self.problems if problem.outcome == "left_out")

    @property
    def exit_status(self) -> int:
        """1 if sources failed in this run, else 0."""
        return 1 if self.failed else 0
