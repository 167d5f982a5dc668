"""Source to article: encoding, page furniture, metadata, language, near-duplicates."""

from pipeline.clean.article import clean

__all__ = ["clean"]
