"""Names and loan words have one key in all languages and forms."""

from __future__ import annotations

import pytest

from newsarchive.text.counterparts import MOST, counterparts_of, key_of, spoken
from tests.cost import at_most


@pytest.mark.parametrize(
    ("kazakh", "russian", "english"),
    [
        ("Түймебаевтың", "Туймебаеву", "Tuimebayev"), ("Жансейіт", "Жансеитом", "Zhanseit"), ("Ерланның", "Ерланом", "Yerlan"),
        ("Гарвардта", "Гарварде", "Harvard"), ("ЮНЕСКО", "ЮНЕСКО", "UNESCO"), ("конференцияда", "конференции", "conference"),
        ("Вашингтонда", "Вашингтоном", "Washington"), ("лабораторияның", "лабораториями", "laboratory"),
        ("Шымкенттен", "Шымкенте", "Shymkent"),
    ],
)  # fmt: skip
def test_a_name_has_one_key_in_all_scripts_and_cases(kazakh: str, russian: str, english: str) -> None:
    assert key_of(kazakh, "kk") == key_of(russian, "ru") == key_of(english, "en") is not None


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Түймебаевтың", "Tüimebaevtyñ"), ("Қаратаев", "Qarataev"), ("Ғалиев", "Ğaliev"), ("Шымкенттен", "Şymkentten"),
        ("Жұмабаев", "Jūmabaev"), ("зертханаға", "zerthanağa"), ("конференцияда", "konferentsiiada"), ("Төребеков", "Törebekov"),
    ],
)  # fmt: skip
def test_a_kazakh_word_has_one_key_in_cyrillic_and_latin_letters(cyrillic: str, latin: str) -> None:
    assert key_of(latin, spoken("kk", "Latyn äripterimen jazylğan mätin")) == key_of(cyrillic, "kk") is not None
    assert "≈" not in str(key_of(cyrillic, "kk"))


def test_a_foreign_name_in_a_cyrillic_kazakh_text_has_the_key_of_its_own_spelling() -> None:
    text = "Кеше Microsoft компаниясының өкілдері келді."
    assert key_of("Microsoft", "en") in counterparts_of(None, text, "kk").names
    assert spoken("kk", text) == "kk"
    cyrillic, latin = (counterparts_of(None, one, "kk") for one in ("Кеше кітапхана ашылды", "Keşe kitaphana aşyldy"))
    assert cyrillic.concepts == latin.concepts != []


def test_other_names_have_other_keys() -> None:
    names = ["Tuimebayev", "Saparova", "Yesimov", "Kozhakhmetov", "Muratov", "Iskakova", "Akhmetov", "Bekturova"]
    assert len({key_of(name, "en") for name in names}) == len(names)


@pytest.mark.parametrize(
    ("russian", "forms", "english"),
    [
        ("Рига", ("Риге", "Ригой", "Ригу"), "Riga"), ("Вена", ("Вене", "Вены"), "Vienna"), ("Ким", ("Кима", "Киму"), "Kim"),
        ("Ош", ("Оше",), "Osh"),
    ],
)  # fmt: skip
def test_a_short_name_is_known_by_its_vowels_too(russian: str, forms: tuple[str, ...], english: str) -> None:
    assert {key_of(form, "ru") for form in (russian, *forms)} == {key_of(english, "en")} != {None}
    assert key_of(russian.lower(), "ru") is None
    assert len({key_of(name, "en") for name in ("Rome", "Riga", "Oslo", "Kim", "Osh", "Vienna")}) == 6


def test_too_short_words_have_none() -> None:
    assert key_of("Ai", "en") is None
    assert key_of("Aiau", "en") is None


def test_names_are_told_from_the_first_words_of_sentences() -> None:
    found = counterparts_of("Olympiad opens", "Students met Nurlan Yesimov. Yesterday Dinara Ospanova spoke of 350 books.", "en")
    assert key_of("Yesimov", "en") in found.names
    assert key_of("Ospanova", "en") in found.names
    assert key_of("Students", "en") not in found.names
    assert key_of("Students", "en") in found.cognates
    assert found.numbers == ["350"]
    assert key_of("Olympiad", "en") in found.title


@pytest.mark.parametrize("apostrophe", ["‘", "ʻ", "’", "ʼ", "`", "´"])
def test_an_uzbek_text_gives_the_same_whatever_its_apostrophes_are(apostrophe: str) -> None:
    title, text = "O'quvchilar tog'da", "Keldi, O'zbekistondan To'xtasin, o'n to'qqiz o'qituvchi va to'rtta g'alla bog'i: tog'."
    found = counterparts_of(title.replace("'", apostrophe), text.replace("'", apostrophe), "uz")
    assert found == counterparts_of(title, text, "uz")
    assert found.small == ["19"]
    assert {str(key_of("O'zbekiston", "uz")), str(key_of("To'xtasin", "uz"))} <= set(found.names)
    assert len(found.concepts) == 7


def test_a_quotation_mark_behind_a_name_is_no_letter_of_it() -> None:
    plain, quoted = (counterparts_of(None, f"They live in {name} now.", "en").names for name in ("Chicago", "‘Chicago’"))
    assert plain == quoted != []


def test_nothing_comes_of_nothing() -> None:
    found = counterparts_of(None, None, None)
    assert (found.names, found.numbers, found.letters) == ([], [], 0)


@pytest.mark.parametrize("text", ["Aa" * 200_000, "Bcdfgh " * 100_000, "\n" * 300_000, "Ж" * 300_000, "Kl'" * 100_000])
def test_hostile_texts_cost_little_and_are_bounded(text: str) -> None:
    with at_most(400):
        found = counterparts_of(text[:1000], text, "kk")
    assert len(found.names) <= MOST["names"]
    assert len(found.cognates) <= MOST["cognates"]


@pytest.mark.parametrize(
    ("written", "language", "russian"),
    [
        ("Schtscherbina", "de", "Щербина"), ("Şahin", "tr", "Шахин"), ("Jelena", "de", "Елена"), ("Taşkent", "tr", "Ташкент"),
        ("Taschkent", "de", "Ташкент"), ("Technik", "de", "техника"), ("Canar", "tr", "Жанар"), ("Škoda", "cs", "Шкода"),
    ],
)  # fmt: skip
def test_letters_are_read_as_their_language_has_them(written: str, language: str, russian: str) -> None:
    assert key_of(written, language) == key_of(russian, "ru")
