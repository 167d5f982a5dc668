"""Build corpus/clean from articles.txt, furniture.txt and the templates: raw files, and gold.jsonl beside them.

    python -m benchmarks.clean_set.build

Needs reportlab for the PDFs. What it writes is kept in the repository; it runs again only when the set changes.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import jinja2

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "corpus" / "clean"
MONTHS = """
    januari februari maart april mei juni juli augustus september oktober november december
    """.split()


@dataclass
class Block:
    kind: str
    text: str
    cells: list[str] = field(default_factory=list)


@dataclass
class Release:
    number: int
    id: str
    publisher: str
    published: str
    url: str
    title: str
    blocks: list[Block]

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.published)

    @property
    def day_written(self) -> str:
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"

    @property
    def day_numeric(self) -> str:
        return self.day.strftime("%d-%m-%Y")

    @property
    def day_numeric_slash(self) -> str:
        return self.day.strftime("%d/%m/%Y")

    @property
    def day_iso_slash(self) -> str:
        return self.day.strftime("%Y/%m/%d")

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, *(block.text for block in self.blocks)])


def releases() -> list[Release]:
    found = []
    for number, part in enumerate((HERE / "articles.txt").read_text(encoding="utf-8").split("=====\n")[1:]):
        head, _, body = part.partition("\n\n")
        header = dict(line.split(": ", 1) for line in head.splitlines())
        lines = [line for line in body.splitlines() if line.strip()]
        found.append(Release(1000 + number, **header, title=lines[0][2:], blocks=[_block(line) for line in lines[1:]]))
    return found


def _block(line: str) -> Block:
    if line.startswith("## "):
        return Block("heading", line[3:])
    if line.startswith("- "):
        return Block("item", line[2:])
    if line.startswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        return Block("row", "\t".join(filter(None, cells)), cells)
    return Block("paragraph", line)


def body(release: Release, style: str, skip: int = 0) -> Any:
    """The blocks of a release in the markup of one editor."""
    pieces: list[str] = []
    blocks = release.blocks[skip:]
    at = 0
    while at < len(blocks):
        kind = blocks[at].kind
        run = [blocks[at]]
        while kind in ("item", "row") and at + len(run) < len(blocks) and blocks[at + len(run)].kind == kind:
            run.append(blocks[at + len(run)])
        pieces.append(_markup(kind, run, style))
        at += len(run)
    return "\n".join(pieces)


def _markup(kind: str, run: list[Block], style: str) -> str:
    text = escape(run[0].text, quote=False)
    if kind == "item":
        if style == "br":
            return "".join(f"- {escape(b.text)}<br>\n" for b in run) + "<br>"
        return "<ul>" + "".join(f"<li>{escape(b.text)}</li>" for b in run) + "</ul>"
    if kind == "row":
        tag = "td"
        rows = "".join("<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in b.cells) + "</tr>" for b in run)
        table = f"<table><tbody>{rows}</tbody></table>"
        return f'<figure class="wp-block-table">{table}</figure>' if style == "wp" else table
    if kind == "heading":
        return {
            "strong": f"<p><strong>{text}</strong></p>",
            "br": f"<b>{text}</b><br>",
            "div": f'<div class="h"><b>{text}</b></div>',
            "h3": f"<h3>{text}</h3>",
            "wp": f'<h2 class="wp-block-heading">{text}</h2>',
            "section": f"<h2><span>{text}</span></h2>",
            "span": f'<p class="kop"><span><b>{text}</b></span></p>',
            "blocks": f'<div class="block block--text"><h2>{text}</h2></div>',
        }.get(style, f"<h2>{text}</h2>")
    linked = re.sub(r"([\w.]+@[\w.]+\w)", r'<a href="mailto:\1">\1</a>', text)
    return {
        "br": f"{linked}<br><br>",
        "div": f"<div>{linked}</div>",
        "span": f"<p><span>{linked}</span></p>",
        "wp": f"<p>{linked}</p>",
        "section": f"<div class='text'><p>{linked}</p></div>",
        "blocks": f'<div class="block block--text"><div class="block__inner"><p>{linked}</p></div></div>',
    }.get(style, f"<p>{linked}</p>")


def text_of(release: Release, between: str, bullet: str) -> str:
    return between.join((bullet if block.kind == "item" else "") + block.text for block in release.blocks)


def css(lines: int) -> str:
    """Style rules of some length, as pages have them."""
    rng = random.Random(lines)
    return "\n".join(
        f".c{rng.randrange(10**6)}{{margin:{rng.randrange(40)}px;color:#{rng.randrange(16**6):06x};top:{i % 9}px}}"
        for i in range(lines)
    )


def main() -> None:
    parts = re.split(r"^\[(\w+)\]\n", (HERE / "furniture.txt").read_text(encoding="utf-8"), flags=re.M)[1:]
    furniture = {name: value.strip().splitlines() for name, value in zip(parts[::2], parts[1::2], strict=True)}
    context = {
        "menu": furniture["menu"],
        "teasers": [tuple(line.split("|")) for line in furniture["teasers"]],
        "lead": furniture["lead"][0],
        "body": body, "text": text_of, "css": css,
    }  # fmt: skip
    all_releases = releases()
    gold: list[dict[str, Any]] = []

    def keep(path: str, content: bytes, release: Release, kind: str, identity: str = "", **values: Any) -> None:
        (OUT / path).parent.mkdir(parents=True, exist_ok=True)
        (OUT / path).write_bytes(content)
        row = {"id": path + identity, "kind": kind, "title": release.title, "published": release.published}
        gold.append({**row, "publisher": release.publisher, "text": release.text, **values})

    environment = jinja2.Environment(autoescape=False)
    for number, template in enumerate(sorted((HERE / "pages").glob("*.html"))):
        for second in (0, 1):
            release = all_releases[(number + 7 * second + second) % len(all_releases)]
            page = environment.from_string(template.read_text(encoding="utf-8")).render(a=release, **context)
            encoding = "cp1252" if "windows-1252" in page else "utf-8"
            keep(f"pages/{template.stem}-{release.id}.html", page.encode(encoding), release, "page", url=release.url)
    for number, template in enumerate(sorted((HERE / "copied").glob("*.txt"))):
        for second in (0, 1):
            release = all_releases[(3 * number + 5 * second) % len(all_releases)]
            text = environment.from_string(template.read_text(encoding="utf-8")).render(a=release, **context)
            days = (release.day_written, release.day_numeric)
            published = release.published if any(day in text for day in days) else "None"
            keep(f"copied/{template.stem}-{release.id}.txt", text.encode(), release, "copied", published=published)
    from benchmarks.clean_set import byhand, documents

    for number in range(5):
        release = all_releases[(2 * number + 1) % len(all_releases)]
        keep(f"pdf/{number + 1}-{release.id}.pdf", documents.pdf(release, number), release, "pdf")
        release = all_releases[(3 * number + 2) % len(all_releases)]
        keep(f"mail/{number + 1}-{release.id}.eml", documents.mail(release, number), release, "mail")
    for number in range(2):
        chosen = all_releases[6 * number : 6 * number + 4]
        content = documents.feed(chosen, number)
        for release in chosen:
            keep(f"feeds/{number + 1}.xml", content, release, "feed", f"#{release.id}", url=release.url)
    blind = [line for line in (OUT / "gold.jsonl").open(encoding="utf-8") if '"id": "blind/' in line]  # kept as it is
    with (OUT / "gold.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in gold)
        file.writelines(blind)
    byhand.main()
    print(f"{len(gold)} articles in {OUT}")


if __name__ == "__main__":
    main()
