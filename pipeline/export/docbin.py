"""spaCy's DocBin: documents with the mentions of each kind in `doc.spans[kind]`, and all but quotes in `doc.ents`.

Offsets are exact in `doc.user_data["record"]`; a span holds every token that its mention touches. Of entities that
overlap the longest stays.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.records import in_batches
from pipeline.record import MENTION_KINDS
from pipeline.store.frames import Tables

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_DOCS_PER_FILE = 1_000
_NO_ENTITIES = ("quotes",)


def write(tables: Tables, folder: Path, notes: list[str]) -> None:
    """Write files of a thousand documents each."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("nl")
    nlp.max_length = 2**31  # no parser or tagger runs here
    for number, some in enumerate(in_batches(tables, _DOCS_PER_FILE)):
        with nlp.memory_zone():
            docs = DocBin(store_user_data=True)
            for record in some:
                docs.add(_doc(nlp, record))
            docs.to_disk(folder / f"articles-{number:05}.spacy")


def _doc(nlp: Language, record: dict[str, Any]) -> Doc:
    from spacy.util import filter_spans

    doc = nlp.make_doc(record["text"])
    doc.user_data["record"] = {name: value for name, value in record.items() if name != "text"}
    for kind in MENTION_KINDS:
        found = (doc.char_span(m["start"], m["end"], kind, alignment_mode="expand") for m in record[kind])
        doc.spans[kind] = [span for span in found if span is not None]
    doc.ents = filter_spans(span for kind in MENTION_KINDS if kind not in _NO_ENTITIES for span in doc.spans[kind])
    return doc
