"""Dates: a grammar of Dutch calendar expressions (text to parts) and their resolution (parts to days)."""

from pipeline.extract.dates.find import find_dates

__all__ = ["find_dates"]
