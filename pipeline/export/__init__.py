"""Outputs for other programs: CSV, Excel, JSON Lines, spaCy's DocBin and tasks for Label Studio."""

from pipeline.export.run import FORMATS, Exported, export

__all__ = ["FORMATS", "Exported", "export"]
