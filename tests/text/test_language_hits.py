"""A first look at the words of a long text: sure, or silent."""

from __future__ import annotations

import pytest

from newsarchive.text.language_hits import clear_language
from tests.cost import at_most

CLEAR = {
    "en": "The university and the city have signed an agreement that will bring new laboratories for all students",
    "de": "Die Universität und die Stadt haben einen Vertrag geschlossen, der für alle Studierenden der Fakultät neue Labore bringen wird",
    "ky": "Университет менен шаар келишим түздү, ал студенттер үчүн жана окутуучулар үчүн жаңы лаборатория берет, муну ректор айтты",
    "fa": "دانشگاه و شهر با هم قراردادی بستند که برای همه دانشجویان است و در این دیدار رئیس دانشگاه از آن سخن گفت و به پرسش‌ها پاسخ داد",
}  # fmt: skip
UNSURE = {
    "Bulgarian, near Russian and Macedonian": (
        "Cyrl", "Всички хора се раждат свободни и равни по достойнство и права, и следва да се отнасят помежду си в дух на братство"
    ),
    "Galician, near Portuguese and Spanish": (
        "Latn", "Todos os seres humanos nacen libres e iguais en dignidade e dereitos e, dotados como están de razón, débense comportar ben"
    ),
    "Norwegian, near Danish": (
        "Latn", "Alle mennesker er født frie og med samme menneskeverd, og de bør handle mot hverandre i en god ånd som det står"
    ),
    "half Kazakh, half English": (
        "Cyrl", "Бүгін университетте және қалада үлкен форум өтті деп айтты және the forum was held at the university with all students"
    ),
}  # fmt: skip


def words(text: str) -> list[str]:
    return text.lower().replace(",", " ").split()


@pytest.mark.parametrize("language", CLEAR)
def test_many_known_words_of_one_language_and_few_of_others_are_clear(language: str) -> None:
    script = {"ky": "Cyrl", "fa": "Arab"}.get(language, "Latn")
    assert clear_language(words(CLEAR[language]), script) == language


@pytest.mark.parametrize("case", UNSURE)
def test_near_relatives_and_mixtures_are_left_to_the_model(case: str) -> None:
    script, text = UNSURE[case]
    assert clear_language(words(text), script) is None


def test_letters_that_a_rival_does_not_write_rule_it_out() -> None:
    shared = "и в на за не по и в на за не по и в на от с за".split()
    russian = [*shared, *"что это как был или если только сегодня".split()]
    assert clear_language([*russian, "жителями", "города"], "Cyrl") is None
    assert clear_language([*russian, "мы", "были", "высокий", "новый", "этому"], "Cyrl") == "ru"


def test_few_words_and_other_scripts_say_nothing() -> None:
    assert clear_language(["the", "and", "of"], "Latn") is None
    assert clear_language([], "Latn") is None
    assert clear_language(["안녕하세요"] * 20, "Kore") is None


def test_very_many_words_take_no_longer_than_some() -> None:
    with at_most(20):
        clear_language(["the"] * 500_000, "Latn")
