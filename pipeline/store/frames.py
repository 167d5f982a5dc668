"""The flat tables of an outputs folder as pandas frames."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.layout import Outputs
from pipeline.store.schema import TABLES
from pipeline.store.tables import RECORDS_STATE

_CATEGORIES = ("method", "kind", "qualifier", "unit", "country", "published_from", "language", "stage", "outcome")


@dataclass(frozen=True)
class Tables:
    """The tables of one outputs folder as pandas frames, each read when it is first asked for.

    Whole numbers and texts are nullable types, days `datetime64` (finer units do not reach the 17th century),
    columns of few fixed values categories.
    """

    files: dict[str, pq.ParquetFile]

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per article."""
        return self._frame("documents")

    @cached_property
    def organisations(self) -> pd.DataFrame:
        """Mentions of organisations."""
        return self._frame("organisations")

    @cached_property
    def people(self) -> pd.DataFrame:
        """Mentions of persons."""
        return self._frame("people")

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Quantities."""
        return self._frame("figures")

    @cached_property
    def dates(self) -> pd.DataFrame:
        """Calendar expressions."""
        return self._frame("dates")

    @cached_property
    def cities(self) -> pd.DataFrame:
        """Mentions of populated places."""
        return self._frame("cities")

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """Quotations."""
        return self._frame("quotes")

    @cached_property
    def errors(self) -> pd.DataFrame:
        """Sources that gave no article, and why."""
        return self._frame("errors")

    def in_context(self, mentions: pd.DataFrame) -> pd.DataFrame:
        """Mentions (any rows of a mention table) with the sentence of each in a column `context`."""
        documents = self.documents
        articles = dict(
            zip(documents["doc_id"], zip(documents["text"], documents["sentences"], strict=True), strict=True)
        )
        contexts = []
        for doc_id, index in zip(mentions["doc_id"], mentions["sentence"], strict=True):
            text, sentences = articles[doc_id]
            contexts.append(text[sentences[index]["start"] : sentences[index]["end"]])
        return mentions.assign(context=pd.Series(contexts, index=mentions.index, dtype="string"))

    def same_sentence(self, left: str, right: str) -> pd.DataFrame:
        """Pairs of mentions of two kinds that stand in one sentence, as in `same_sentence("figures", "cities")`.

        Columns that both tables have carry the kind behind them: `text_figures`, `text_cities`.
        """
        frames: tuple[pd.DataFrame, pd.DataFrame] = (getattr(self, left), getattr(self, right))
        return frames[0].merge(frames[1], on=["doc_id", "sentence"], suffixes=(f"_{left}", f"_{right}"))

    def _frame(self, name: str) -> pd.DataFrame:
        frame = self.files[name].read().to_pandas(date_as_object=False, types_mapper=_pandas_type)
        for column in frame.columns.intersection(_CATEGORIES):
            frame[column] = frame[column].astype("category")
        return frame


def load(folder: Path | str) -> Tables:
    """The tables of an outputs folder, all of one state even while a run writes there.

    Raises FileNotFoundError where there are no outputs.
    """
    outputs = Outputs(Path(folder))
    for _ in range(100):
        files = {name: _opened(outputs.table(name)) for name in TABLES}
        if len({file.metadata.metadata[RECORDS_STATE] for file in files.values()}) == 1:
            return Tables(files)
        time.sleep(0.05)
    raise RuntimeError(f"The tables in {folder} do not belong together; run the pipeline once more.")


def _opened(file: Path) -> pq.ParquetFile:
    if not file.exists():
        raise FileNotFoundError(f"There is no {file.name} in {file.parent}: has a run finished there?")
    return pq.ParquetFile(file)


def _pandas_type(arrow_type: pa.DataType) -> Any:
    if pa.types.is_integer(arrow_type):
        return pd.Int64Dtype()
    if pa.types.is_string(arrow_type):
        return pd.StringDtype()
    return None
