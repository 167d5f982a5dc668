"""Bytes to sources: what lies below a corpus folder, one raw item at a time."""

from pipeline.ingest.files import Found, ran_out, walk
from pipeline.ingest.manifest import read_manifest
from pipeline.ingest.reader import read_sources

__all__ = ["Found", "ran_out", "read_manifest", "read_sources", "walk"]
