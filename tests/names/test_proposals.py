"""What is taken from models, and what is not."""

from __future__ import annotations

import pytest

from pipeline.extract import wordlists
from pipeline.extract.entity import Entity, EntityLabel
from pipeline.extract.names import Names, find_names
from pipeline.sentences import split_sentences


def names_in(text: str, *proposed: tuple[str, EntityLabel], models: tuple[str, ...] = ("ent_press_sm",)) -> Names:
    """The names in a text of which models propose every mention of some forms."""
    entities = []
    for form, label in proposed:
        start = text.find(form)
        while start >= 0:
            entities += [Entity(start, start + len(form), label, model) for model in models]
            start = text.find(form, start + 1)
    return find_names(text, split_sentences(text), entities)


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Onderzoek naar AI en naar ICT kost tijd.", ("AI", "organisation")),
        ("De IT en de HR van de gemeente zijn op orde.", ("IT", "organisation")),
        ("Wethouder Ada Prins (Economie, ICT) knipte het lint door.", ("Economie", "organisation")),
        ("De minister presenteert het Strategisch Actieplan Wadden (SAPW).", ("SAPW", "organisation")),
        ("Kantoren staan in Praag (CZ) en Oslo (NO).", ("CZ", "organisation")),
        ("Kantoren staan in Praag (CZ) en Oslo (NO).", ("NO", "organisation")),
        ("De kantoren in Rome, Cork en Saarbrücken blijven open.", ("Rome", "organisation")),
        ("De kantoren in Rome, Cork en Saarbrücken blijven open.", ("Cork", "organisation")),
        ("De kantoren in Rome, Cork en Saarbrücken blijven open.", ("Saarbrücken", "organisation")),
        ("Stuur uw brief naar Postbus 12, 3511 GE Utrecht.", ("GE Utrecht", "organisation")),
        ("Zolang Brussel zwijgt, gebeurt er niets.", ("Zolang Brussel", "organisation")),
        ("Het park levert 74 MW. Daarna volgt meer.", ("MW.", "organisation")),
        ("Het Belgische Zaventem wacht af.", ("Belgische Zaventem", "organisation")),
        ("Dat maakt Europa concurrerend en sterk.", ("Europa concurrerend", "organisation")),
        ("Wie betaalt de regeling AanZee eigenlijk?", ("AanZee", "organisation")),
        ("Dat staat in de Wet op de sloten en vaarten (Wsv) zelf.", ("Wsv", "organisation")),
        ("Het is klaar. Lampen branden en niemand klaagt.", ("Lampen", "organisation")),
    ],
)
def test_no_organisation_whatever_a_model_says(text: str, proposed: tuple[str, EntityLabel]) -> None:
    assert names_in(text, proposed).organisations == ()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Veiligheid staat voorop. Over Veiligheid is gepraat.", "Veiligheid"),
        ("Over AI wordt veel geschreven.", "AI"),
        ("Lier krijgt een plein. In Lier is men blij.", "Lier"),
        ("Het weer wordt mooi: Lente in aantocht.", "Lente"),
    ],
)
def test_no_person_whatever_a_model_says(text: str, form: str) -> None:
    assert names_in(text, (form, "person")).people == ()


def test_a_name_that_the_article_bears_out_is_taken() -> None:
    text = "Morgen levert Brandaris de pompen."
    assert [one.text for one in names_in(text, ("Brandaris", "organisation")).organisations] == []
    text = "Nieuwe gemalen\n\nDaarna kwam Oldehinkel; Brandaris Pompen bood mee. De keus viel op Brandaris Pompen."
    found = names_in(text, ("Brandaris Pompen", "organisation")).organisations
    assert [one.text for one in found] == ["Brandaris Pompen"] * 2
    assert "model" in {one.method for one in found}


def test_an_unknown_word_that_opens_a_sentence_is_taken() -> None:
    text = "Het is klaar. Vlimotex verwacht winst, en Jan niet."
    assert names_in(text).organisations == ()
    assert [one.text for one in names_in(text, ("Vlimotex", "organisation")).organisations] == ["Vlimotex"]


def test_among_people_a_model_is_not_believed_when_it_sees_a_body() -> None:
    text = "De ploeg bestaat uit Jan Bakker, Marieke Smit, Tzukmi Onohara en Joris Bos."
    found = names_in(text, ("Tzukmi Onohara", "organisation"))
    assert found.organisations == ()
    assert "Tzukmi Onohara" in {one.text for one in found.people}


def test_each_kind_has_its_weights() -> None:
    for kind in ("organisations", "people"):
        weights = {line.rsplit(None, 1)[0] for section, line in wordlists.items("proposal_weights") if section == kind}
        assert {"always", "repeated", "first name"} <= weights


def test_two_models_that_agree_are_believed() -> None:
    text = "Daarna sprak Ghzala Oremi met iedereen."
    assert names_in(text, ("Ghzala Oremi", "person")).people == ()
    found = names_in(text, ("Ghzala Oremi", "person"), models=("ent_press_sm", "core_news_sm")).people
    assert [one.text for one in found] == ["Ghzala Oremi"]


def test_a_model_that_gave_no_weights_is_believed_less() -> None:
    text = "Nieuwe gemalen\n\nEr waren drie bieders (Brandaris Pompen en nog twee)."
    proposed = ("Brandaris Pompen", "organisation")
    assert [one.method for one in names_in(text, proposed).organisations] == ["model"]
    assert names_in(text, proposed, models=("core_news_sm",)).organisations == ()


def test_a_model_that_sees_a_thing_keeps_a_weak_finder_away() -> None:
    text = "Klanten kunnen betalen met Vloemi."
    assert [one.text for one in names_in(text).organisations] == ["Vloemi"]
    assert names_in(text, ("Vloemi", "name")).organisations == ()


def test_each_way_of_finding_can_be_left_out() -> None:
    text = "Het CBS en Stichting De Bonte Kraai werken samen met Joke Veenstra."
    sentences = split_sentences(text)
    everything = find_names(text, sentences)
    assert [one.text for one in everything.organisations] == ["CBS", "Stichting De Bonte Kraai"]
    without_lists = find_names(text, sentences, without=frozenset({"gazetteer"}))
    assert without_lists.people == ()
    assert [one.method for one in without_lists.organisations] == ["rule", "rule"]
    without_rules = find_names(text, sentences, without=frozenset({"rule"}))
    assert [one.text for one in without_rules.organisations] == ["CBS"]
