"""Sentence boundaries by rule, the same for every model.

A paragraph never shares a sentence with the next. Inside a paragraph a sentence ends at `.`, `!`, `?` or `…` (with
the closing marks that follow) before white space and what can open a sentence, unless the full stop belongs to an
abbreviation, an initial, an ordinal or a number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.record import Span

# Abbreviations after which a capital or a digit usually goes on with the same sentence.
_ABBREVIATION_LIST = (
    "a.d a.u.b afb afd art a.s bijv blz bv bvba b.v ca cf chr cie co const d.d d.w.z dd dhr dr drs e.a "
    "e.d e.v emer etc evt excl fa fam fig gebr gem hfst i.c i.h.a i.o i.p.v i.s.m i.v.m incl ing inl int "
    "ir jhr jkvr jl jr kon lic lt lt.kol max mej mevr mgr mln mld mr mrs ms mw mv n.a.v n.chr n.v.t nr "
    "nrs o.a o.b.v o.g o.l.v o.m o.i.d p.a p.p pag par plm prof red resp secr sr st str t.a.v t.b.v t.g.v "
    "t.h.v t.n.v t.o.v t.w tel temp v.a v.chr v.d v.h v.l.n.r v.o.f vlg vnl w.o wnd z.g z.o.z zgn zr jan "
    "feb mrt apr jun jul aug sep sept okt nov di wo "
)
_ABBREVIATIONS = frozenset(_ABBREVIATION_LIST.split())

_BOUNDARY = re.compile(r"""(?<![.!?…])[.!?…]+["”’»'\)\]]*(?=[ \t\u00a0]+["“„‘«'\(\[–—-]*[^\W_a-z])""")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD_BEFORE = re.compile(r"[^\s\"“„‘«'(\[]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*(?:[^\W\d_]|Chr|Th|Ph|Ij|IJ|St)$")
_NUMBERED = re.compile(r"^\d{1,3}$")
_LOOKBACK = 40  # longer than any abbreviation; keeps the scan linear in hostile text


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text as spans without surrounding white space, in order."""
    sentences: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        for boundary in _BOUNDARY.finditer(text, start, paragraph.end()):
            if _ends_sentence(text, start, boundary):
                sentences.append(_trimmed(text, start, boundary.end()))
                start = boundary.end()
        sentences.append(_trimmed(text, start, paragraph.end()))
    return tuple(s for s in sentences if s.end > s.start)


def sentence_at(sentences: Sequence[Span], position: int) -> int:
    """Index of the sentence in which a position stands (or the one before it); 0 where there is none."""
    return max(0, bisect_right(sentences, (position, float("inf"))) - 1)


def _ends_sentence(text: str, start: int, boundary: re.Match[str]) -> bool:
    if boundary.group()[0] != "." or len(boundary.group()) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, boundary.start() - _LOOKBACK), boundary.start())
    word = before.group() if before else ""
    if word.lower() in _ABBREVIATIONS or _INITIALS.fullmatch(word):
        return False
    # "1. Een punt" numbers a list item; a year or an amount ends a sentence as a word does.
    return not (_NUMBERED.match(word) and boundary.start() - len(word) == start)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
