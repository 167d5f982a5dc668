"""Direct speech: the words between quotation marks, and who speaks them."""

from pipeline.extract.quotes.find import find_quotes

__all__ = ["find_quotes"]
