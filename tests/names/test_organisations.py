"""Organisations, as annotated sentences."""

from __future__ import annotations

import pytest

from pipeline.extract.names import Names, find_names
from pipeline.sentences import split_sentences
from tests.annotated import assert_mentions, expected


def names_in(text: str, publisher: str | None = None) -> Names:
    return find_names(text, split_sentences(text), publisher=publisher)


@pytest.mark.parametrize(
    "marked",
    [
        # type words and legal forms give the bounds
        "De <org>gemeente Zutphen</org> wijst het verzoek af.",
        "Het <org>Ministerie van Defensie, Justitie en Veiligheid</org> zit er ook.",
        "Ambtenaren van het <org>ministerie van Onderwijs, Cultuur en Wetenschap</org> lezen mee.",
        "Dat meldt <org>Stichting De Groene Kade</org> in haar jaarverslag.",
        "De <org>Nederlandse Vereniging voor Kustbeheer</org> is tevreden.",
        "Opdrachtgever is <org>Koninklijke Terwindt Beheer N.V.</org>, eigenaar van het terrein.",
        "De bouw is in handen van <org>Haverkort & Zonen B.V.</org> uit Ommen.",
        "Volgens <org>vzw De Zandloper</org> is er geen geld.",
        "De <org>Universiteit van Amsterdam</org> en de <org>Hogeschool van Arnhem en Nijmegen</org> werken samen.",
        "Ook het <org>waterschap Rijn en IJssel</org> betaalt mee.",
        "De <org>rechtbank Midden-Nederland</org> doet over twee weken uitspraak.",
        "De <org>gemeenten Aalten, Winterswijk en Berkelland</org> doen mee.",
        "Subsidie komt van de <org>Belgian Association for Coastal Research</org> en anderen.",
        "<org>Van der Wal Transport</org> uit Utrecht zoekt chauffeurs voor <org>Vos Infra</org>.",
        # a describing noun does not belong to the name
        "Woningcorporatie <org>Thuisvester</org> verkoopt het pand aan netbeheerder <org>Kabelkracht</org>.",
        "Reisorganisatie <org>Zonvaart</org> schrapt vluchten.",
        "Hoogovenbedrijf <org>Corus</org> gaf een pomp.",
        "Vakbond <org>FNV</org> stelt een ultimatum.",
        "Ketelbedrijf <org>Vuurvast Noord</org> krimpt. Reizigersvereniging <org>Perronkant</org> juicht.",
        "Bezorgbedrijf <org>Lier Totaal</org> komt. Uitgeverij <org>De Kroontjespen</org> wacht af.",
        # unless the article writes it so amid a sentence
        "<org>Vlotbedrijf Waal</org> groeit. Volgens <org>Vlotbedrijf Waal</org> gaat het goed.",
        # a trade or an institution with a capital does
        "<org>Brouwerij De Kraanvogel</org> verdubbelt haar ketels.",
        "Het <org>Havenbedrijf Moerdijk</org> ziet meer schepen.",
        "<org>Dierenopvang De Plaat</org> zit vol, meldt <org>Kamerorkest Het Wad</org>.",
        "<org>Bouwgroep Terlinden B.V.</org> heeft de opdracht.",
        # names of everyday words
        "Het geld is voor <org>Harmonie Vreugde en Vriendschap</org> en de rest.",
        "Dat zegt de stichting <org>Feest in de Buurt</org> uit Ede.",
        "Patat haalt men bij frituur <org>'t Zoutvat</org> om de hoek.",
        "Zij gaf aan <org>Stichting Marieke en Joris</org> en aan niemand anders.",
        "Het plan van <org>Stichting Oude Werf</org> en <org>Buurtcomité Zandpad</org> is af.",
        # names that go on over small words
        "Gebeld is met <org>Stichting Voedselbank Salland en omstreken</org>.",
        "Het verslag komt van de <org>Veiligheidsregio Midden- en West-Brabant</org> zelf.",
        "Steun komt van de <org>Fédération Wallonne des Brasseurs</org> en anderen.",
        "De <org>ministeries van OCW en VWS</org> betalen, het <org>ministerie van Defensie</org> en de rest niet.",
        "Het <org>ministerie van Buitenlandse Zaken</org> en <org>RVO</org> dragen bij.",
        "De show is van <org>Jan van den Berkel Theaterproducties</org> uit Ede.",
        "Zij reden voor <org>Personenvervoer Van der Ploeg v.o.f.</org> door de stad.",
        "Vandaag is in de Utrechtse Media Hub de <org>Vlaamse Zorg Coalitie</org> gepresenteerd.",
        "Het <org>Universitair Ziekenhuis Leuven</org> breidt uit met <org>ACV-Metea</org> als gast.",
        # names in small letters, where a capital was due
        "<org>zwirl</org> opent een winkel\n\nDat meldt <org>zwirl</org> vandaag. <org>zwirl</org> is blij.",
        "De winkels van <org>bladd nv</org> zijn dicht. Bij <org>bladd</org> werken 40 mensen.",
        "Er komt een fabriek van <org>knusp</org> bij.\n\nOver <org>knusp</org>\n\nDe keten is jong.",
        # an apostrophe that belongs to the name
        "Het advies van het <org>Europees Comité van de Regio's</org> is klaar.",
        # what stands before and behind
        "Dat zegt <org>CBS</org> Persdienst.",
        "Voorzitter van <org>Stichting Oude Haven</org> is er niet.",
        "Een woordvoerder van <org>Lidwina Zorggroep</org> sprak van een misverstand.",
        # what could be a person or a place
        "Het werk gaat naar aannemer <org>Veldhaak Holmer</org> en naar niemand anders.",
        "De balken zijn van bouwgroep <org>Willy Dekkers</org> uit Ede.",
        "Er hangt werk bij <org>H&M</org>, <org>Zara</org> en <org>Zeeman</org> in de etalage.",
        "Het plan van <org>politie Hart van Brabant</org> en <org>Boekhandel Het Paard van Ede</org> is af.",
        "<org>ING</org> en <org>Atradius</org> verwachten meer.",
        "De <org>Voka – Kamer van Koophandel Limburg</org> reikt de prijs uit.",
        "De wedstrijd tegen <org>SC Kraaiveld '67</org> ging niet door.",
        # unknown names at the head of a sentence
        "Er is bezwaar. <org>Kwibrado</org>, de federatie van touwslagers, wil praten.",
        "Er is nieuws. <org>Zwimbo</org> opent een filiaal.",
        # a person, a body and a place in a line
        "De delegatie:\n\nMarijke Bos, <org>Zwimbo</org>, Zwolle\n\nKarim Smit, <org>Vlotteb</org>, Hulst",
        # enumerations
        "Klanten van <org>KPN</org>, <org>Tele2</org>, <org>Simyo</org> en <org>VodafoneZiggo</org> merken niets.",
        # a listed company with its branch
        "De wissels worden vervangen door <org>Strukton Rail</org>.",
        "De <org>ING</org>-topman en de <org>NS</org>-woordvoerder zwegen.",
        # unknown names, by the words beside them
        "De pompen zijn geleverd door <org>Vloemtech</org> en gekeurd door <org>Kranzi</org>.",
        "Het hout komt van <org>Zaagmans</org> uit Deventer.",
        "Toen kocht het Noorse <org>Fjordal</org> de aandelen.",
        "De pinautomaten gaan naar <org>Muntmaat</org>, de onderneming die ze beheert.",
        "Dochter <org>Ovenu</org> leed verlies.",
        "Volgens <org>D66 Purmerend</org> en <org>Studio 77</org> mag het.",
        "De directie van <org>RTL 4</org> zwijgt.",
        "Steun komt van <org>Youth for Dunes</org>.",
        # all small, all capital
        "Verzekeraar <org>a.s.r.</org> en pakketdienst <org>bpost</org> tekenden.",
    ],
)
def test_bounds(marked: str) -> None:
    text, gold = expected(marked, "organisations")
    assert_mentions(names_in(text).organisations, gold)


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente en het college vinden dat de partijen eruit moeten komen.",
        "Het ongeluk gebeurde op de Prinses Beatrixlaan bij de Jan van Galenstraat.",
        "De Wet open overheid en de Regeling Groene Daken gelden al.",
        "Het Actieplan Schone Lucht en de Gouden Klomp Prijs zijn vernieuwd.",
        "AI en ICT worden belangrijker, net als CO2 en het BBP.",
        "Hij reed in een Volkswagen Polo en zag het op Facebook.",
        "De Raad van Commissarissen keurde het goed.",
        "In de gemeente Zeist wonen veel ouderen.",
        "Bel 0900 12 34 of schrijf naar Postbus 1, 3140 AB.",
        "DEN HAAG - Het regent.",
        "Hij bezocht de rotonde van Quatrebos, ten westen van Zwinde.",
        "Meld u aan voor het programma VLIERA en de app Fietsmee.",
        "Er komen cijfers over Q2-16 en na Covid-19.",
        "Zij is lector Duurzame Techniek en volgt hoogleraar Acute Zorg op.",
        "Het geld komt uit het Mobiliteitsfonds. Wij spreken af op de Groene Campus.",
        "Wie in Hoogvliet woont, gaat naar Bergen op Zoom of de Kempen.",
        "Filmfestival ZOEVV begint morgen. De subsidie SCCE is op.",
        "",
        "Op maandag en In de winter.",
    ],
)
def test_nothing_to_find(text: str) -> None:
    assert names_in(text).organisations == ()


@pytest.mark.parametrize(
    ("text", "abbreviation", "name"),
    [
        (
            "Het CBS telt. Het Centraal Bureau voor de Statistiek (CBS) telt door. CBS is klaar.",
            "CBS",
            "Centraal Bureau voor de Statistiek",
        ),
        ("CBS (Centraal Bureau voor de Statistiek) telt.", "CBS", "Centraal Bureau voor de Statistiek"),
        ("De Vereniging Vrienden van het Wad (VVW) groeit. VVW wint.", "VVW", "Vereniging Vrienden van het Wad"),
        ("Het Nationaal Instituut voor Duinen, kortweg NID, meldt dat. Het NID wacht.", "NID", None),
        ("TNO onderzoekt het en TNO weet het.", "TNO", "TNO"),
    ],
)
def test_abbreviations_carry_the_full_name(text: str, abbreviation: str, name: str | None) -> None:
    organisations = names_in(text).organisations
    assert len({one.name for one in organisations}) == 1
    assert any(one.text == abbreviation for one in organisations)
    if name:
        assert organisations[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Simpelhof Internet B.V. groeit. Bij Simpelhof werken tien mensen.", "Simpelhof Internet B.V."),
        ("Streekziekenhuis Heuvelwijk opent. De arts belt Heuvelwijk.", "Streekziekenhuis Heuvelwijk"),
        ("vzw Kolibri begint. Wat Kolibri vzw doet, deed niemand.", "vzw Kolibri"),
        ("KRAAKVOGEL NV STOPT\n\nHet besluit van Kraakvogel NV is gevallen.", "Kraakvogel NV"),
    ],
)
def test_short_forms_carry_the_full_name(text: str, name: str) -> None:
    assert {one.name for one in names_in(text).organisations} == {name}


def test_list_of_partners() -> None:
    text = "Partners zijn:\n\n- TNO\n\n- Vloemtech\n\n- KPN\n\n- Blauwe Schelp"
    assert [one.text for one in names_in(text).organisations] == ["TNO", "Vloemtech", "KPN", "Blauwe Schelp"]


def test_bracket_behind_a_person() -> None:
    found = names_in("In het panel zit Marloes Terwindt (Rondom Stil), wethouder Jan Bos (Financiën) niet.")
    assert [one.text for one in found.organisations] == ["Rondom Stil"]


def test_publisher_is_known_in_the_text() -> None:
    found = names_in(
        "Kelderman breidt uit.\n\nVandaag opent Kelderman een winkel.", publisher="Kelderman"
    ).organisations
    assert [one.text for one in found] == ["Kelderman", "Kelderman"]


def test_paragraph_about_the_sender() -> None:
    found = names_in("Nieuws.\n\nOver Windkracht\n\nBij Windkracht werken 20 mensen.").organisations
    assert [one.text for one in found] == ["Windkracht", "Windkracht"]


def test_abbreviation_of_a_law_is_no_organisation() -> None:
    assert names_in("De Wet verplichte zorg (Wvz) geldt. Volgens de Wvz mag dat.").organisations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dit neemt u mee:\n\nslaapzak\n\nveldfles\n\nDe slaapzak en de veldfles krijgt u terug.",
        "Er is o.a. schmink en ca. tien liter limonade. Ook de schmink en de limonade zijn gratis.",
    ],
)
def test_list_items_and_words_behind_abbreviations_are_no_names_in_small_letters(text: str) -> None:
    assert names_in(text).organisations == ()


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Het ministerie van VROM betaalt. Volgens VROM is er geld.", "ministerie van VROM", {"VROM"}),
        (
            "De Hollandsche Coöperatieve Bank sluit kantoren. Volgens HCB is er geen keus.",
            "Hollandsche Coöperatieve Bank",
            {"HCB"},
        ),
        ("Ziekenhuis Odulfus bouwt. Het Odulfus Ziekenhuis is vol.", "Ziekenhuis Odulfus", {"Odulfus Ziekenhuis"}),
        (
            "De Koninklijke Nederlandse Roeibond wint. De Roeibond viert.",
            "Koninklijke Nederlandse Roeibond",
            {"Roeibond"},
        ),
        ("Het museum is dicht: Museum Boeggolf verhuist. Bij Boeggolf is het stil.", "Museum Boeggolf", {"Boeggolf"}),
    ],
)
def test_forms_of_one_body_have_one_name(text: str, name: str, forms: set[str]) -> None:
    found = names_in(text).organisations
    assert {one.name for one in found} == {name}
    assert {one.text for one in found} == {name} | forms
