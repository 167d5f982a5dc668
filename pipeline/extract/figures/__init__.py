"""Figures in Dutch: counts, money, percentages and measures, in digits and in words, with their values."""

from pipeline.extract.figures.find import find_figures

__all__ = ["find_figures"]
