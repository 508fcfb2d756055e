"""Words are told from what stands between them, and spelled in one way."""

from __future__ import annotations

from newsarchive.text.word_spelling import latin_serbian, parts, plain_letters, spelling, words


def test_an_apostrophe_between_letters_belongs_to_its_word_and_a_hyphen_does_not() -> None:
    assert words("L’école d'été: o‘zbek, al-Farabi, don't!") == ["L’école", "d'été", "o‘zbek", "al", "Farabi", "don't"]
    assert parts("d'été") == ["d", "été"]
    assert parts("été") == ["été"]


def test_a_word_with_letters_of_another_script_is_made_whole_towards_the_script_that_can_be() -> None:
    assert spelling("аl") == "al"
    assert spelling("униveрситет") == spelling("униveрситет".lower())
    assert plain_letters("cәуiр") == "сәуір"


def test_arabic_letters_have_one_shape() -> None:
    assert spelling("دانشگاهی") == spelling("دانشگاهي")
    assert spelling("کتاب") == spelling("كتاب")
    assert spelling("کتاب\u200cها") == spelling("کتابها")


def test_serbian_is_one_language_in_two_alphabets() -> None:
    assert latin_serbian(spelling("Његош")) == spelling("Njegoš")
    assert latin_serbian(spelling("универзитет")) == "univerzitet"
