"""People with their names, roles and organisations, as annotated sentences."""

from __future__ import annotations

import pytest

from pipeline.extract.entity import Entity
from pipeline.extract.names import Names, find_names
from pipeline.sentences import split_sentences
from tests.annotated import assert_mentions, expected


def names_in(text: str) -> Names:
    return find_names(text, split_sentences(text))


@pytest.mark.parametrize(
    "marked",
    [
        # particles, initials, titles, double names
        "Het woord is aan <person>Jan van der Laan</person> en <person>Els op 't Veld</person>.",
        "Volgens <person>H.P. (Rik) Terpstra</person> klopt dat.",
        "Ook prof. dr. ir. <person>Anneke Dijkhuis-Yılmaz</person> tekende.",
        "De heer <person>Bakker</person> en mevrouw <person>De Wit</person> zwegen.",
        "De heer <person>van Dijk</person> zweeg.",
        "Mr. <person>A.B.C. de Graaf</person> stelde vragen.",
        "<person>Sjoerdtje Hoekstra</person> en <person>Mehmet Ali Kaya</person> wonnen.",
        "Zo zei <person>Vincent Van Peteghem</person> het.",
        "In het team: <person>Fatima El Amrani</person>, <person>Zwaantine Kroes</person> en"
        " <person>Bo de Wilde</person>.",
        "Wethouder <person>Anna de Boer-van Dijk</person> opende met <person>Els Bakker-van 't Hof</person> het pad.",
        "Aanwezig: <person>Emmy Post - van der Veen</person>, lid.",
        "Dat vond prof. dr. ir. <person>Th.J. van der Steen</person> ook.",
        "De redactie koos <person>Marie Claire Van den Bossche</person> als winnaar.",
        "Staatssecretaris <person>Gräper</person> van Cultuur en Media komt langs.",
        # unknown first names
        "<person>Quoriena Aldersma</person> (42) vertrekt.",
        'Dat is mooi", zegt <person>Ruwmer Achtkamp</person>.',
        "Perscontact: <person>Drewes Pottinga</person>, 06 00 00 00 00",
        "Meer weten? Bel met <person>Hanneke</person> of <person>Thijmen</person> van de balie.",
        "Dagvoorzitter is <person>Donjata Pirassi</person>.",
        "Na afloop praat <person>Kwestra Beekink</person> (hoogleraar) met de zaal.",
        "Voor kaarten: <person>Ollert Zuring</person>, 020 000 11 22.",
        "Hoofdredacteur <person>Lijzebet van Winsum</person> leest voor.",
        "Mevrouw <person>Zuidema-Kok</person> tekende, net als aannemer <person>Klaas Ooijman jr.</person> uit Lent.",
        "Coach <person>Erik Koppens</person> en student Nederlands <person>Tjitske Zijda</person> wonnen.",
    ],
)
def test_bounds(marked: str) -> None:
    text, gold = expected(marked, "people")
    assert_mentions(names_in(text).people, gold)


@pytest.mark.parametrize(
    "marked",
    [
        "Burgemeester <person role=Burgemeester>Groen</person> en wethouder"
        " <person role=wethouder>De Wit</person> (Financiën) waren er.",
        'Wethouder <person role=Wethouder organisation="gemeente Leer">Els Bos</person> (Economie, ICT) van de gemeente'
        " Leer komt.",
        'Dat klopt", zegt <person role="hoogleraar machine learning" organisation="Universiteit Leiden">Holger Hoos'
        "</person>, hoogleraar machine learning aan de Universiteit Leiden en medeoprichter van Claire.",
        'Locoburgemeester van de stad Leer <person role=Locoburgemeester organisation="stad Leer">Saskia Bruines'
        "</person> was er.",
        'Volgens onderzoeksleider <person role=onderzoeksleider organisation="TU Delft">Van der Meer</person>'
        " (TU Delft) wel.",
        'Vlaams minister van Onderwijs <person role="Vlaams minister van Onderwijs">Ben Weyts</person> kwam.',
        "<person role=woordvoerder organisation=NS>Yusuf Kaplan</person> is woordvoerder van NS.",
        "NS-woordvoerder <person role=woordvoerder organisation=NS>Yusuf Kaplan</person> zei dat.",
        '<person role=wethouder organisation="gemeente Oss">Kees Vos</person>, wethouder van de gemeente Oss, knikt.',
        "<person role=uitbater>Jef Goossens</person>, uitbater van een winkel, vreest verlies.",
        "CEO van ASML <person role=CEO organisation=ASML>Peter Wennink</person> vertrok.",
        'Wethouders <person role=Wethouders organisation="gemeente Oss">Jan de Vries</person> en'
        ' <person role=Wethouders organisation="gemeente Oss">Piet Kramer</person> van de gemeente Oss.',
        "De nieuwe directeur, <person role=directeur>Ine Maas</person>, begint morgen.",
        "<person role=secretaris>Ada Bos</person> (secretaris) tekent.",
        "Kamerlid <person role=Kamerlid organisation=VVD>Bart Smals</person> (VVD) vroeg het.",
    ],
)
def test_roles(marked: str) -> None:
    text, gold = expected(marked, "people")
    assert_mentions(names_in(text).people, gold, "role", "organisation")


def test_later_mentions_carry_name_role_and_organisation() -> None:
    text, gold = expected(
        "Directeur <person role=Directeur organisation=TNO>Jan van der Laan</person> van TNO sprak. Later zei"
        ' <person name="Jan van der Laan" role=Directeur organisation=TNO>Van der Laan</person> het weer, en'
        ' <person name="Jan van der Laan" role=Directeur organisation=TNO>Jan</person> bleef erbij.',
        "people",
    )
    assert_mentions(names_in(text).people, gold, "name", "role", "organisation")


def test_two_people_of_one_surname_stay_two() -> None:
    found = names_in("Jef Goossens en Lotte Goossens twisten. Lotte Goossens wint. Goossens lacht.").people
    assert [one.name for one in found] == ["Jef Goossens", "Lotte Goossens", "Lotte Goossens", "Lotte Goossens"]


def test_headline_in_capitals() -> None:
    found = names_in("TESSA DE VRIES STOPT\n\nVoorzitter Tessa de Vries stopt.").people
    assert {one.name for one in found} == {"Tessa de Vries"}
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Zij studeert aan de Erasmus Universiteit Rotterdam en woont in de Jan Steenstraat.",
        "Wethouder Financiën en Sport is afwezig.",
        "De minister van Onderwijs komt naar Breda.",
        "De directeur van Nederland Schoon is er.",
        "In mei gaat Den Haag open. Volgens Rijkswaterstaat niet.",
        "Hij drinkt vitamine D. Daarna slaapt hij.",
        "Het Antoni van Leeuwenhoek opent een poli.",
        "",
    ],
)
def test_nobody_to_find(text: str) -> None:
    assert names_in(text).people == ()


def test_model_proposals_are_cut_to_the_name() -> None:
    text = "Gisteren was wethouder Xolani Qwabe er."
    start = text.index("wethouder")
    found = find_names(text, split_sentences(text), [Entity(start, start + 16, "person", "test")]).people
    assert [(one.text, one.role) for one in found] == [("Xolani Qwabe", "wethouder")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Voorzitter wordt mr. H.J. (Henk Jan) van Assen uit Goes.", "H.J. (Henk Jan) van Assen", "Voorzitter"),
        ("Bedrijfsleider wordt Youssef Aazoum.", "Youssef Aazoum", "Bedrijfsleider"),
        ("Dr. Rakesh Bhagwan is benoemd tot lector Circulair Bouwen.", "Rakesh Bhagwan", "lector Circulair Bouwen"),
        ("Stefan Demeulder blijft aan als technisch adviseur.", "Stefan Demeulder", "technisch adviseur"),
        ("De minister van Justitie, Annemie Torens, betreurt het.", "Annemie Torens", "minister van Justitie"),
        ("Dat zei minister van Overheidsbedrijven Paul Verhulst.", "Paul Verhulst", "minister van Overheidsbedrijven"),
        ("Hoofdbibliothecaris Thijs Lernhout verwacht drukte.", "Thijs Lernhout", "Hoofdbibliothecaris"),
    ],
)  # fmt: skip
def test_roles_given_by_a_verb_or_in_apposition(text: str, name: str, role: str) -> None:
    assert [(one.text, one.role) for one in names_in(text).people] == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Informatie: Terwolde Concerncommunicatie, tel. 0571-00 00 00.",
        "De hogeschool krijgt een lector Circulair Bouwen.",
        "De lector Taal en Techniek begint in mei.",
    ],
)
def test_desks_and_fields_are_nobody(text: str) -> None:
    assert names_in(text).people == ()


def test_a_place_of_the_same_name_is_not_the_person() -> None:
    found = names_in("Axel Hamelink heeft een winkel in Axel. Hamelink woont ook in Axel.").people
    assert [one.text for one in found] == ["Axel Hamelink", "Hamelink"]


def test_fields_in_brackets_are_no_organisation() -> None:
    assert names_in("Wethouder Kees van Geffen (Opvang, Sport) knikt.").organisations == ()


@pytest.mark.parametrize(
    "marked",
    [
        # appointments
        'Stichting Waterwerk benoemt <person role=directeur organisation="Stichting Waterwerk">Karin Oldeman</person>'
        " per 1 mei tot directeur.",
        '<person role="algemeen directeur" organisation="AZ Delta">Joke Peeters</person> (52) wordt vanaf januari'
        " algemeen directeur van AZ Delta.",
        "Gisteren trad <person role=commissaris>Rudi Markman</person> terug als commissaris.",
        "<person role=hoofdredacteur>Karl van den Berg</person> volgt haar op als hoofdredacteur.",
        "<person role=jurist organisation=TNO>Els Thys</person> is sinds 2015 werkzaam als jurist bij TNO.",
        # clauses and terms
        "Dat zegt <person role=voorzitter organisation=TNO>Abdel Benali</person>, die sinds mei voorzitter is van TNO.",
        "<person role=directeur organisation=TNO>Ann Smet</person>, tot vorig jaar directeur bij TNO, vertrekt.",
        # two roles, departments, organs
        '<person role="CEO en medeoprichter" organisation=ASML>Kris Lagae</person>, CEO en medeoprichter van ASML,'
        " komt.",
        '<person role="hoofd van de afdeling Cardiologie" organisation="UMC Utrecht">Anneke Bos</person>, hoofd van de'
        " afdeling Cardiologie van het UMC Utrecht, leidt dat.",
        'De toets begint, aldus commissaris van de Koning <person role="commissaris van de Koning">Jan Wit</person>.',
        # bodies with an article in the name, and those that a noun points back to
        'Woordvoerster <person role=Woordvoerster organisation="De Lijn">Greet Maas</person> van De Lijn zei dat.',
        'Museum Boerhaave is dicht. Dat meldt <person role=directeur organisation="Museum Boerhaave">Ko Prins</person>,'
        " directeur van het museum.",
        # lists, contacts
        "Contact: <person organisation=TNO>Evi Dierckx</person>, TNO, 070 000 11 22.",
        "Meer weten: TNO, <person role=woordvoerder organisation=TNO>Eva Smits</person> (woordvoerder).",
        "Kamerleden <person role=Kamerleden>Jan Bos</person> en <person role=Kamerleden>Els Kok</person> komen.",
        "Ook <person role=huisarts>Elly Bakker</person>, huisarts, en <person>Dick Wolff</person> komen.",
        "In de jury zitten <person>Johan Dokkum</person>, huisarts <person role=huisarts>Hafida Moussa</person> en"
        " <person>Hatice Demir</person>.",
        "Wie belt, zei directeur <person role=directeur>Ferdi Maas</person> bij BNR Nieuwsradio, wacht.",
    ],
)
def test_roles_and_their_bodies(marked: str) -> None:
    text, gold = expected(marked, "people")
    assert_mentions(names_in(text).people, gold, "role", "organisation")


def test_contact_blocks() -> None:
    (found,) = names_in("Contact\nEva Smits\nPersvoorlichter Universiteit Twente\n053 000 00 00\n").people
    assert (found.text, found.role, found.organisation) == ("Eva Smits", "Persvoorlichter", "Universiteit Twente")


@pytest.mark.parametrize(
    "text",
    [
        "De bouwgroep Willem Jansen en veerboot Willem Barentsz kwamen.",
        "Zaterdag sluit de winkel van Jansen & Co. voorgoed.",
        "Zij wordt hoogleraar Verplegingswetenschap.",
        "De Vlaamse CEO, niet de Nationaal Coördinator, zweeg.",
        "Het boek verscheen bij Marine Biology.",
    ],
)
def test_what_is_called_after_people_is_nobody(text: str) -> None:
    assert names_in(text).people == ()


def test_halves_of_double_surnames_lead_back() -> None:
    found = names_in("Ineke Geraedts-Linssen lachte. Later knikte Geraedts.").people
    assert [one.name for one in found] == ["Ineke Geraedts-Linssen"] * 2


@pytest.mark.parametrize(
    "marked",
    [
        '<person>Djenairo</person> (9): "Ik heb een uil gezien."',
        "Ook <person>Pieter Jan Kleiweg de Zwaan</person> tekende.",
        "Met juf <person>Dorine</person> in de Sint-Jozefschool begint het.",
        "Contract met aannemer Van Tuin Funderingen en wethouder <person>Van Tuin</person>.",
        "Wethouder <person>Bas van Haarlem</person> tekent.\n\nHaarlem, 3 mei – Hij deed het.",
    ],
)
def test_bounds_and_single_names(marked: str) -> None:
    text, gold = expected(marked, "people")
    assert_mentions(names_in(text).people, gold)
