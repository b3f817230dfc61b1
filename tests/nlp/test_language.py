"""Dutch, English or another language: the reader's first question, also on short and mixed texts."""

from __future__ import annotations

import pytest

from bridge.nlp.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij zoeken een heftruckchauffeur die van aanpakken weet en op zaterdag kan werken.", "nl"),
        ("We are looking for a forklift driver who can work on Saturdays.", "en"),
        ("Hij is 18, heeft zijn school niet afgemaakt en wil graag de haven in.", "nl"),
        ("She helps in her uncle's garage and wants to learn welding.", "en"),
        ("Voor de spoedige start zoeken we een warehouse operator, fulltime, met forklift licence.", "nl"),
        ("Wir suchen einen Lagerarbeiter, der auch am Samstag arbeiten kann und Deutsch spricht.", "other"),
        ("Nous cherchons un chauffeur pour la nuit avec permis et expérience dans le port.", "other"),
        ("Buscamos un conductor de camión con experiencia para trabajar en el puerto.", "other"),
        ("Poszukujemy kierowcy wózka widłowego do pracy w porcie, również w soboty.", "other"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "   ", "12345", "🔥🔥🔥", "x" * 40_000, "a b c " * 7_000])
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text) in ("nl", "en", "other")
