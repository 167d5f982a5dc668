"""Populated places: found by name and evidence, settled by context."""

from pipeline.extract.cities.find import find_cities

__all__ = ["find_cities"]
