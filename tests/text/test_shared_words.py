"""Common words mean the same in all languages of the dictionary."""

from __future__ import annotations

import pytest

from newsarchive.text.shared_words import COLUMNS, LINES, concepts_of
from tests.cost import at_most


@pytest.mark.parametrize(
    ("kazakh", "russian", "english"),
    [
        ("Кітапханада жаңа кітаптар", "В библиотеке новые книги", "New books in the library"), ("дәрігерлердің", "врачами", "physicians"),
        ("шахмат турнирінде", "на шахматном турнире", "at the chess tournament"), ("су сапасы", "качество воды", "water quality"),
    ],
)  # fmt: skip
def test_words_of_one_meaning_are_one(kazakh: str, russian: str, english: str) -> None:
    found = [concepts_of(text, language) for text, language in ((kazakh, "kk"), (russian, "ru"), (english, "en"))]
    assert found[0] & found[1] & found[2]


def test_a_short_stem_is_no_beginning_of_a_long_word() -> None:
    assert concepts_of("арасындағы", "kk") == set()
    assert concepts_of("", "kk") == concepts_of("vand", "da") == concepts_of("water", None) == set()


def test_a_text_that_is_a_stem_of_the_dictionary_means_its_lines() -> None:
    stems = [
        (language, stem.removesuffix("=").replace("_", between), str(number))
        for number, line in enumerate(LINES)
        for language, column in zip(COLUMNS, line, strict=True)
        for stem in column.split() if stem[0] != "!"
        for between in (" ", "-")
    ]  # fmt: skip
    assert len(stems) > 40000
    assert [(language, stem) for language, stem, number in stems if number not in concepts_of(stem, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "others"),
    [
        ("Эл аралык мектеп", "ky", "Халықаралық мектеп"), ("чет элдик студенттер", "ky", "шетелдік студенттер"),
        ("ата-аналар мен балалар", "kk", "ата-аналар мен балалар"), ("yüksek lisans kitap", "tr", "магистр кітап"),
        ("temir yo‘lning suvi", "uz", "теміржолдың суы"),
    ],
)  # fmt: skip
def test_two_words_that_mean_one_thing_together_mean_no_other(text: str, language: str, others: str) -> None:
    assert concepts_of(text, language) == concepts_of(others, "kk")


def test_two_words_apart_do_not_mean_what_they_mean_together() -> None:
    assert concepts_of("temir, yo'l", "uz") == concepts_of("темір. жол", "kk")
    assert concepts_of("temir", "uz") == concepts_of("темір", "kk")


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("das Forschungszentrum", "de", "research centre"), ("die Klimaforscherinnen", "de", "climate"), ("der Lehrer", "de", "teacher"),
        ("l'étudiant d’hier", "fr", "student yesterday"), ("l'école de musique", "fr", "school music"),
        ("大学生参加篮球比赛", "zh", "student basketball competition"), ("п'ятниця, зв'язок", "uk", "friday, communication"),
        ("los científicos descubrieron", "es", "scientist discovered"),
    ],
)  # fmt: skip
def test_words_are_known_as_their_language_writes_them(text: str, language: str, english: str) -> None:
    found = concepts_of(text, language)
    assert [word for word in english.split() if not concepts_of(word, "en") & found] == []


def test_a_joined_word_means_what_its_first_and_its_last_word_mean() -> None:
    assert concepts_of("Forschungszentrum", "de") == concepts_of("Forschung Zentrum", "de")
    assert concepts_of("Universitätsbibliothek", "de") == concepts_of("Bibliothek", "de")
    # No end of a word that is too short, or has another behind it.
    assert concepts_of("Vermarktungsgesellschaften", "de") == concepts_of("Gesellschaft", "de")
    assert concepts_of("researchcentre", "en") == concepts_of("research", "en")


def test_of_a_text_without_spaces_the_longest_stems_count() -> None:
    assert concepts_of("资金", "zh") != concepts_of("金牌", "zh")
    assert concepts_of("小学生", "zh") == concepts_of("pupil", "en") != concepts_of("小学", "zh")
    with at_most(400):
        assert len(concepts_of("大学生参加篮球比赛" * 10_000, "zh")) == 4


FREQUENT = {
    "ru": "лет тем именно поэтому часто другие конце стать средства", "en": "been care early general example campaign lady",
    "tr": "sonra karşı genel adam etti evet aynı altında", "uk": "більш серед ніж травня квітня жовтня другий головний змінити особливо",
    "de": "vielleicht wollen beispiel bestimmt bestehen politische schaffen gehört aufgrund langsam verstehen erhalten interessen",
    "fr": "dans parce partie partir selon loin chercher contexte habitude nombreux campagne particulier",
    "es": "cuenta cerca medio causa normal igual", "it": "ora prima generale maria marito dicembre testa maniera fortuna",
    "pt": "estado disso cerca feira portanto mudar acredito causa", "pl": "mamy również rzeczy naprawdę około końcu niemal wiadomo jakoś",
    "cs": "během opravdu vlastní května července okolo rovněž autor", "nl": "veel zeer geleden verder proberen onmogelijk verleden",
    "ar": "هناك هنا العالم أخرى الآخر أجل فقد الاتحاد بعيدا لدينا سوريا دمشق بالنسبة",
    "fa": "دیگر درست شبکه داده زنده دریافت آهنگ روشن رسمی پایین اجرا", "ko": "때문 역시 특별 개발", "az": "ilə əldə geniş adam almaq",
    "zh": "通过 运输 湖南 关系 水平", "ja": "影響 革命 種類", "be": "кошт лістапад",
}
"""Frequent words that begin like something else in the dictionary, or hold it."""


@pytest.mark.parametrize(("language", "word"), [(language, word) for language, words in FREQUENT.items() for word in words.split()])
def test_frequent_words_do_not_mean_what_they_begin_like(language: str, word: str) -> None:
    assert concepts_of(word, language) == set()


@pytest.mark.parametrize("language", ["pt-BR", "de-AT", "zh-Hans", "zh-CN", "ar-EG"])
def test_a_region_or_a_script_does_not_matter(language: str) -> None:
    text = {"pt": "estudante", "de": "Studenten", "zh": "大学生", "ar": "الطلاب"}[language[:2]]
    assert concepts_of(text, language) == concepts_of(text, language[:2]) != set()


@pytest.mark.parametrize(("text", "english"), [("IŞIK", "light"), ("ışık", "light"), ("Internet", "internet"), ("İnternet'te", "internet")])
def test_a_capital_i_is_the_one_or_the_other_letter_in_turkish(text: str, english: str) -> None:
    assert concepts_of(text, "tr") & concepts_of(english, "en")


def test_traditional_characters_have_no_stems_and_so_say_nothing() -> None:
    assert concepts_of("世界大學圖書館開幕，人民參加會議。", "zh") == set()


def test_an_article_is_taken_off_before_a_word_is_looked_for() -> None:
    assert concepts_of("والطلاب", "ar") == concepts_of("طلاب", "ar") != set()
    assert concepts_of("ألمانيا", "ar") == concepts_of("Germany", "en")
    assert concepts_of("İŞIQ", "az") == concepts_of("işıq", "az") != set()


def test_every_language_knows_most_lines() -> None:
    assert len(COLUMNS) == 23
    assert all(len(line) == len(COLUMNS) for line in LINES)
    known = {language: sum(bool(line[place].strip()) for line in LINES) for place, language in enumerate(COLUMNS)}
    assert {language: count for language, count in known.items() if count < 0.9 * len(LINES)} == {}
    with at_most(400):
        assert len(concepts_of("студент " * 100_000 + "мектеп", "kk")) == 1
