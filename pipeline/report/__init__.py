"""One self-contained HTML page per outputs folder: the articles with their mentions, charts, and what failed."""

from pipeline.report.page import write_report
from pipeline.report.words import Language

__all__ = ["Language", "write_report"]
