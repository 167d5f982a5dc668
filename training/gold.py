"""Gold between its two forms: marked text, as people write and read it, and the JSON that `pipeline evaluate` reads.

python gold.py to-json MARKED.txt ... ../corpus/gold
python gold.py to-marks ../corpus/gold MARKED.txt
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.marks import ARTICLE_SEPARATOR, parse_articles, render


def to_json(marked: list[Path], folder: Path) -> None:
    """Write each marked article as a JSON file named after its id."""
    for file in marked:
        for article in parse_articles(file.read_text(encoding="utf-8")):
            gold = article.to_gold()
            written = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
            (folder / f"{gold['id']}.json").write_text(written, encoding="utf-8")


def to_marks(folder: Path, marked: Path) -> None:
    """Write all gold articles of a folder into one file of marked text."""
    articles = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
    marked.write_text(f"{ARTICLE_SEPARATOR}\n".join(map(render, articles)), encoding="utf-8")


if __name__ == "__main__":
    command, *paths = sys.argv[1:]
    *sources, target = map(Path, paths)
    if command == "to-json":
        to_json(sources, target)
    elif command == "to-marks":
        to_marks(sources[0], target)
    else:
        sys.exit(__doc__)
