"""The releases of the clean set as PDFs, mails and feeds, each in another manner of real senders."""

from __future__ import annotations

import io
import textwrap
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape


def pdf(release: Any, number: int) -> bytes:
    """A PDF: plain, justified with running heads, in two columns, hyphenated, or with a letterhead."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4, A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

    buffer = io.BytesIO()
    size = A5 if number in (1, 3) else A4
    width, height = size
    document = BaseDocTemplate(
        buffer, pagesize=size, title=release.title if number in (0, 2) else "Microsoft Word - pb.docx"
    )
    frames = [Frame(50, 60, width - 100, height - 130)]
    if number == 2:
        half = (width - 120) / 2
        frames = [Frame(50, 60, half, height - 150), Frame(70 + half, 60, half, height - 150)]

    def edge(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if number in (1, 3, 4):
            canvas.drawString(50, height - 40, f"{release.publisher} | Persbericht")
            canvas.drawString(width - 110, 35, f"Pagina {page.page}")
        if number == 4:
            canvas.drawString(50, 35, "Postbus 100, 1000 AA Amsterdam | www.voorbeeld.example")

    document.addPageTemplates(PageTemplate(frames=frames, onPage=edge))
    hyphens = {"hyphenationLang": "nl_NL", "embeddedHyphenation": 1} if number == 3 else {}
    plain = ParagraphStyle("p", fontSize=10 if size is A4 else 9, leading=14, spaceAfter=8, **hyphens)
    if number in (1, 2, 3):
        plain.alignment = TA_JUSTIFY
    head = ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=10)
    sub = ParagraphStyle("s", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=4, spaceAfter=4)
    story: list[Any] = []
    if number in (0, 4):
        story += [Paragraph("PERSBERICHT", sub), Paragraph(release.day_written, plain)]
    story.append(Paragraph(escape(release.title), head))
    if number in (1, 2, 3):
        story.append(Paragraph(release.day_written, plain))
    rows: list[list[str]] = []
    for block in [*release.blocks, None]:
        if rows and (block is None or block.kind != "row"):
            story += [Table(rows), Spacer(1, 8)]
            rows = []
        if block is None:
            break
        if block.kind == "row":
            rows.append(block.cells)
        else:
            mark = "• " if block.kind == "item" else ""
            story.append(Paragraph(mark + escape(block.text), sub if block.kind == "heading" else plain))
    document.build(story)
    return buffer.getvalue()


def mail(release: Any, number: int) -> bytes:
    """A mail: wrapped plain text, a page alone, both, one that was forwarded, one in windows-1252."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = f"{release.publisher} <pers@voorbeeld.example>"
    message["To"] = "redactie@krant.example"
    prefix = ("Persbericht: ", "", "PERSBERICHT | ", "Fwd: ", "")[number]
    message["Subject"] = prefix + release.title
    message["Date"] = format_datetime(_moment(release))
    message["Message-ID"] = f"<{release.id}.{number}@voorbeeld.example>"
    paragraphs = [("- " if b.kind == "item" else "") + b.text for b in release.blocks]
    wrapped = "\n\n".join(textwrap.fill(p, 72 if number != 3 else 68, subsequent_indent="") for p in paragraphs)
    page = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    if number == 0:
        message.set_content(f"{release.title}\n\n{wrapped}\n\n-- \nAfdeling Communicatie\nPostbus 1\n")
    elif number == 1:
        message.set_content(
            f'<html><body><table width="600"><tr><td><a href="#">Bekijk deze e-mail in uw browser</a></td></tr>'
            f"<tr><td><h1>{escape(release.title)}</h1>{page}</td></tr><tr><td>U ontvangt deze mail omdat u "
            f'op onze perslijst staat. <a href="#">Afmelden</a></td></tr></table></body></html>', subtype="html",
        )  # fmt: skip
    elif number == 2:
        message.set_content(
            f"Bekijk de webversie: https://voorbeeld.example/x\n\n{release.title.upper()}\n\n{wrapped}\n"
        )
        message.add_alternative(f"<html><body><h2>{escape(release.title)}</h2>{page}</body></html>", subtype="html")
    elif number == 3:
        sender = f"{release.publisher} <pers@voorbeeld.example>"
        head = f"Van: {sender}\nVerzonden: maandag\nAan: Redactie\nOnderwerp: {release.title}"
        message.set_content(
            f"Ter info, groet Karin\n\n-----Oorspronkelijk bericht-----\n{head}\n\n{release.title}\n\n{wrapped}\n"
        )
    else:
        message.set_content(f"{release.title}\n\n{wrapped}\n\nDisclaimer: dit e-mailbericht is vertrouwelijk.\n",
                            charset="windows-1252", cte="quoted-printable")  # fmt: skip
    return message.as_bytes()


def feed(releases: list[Any], number: int) -> bytes:
    """RSS with full content, or Atom with XHTML in it."""
    if number == 0:
        items = "".join(
            f"<item><title>{escape(r.title)}</title><link>{r.url}</link><guid isPermaLink='false'>{r.id}</guid>"
            f"<pubDate>{format_datetime(_moment(r))}</pubDate><description>{escape(r.blocks[0].text[:80])}...</description>"
            f"<content:encoded><![CDATA[{_paragraphs(r)}<p>Het bericht <a href='{r.url}'>{r.title}</a> "
            f"verscheen eerst op "
            f"<a href='#'>Nieuws</a>.</p>]]></content:encoded></item>"
            for r in releases
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>Persberichten</title><link>https://voorbeeld.example</link>{items}</channel></rss>"
        ).encode()
    entries = "".join(
        f"<entry><id>{r.id}</id><title type='html'>{escape(escape(r.title))}</title><link href='{r.url}'/>"
        f"<published>{r.published}T08:00:00+01:00</published><updated>2024-12-31T00:00:00Z</updated>"
        f"<content type='html'>{escape(_paragraphs(r))}</content></entry>"
        for r in releases
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Nieuws</title>"
        f"<id>x</id><updated>2024-12-31T00:00:00Z</updated>{entries}</feed>"
    ).encode()


def _paragraphs(release: Any) -> str:
    from benchmarks.clean_set.build import body

    return str(body(release, "p"))


def _moment(release: Any) -> Any:
    import datetime as dt

    return dt.datetime.combine(release.day, dt.time(9, 15), dt.timezone(dt.timedelta(hours=1)))
