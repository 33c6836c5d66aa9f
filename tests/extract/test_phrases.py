"""What lines say, found in one look at most."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extract import phrases
from spiders.extract.phrases import stands_for_embed


@pytest.mark.parametrize(
    "line",
    [
        "Externer Inhalt", "external content", "Embedded content", "Contenu externe", "Contenido externo",
        "Contenuto esterno", "Eksternt innhold", "Externe inhoud", "Es werden personenbezogene Daten übermittelt.",
        "Mehr in unserer Datenschutzerklärung", "Mit einem Klick", "With one click", "Third-party cookies",
        "third party provider", "Inhalte erlauben", "Content laden", "Inhalte von Beispiel angezeigt",
        "Accepter les cookies", "accept all cookies", "This content is hosted by them", "Redaktioneller Inhalt",
    ],
)  # fmt: skip
def test_what_stands_for_an_embed_is_known_in_each_of_its_forms(line: str) -> None:
    assert stands_for_embed(line)


def test_a_sentence_that_shares_a_word_with_them_stands_for_nothing() -> None:
    assert not stands_for_embed("The third council was content with the data of its harbour.")


@settings(max_examples=300)
@given(st.from_regex(phrases._OFFERS), st.from_regex(phrases._RIGHTS))
def test_the_quick_look_at_a_line_misses_nothing_that_its_pattern_finds(offer: str, rights: str) -> None:
    assert phrases.offers_subscription(offer)
    assert phrases.states_rights(rights)
