"""The finders as spaCy components, in a pipeline that knows nothing of this package."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

TEXT = (
    "Wethouder Els Bos van de gemeente Oss verwacht volgende week 3.000 tot 4.500 nieuwe banen. "
    "“Daar zijn we erg blij mee.”, zegt Bos. Dat meldt een NS-woordvoerder."
)
KINDS = ("figures", "dates", "cities", "people", "organisations", "quotes")


@pytest.mark.parametrize("kind", KINDS)
def test_each_component_works_alone(kind):
    nlp = spacy.blank("nl")
    nlp.add_pipe(f"dutch_{kind}")
    doc = nlp(TEXT)
    mentions = getattr(doc._, kind)
    assert mentions
    assert all(TEXT[m.start : m.end] == m.text for m in mentions)
    assert len(doc.spans[kind]) == len(mentions)


def test_all_components_together_in_any_order():
    results = []
    for order in (KINDS, KINDS[::-1]):
        nlp = spacy.blank("nl")
        for kind in order:
            nlp.add_pipe(f"dutch_{kind}")
        doc = nlp(TEXT)
        results.append({kind: getattr(doc._, kind) for kind in KINDS})
    assert results[0] == results[1]


def test_dates_are_resolved_against_the_day_of_publication():
    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_dates")
    doc = nlp.make_doc(TEXT)
    doc._.published = dt.date(2021, 3, 3)
    (date,) = nlp(doc)._.dates
    assert (date.first, date.last) == (dt.date(2021, 3, 8), dt.date(2021, 3, 14))


def test_a_mention_can_be_part_of_a_token():
    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_organisations")
    doc = nlp(TEXT)
    part = next(m for m in doc._.organisations if m.text == "NS")
    span = next(s for s in doc.spans["organisations"] if s.start_char <= part.start < s.end_char)
    assert span.text == "NS-woordvoerder"
