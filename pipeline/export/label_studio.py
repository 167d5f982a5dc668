"""Label Studio: tasks with our mentions as predictions to correct, and the labelling interface that goes with them.

Its editor counts `start` and `end` of a text region in Unicode code points, as we do (it turns them into JavaScript's
string units itself; only releases before 2022 counted those).
"""

from __future__ import annotations

import json
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from pipeline.export.records import in_batches
from pipeline.record import MENTION_KINDS
from pipeline.store.frames import Tables

_TASKS_PER_FILE = 1_000
_COLOURS = ("#4477aa", "#aa3377", "#228833", "#ccbb44", "#66ccee", "#bbbbbb")  # Paul Tol's bright scheme
_SHOWN = ("title", "published", "publisher", "url")
_PLACE = ("start", "end", "text", "sentence", "method")


def write(tables: Tables, folder: Path, notes: list[str]) -> None:
    """Write files of a thousand tasks each, and the labelling interface."""
    for number, some in enumerate(in_batches(tables, _TASKS_PER_FILE)):
        with (folder / f"tasks-{number:05}.json").open("w", encoding="utf-8") as file:
            for before, record in zip(chain("[", repeat(",")), some, strict=False):
                file.write(f"{before}\n{json.dumps(_task(record), ensure_ascii=False)}")
            file.write("\n]\n")
    (folder / "labels.xml").write_text(_interface(), encoding="utf-8")
    notes.append("Paste labels.xml under Settings, Labeling Interface, Code; then import the tasks.")


def _task(record: dict[str, Any]) -> dict[str, Any]:
    regions = [_region(kind, number, m) for kind in MENTION_KINDS for number, m in enumerate(record[kind])]
    version = f"dutch-press-pipeline {record['pipeline_version']}, {record['model']}"
    data = {"doc_id": record["id"], **{name: record[name] for name in _SHOWN}, "text": record["text"]}
    return {"data": data, "predictions": [{"model_version": version, "result": regions}]}


def _region(kind: str, number: int, mention: dict[str, Any]) -> dict[str, Any]:
    """One marked stretch; the resolved values stand in its note."""
    values = [f"{name}: {value}" for name, value in mention.items() if name not in _PLACE and value not in (None, "")]
    return {
        "id": f"{kind}-{number}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {**{name: mention[name] for name in ("start", "end", "text")}, "labels": [kind]},
        "meta": {"text": ["; ".join(values)]},
    }


def _interface() -> str:
    labels = "\n".join(
        f'    <Label value="{kind}" background="{colour}"/>'
        for kind, colour in zip(MENTION_KINDS, _COLOURS, strict=True)
    )
    return (
        "<View>\n"
        '  <Header value="$doc_id"/>\n'
        '  <Labels name="label" toName="text">\n'
        f"{labels}\n"
        "  </Labels>\n"
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        "</View>\n"
    )
