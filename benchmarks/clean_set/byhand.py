"""Pages and copied texts that were each written by hand, without a template: markup and text in one file.

    python -m benchmarks.clean_set.byhand

In `byhand/*.marked` an article begins with `name | day | publisher | title`; what stands between `{{` and `}}` is text
of the release, `{{T}}` its title, `¶` a break of paragraphs that the page does not show as an element.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent / "byhand"
OUT = Path(__file__).parents[2] / "corpus" / "clean"
_MARKED = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ROW = re.compile(r"<(tr|TR)>(?:(?!</?table|</tr).)*?</\1>", re.DOTALL | re.IGNORECASE)


def articles() -> Iterator[tuple[dict[str, str | None], str]]:
    """The gold row of every article, and its page or text."""
    for path in sorted(HERE.glob("*.marked")):
        is_page = path.stem.startswith("pages")
        for block in re.split(r"^=====\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            head, _, body = block.partition("\n")
            name, published, publisher, title = (part.strip() for part in head.split("|", 3))
            kind, folder, suffix = ("page", "pages", "html") if is_page else ("copied", "copied", "txt")
            row = {
                "id": f"byhand/{folder}/{name}.{suffix}",
                "kind": f"{kind} by hand",
                "title": title,
                "published": published,
                "publisher": publisher or None,
                "text": "\n\n".join([title, *_paragraphs(body, title, is_page)]),
            }
            yield row, _shown(body, html.escape(title, quote=False) if is_page else title)


def _paragraphs(body: str, title: str, is_page: bool) -> list[str]:
    if is_page:
        body = re.sub(r"<br ?/?>", "¶", _ROW.sub(_as_row, body), flags=re.IGNORECASE)
    pieces = [piece for marked in _MARKED.findall(body) for piece in marked.split("¶")]
    plain = [html.unescape(re.sub(r"<[^>]+>", "", piece)) if is_page else piece for piece in pieces]
    cells = [[" ".join(cell.split()) for cell in piece.split("\t")] for piece in plain]
    texts = [("\t" if is_page else " ").join(row).strip() for row in cells]
    return [text for text in texts if text not in ("", "T", title)]


def _as_row(match: re.Match[str]) -> str:
    cells = _MARKED.findall(match[0])
    return "{{" + "\t".join(cells) + "}}" if cells else match[0]


def _shown(body: str, title: str) -> str:
    return _MARKED.sub(lambda m: title if m[1] == "T" else m[1].replace("¶", ""), body)


def main() -> None:
    gold = OUT / "gold.jsonl"
    rows = [row for row in map(json.loads, gold.open(encoding="utf-8")) if not row["id"].startswith("byhand/")]
    for row, content in articles():
        path = OUT / str(row["id"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        rows.append(row)
    gold.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
