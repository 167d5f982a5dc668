"""Quotations as they stand in press releases: their spans and their speakers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import marks
from pipeline.extract.quotes import find_quotes
from pipeline.record import Organisation, Person
from pipeline.sentences import split_sentences
from tests.annotated import assert_mentions

SPEECH = {
    "verb behind": 'Het is af. "<quote speaker="Els Bos">Wij zijn er klaar voor.</quote>", zegt '
    "<person>Els Bos</person>.",
    "aldus": "<person>Jan Mol</person> komt. „<quote speaker=\"Jan Mol\">De deuren gaan open, eindelijk.</quote>”, "
    'aldus <person name="Jan Mol">Mol</person>.',
    "colon before": "Wethouder <person>Ria Vos</person> is blij: ‘<quote speaker=\"Ria Vos\">Nu kan de bouw "
    "beginnen.</quote>’",
    "colon in the paragraph before": "Schepen <person>An Peel</person> zei:\n\n«<quote speaker=\"An Peel\">De markt "
    "blijft waar ze is.</quote>»",
    "broken by its attribution": '"<quote speaker="Tim Oud">Wij bouwen door</quote>", zegt <person>Tim Oud</person>, '
    '"<quote speaker="Tim Oud">ook in de winter als het vriest.</quote>"',
    "goes on after its attribution": "“<quote speaker=\"Mo Said\">Het werkt.  Dat zagen we snel.</quote>”, vertelt "
    '<person>Mo Said</person>. “<quote speaker="Mo Said">Nu volgt de rest van het land.</quote>”',
    "pronoun": "<person>Eva Prins</person>, die <person>Kees Dam</person> opvolgde, begon maandag. „<quote "
    'speaker="Eva Prins">Ik moest even wennen aan de bel.</quote>”, lacht ze.',
    "noun for a person": '<person role=wethouder>Bo Kat</person> sprak lang. "<quote speaker="Bo Kat">Dit geld komt '
    'nooit meer terug.</quote>", waarschuwt de wethouder.',
    "organisation": "'<quote speaker=\"Bond van Bakkers\">Het meel is te duur geworden.</quote>', meldt de <org>Bond "
    "van Bakkers</org>.",
    "verb that no list has": "‘<quote speaker=\"Loes Kok\">Mijn oven staat al aan.</quote>’, moppert <person>Loes "
    "Kok</person>.",
    "person of the sentence before": "Directeur <person>Ed Lam</person> ziet meer. “<quote speaker=\"Ed Lam\">Wij "
    "krijgen elke dag drie brieven.</quote>”",
    "next paragraph goes on": "“<quote speaker=\"Li Wang\">Dit is pas het begin van alles.</quote>”, zegt "
    '<person>Li Wang</person>.\n\n“<quote speaker="Li Wang">Volgend jaar doen we het weer.</quote>”',
    "apostrophes inside single marks": "'<quote speaker=\"Ad Tol\">'s Ochtends zijn de foto's zo'n succes.</quote>', "
    "zegt <person>Ad Tol</person>.",
    "two commas": ",,<quote speaker=\"Ina Pot\">Geen storm en weinig branden.</quote>'' zegt <person>Ina Pot</person>.",
    "headline takes the speaker of the body": "‘<quote speaker=\"Ans Rood\">Ik slaap weer goed hier</quote>’: stil "
    "asfalt\n\nDe weg is klaar. ‘<quote speaker=\"Ans Rood\">Ik slaap weer goed hier.</quote>’, zegt <person>Ans "
    "Rood</person>. ‘<quote speaker=\"Ans Rood\">Het mocht ook wel eens.</quote>’",
    "two commas, closed by two apostrophes": ",,<quote speaker=\"Ton Smit\">Zo'n kraan rijdt ’s nachts niet.</quote>’’,"
    " zegt <person>Ton Smit</person>. ,,<quote speaker=\"Ton Smit\">Hij is er gewoon.</quote>’’",
    "typographic mark closed by a typed one": "‘<quote speaker=\"Bea Mos\">Hier komt geen kade meer.</quote>', "
    "zegt <person>Bea Mos</person>.",
    "surname that no finder saw": "<person>Ruud Dorn</person> wacht af. Het is stil. “<quote speaker=\"Ruud Dorn\">De "
    "sluis moet nog open</quote>”, zegt schepen van Waterwegen Dorn.",
    "name that no finder knows": '<person>Piet Ros</person> kwam kijken.\n\n"<quote speaker="Veenhof">Wij spraken '
    'elkaar al in mei</quote>", zegt Veenhof. "<quote speaker="Veenhof">Dat duurde weken en weken.</quote>"',
    "name behind a field of policy": 'Geld is er. "<quote speaker="Kuipens">Elke school krijgt een dak en een '
    'deur</quote>", zegt minister van Onderwijs Kuipens.',
    "name that announces": 'Alles is vol. Torenman vult aan: "<quote speaker="Torenman">Er staan nu al rijen tot de '
    'brug.</quote>"',
    "company with the name of a person": "“<quote speaker=\"Ger van Holt\">Iedereen liep hard voor ons</quote>”, aldus "
    "<org>Van Holt</org>. Directeur is <person>Ger van Holt</person>.",
    "police": '"<quote speaker="politie">We stonden voor de verkeerde deur, zo bleek</quote>", aldus de politie.',
    "they at a body": '"<quote speaker="Bomenbond">Elke boom die valt is er een te veel</quote>", zeggen ze bij de '
    "<org>Bomenbond</org>.",
    "body by a common noun": "De <org>Roeibond</org> is tevreden. ‘<quote speaker=\"Roeibond\">De banen zijn langer en "
    "rechter</quote>’, aldus de vereniging.",
    "full stop behind the mark": "Directeur <person>Els Kraai</person> vindt van wel. ‘<quote speaker=\"Els Kraai\">"
    "Een haven die groeit heeft buren nodig</quote>’. De raad beslist.",
    "zo": "De <org>Dorpsbond</org> houdt op. ‘<quote speaker=\"Dorpsbond\">De leden worden ouder en de velden "
    "leger</quote>’, zo werd bekendgemaakt.",
    "organisation between two quotations": "“<quote speaker=\"Noor Bal\">Wij tellen elk jaar alle uilen</quote>”, zegt "
    "<person>Noor Bal</person>. Elders tellen ook leden van de <org>Uilenclub</org> mee. "
    "“<quote speaker=\"Noor Bal\">Zonder hen lukt het niet.</quote>”",
    "office that nobody was given": "Er rijden weer bussen, liet <person>Sien Baas</person> weten.\n\n“<quote "
    "speaker=\"Sien Baas\">Alle perrons zijn vrij, op een na</quote>”, aldus de woordvoerster.",
    "stranger": "<person>Ab Vink</person> zag het. “<quote>Er is niemand gewond geraakt, gelukkig</quote>”, zegt een "
    "woordvoerster.",
    "first line that is a paragraph": "Directeur <person>Ine Valk</person> ziet weer licht. \"<quote "
    "speaker=\"Ine Valk\">We hebben iets nodig om naar uit te kijken, een feest, een dag met muziek en dans en "
    "eten op het plein.</quote>\" Zo begint het seizoen van de schouwburg in de binnenstad.\n\nDe deuren gaan open.",
    "nobody named": "De zaal liep vol. “<quote>Dat hadden wij nooit durven dromen.</quote>”",
}  # fmt: skip

NO_SPEECH = {
    "title": "De tentoonstelling ‘Het water in de stad en wij’ opent zondag.",
    "scare quotes": "De zogenoemde “slimme” kar rijdt zonder paard.",
    "apostrophes": "'s Avonds zijn er foto's, video's en zo'n 20 kraampjes; Hans' kraam is in '98 gebouwd.",
    "name of a campaign": "De week hoort bij de campagne “Samen gezond werken met verf”, die in maart begon.",
    "title before a verb with its subject": 'In "De Grote Avondshow van Morgen" heeft minister Bart Bol het gezegd.',
    "inches": 'Een scherm van 24" en een van 27" hangen naast elkaar.',
}


def read(marked: str):
    parsed = marks.parse(marked)
    gold = parsed.to_gold()
    people = [
        Person(start=p["start"], end=p["end"], text=p["text"], method="rule", name=p["name"], role=p["role"])
        for p in gold["people"]
    ]
    organisations = [
        Organisation(start=o["start"], end=o["end"], text=o["text"], method="rule", name=o["name"])
        for o in gold["organisations"]
    ]
    return find_quotes(parsed.text, split_sentences(parsed.text), people, organisations), gold["quotes"]


@pytest.mark.parametrize("marked", SPEECH.values(), ids=SPEECH)
def test_speech(marked):
    found, gold = read(marked)
    assert_mentions(found, gold, "speaker")


@pytest.mark.parametrize("text", NO_SPEECH.values(), ids=NO_SPEECH)
def test_no_speech(text):
    found, _ = read(text)
    assert found == []


@given(st.text(alphabet=st.sampled_from("\"'“”„’‘«»,. \nAbz’s")))
def test_any_text_is_survived(text):
    found = find_quotes(text, split_sentences(text))
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ['"a ', "“", "' ’s", "”a", "“Zo is het nu eenmaal.” zegt hij. ", "«»", ",,a''"])
def test_hostile_text_takes_linear_time(unit):
    from tests.linear import assert_linear

    assert_linear(lambda text: find_quotes(text, split_sentences(text)), unit)
