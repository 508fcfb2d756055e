"""Copies, however edited, cut or joined, are told from texts that only share a mould, a beginning or an end."""

from __future__ import annotations

import itertools
import random

import pytest

from newsarchive.edits.sameness import Kind, Prepared, compare, surely_apart
from newsarchive.edits.shingles import words_of
from tests.edits.made import LANGUAGES, edited, text_of


def kind(one: str, other: str) -> Kind:
    there, back = compare(words_of(one), words_of(other)), compare(words_of(other), words_of(one))
    assert (there.kind, there.one, there.other, there.doubt) == (back.kind, back.other, back.one, back.doubt)
    return there.kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
def test_a_text_is_known_again_with_up_to_a_third_of_its_words_changed(language: str, share: float) -> None:
    text = text_of(language, 1)
    assert kind(text, edited(text, language, share, 3)) == "edited"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cut_copy_is_known_and_so_is_a_copy_with_other_lines_around(language: str) -> None:
    text, other = text_of(language, 1), text_of(language, 2)
    assert kind(text, text[: len(text) // 2]) == "cut"
    assert kind(f"{other[:40]} – {text}", f"{text}\n\n{other[60:120]}") == "edited"
    assert kind(text, text) == "same"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_a_text_that_says_the_same_lines_again_and_again_is_known(language: str) -> None:
    text = "\n".join([text_of(language, 1, 2)] * 12)
    assert kind(text, f"{text_of(language, 2, 1)}\n{text}") == "edited"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_stands_within_one_that_joins_it_with_others(language: str) -> None:
    one, *others = (text_of(language, number) for number in range(1, 6))
    assert kind(one, "\n\n".join([*others[:2], one, *others[2:]])) == "part"


@pytest.mark.parametrize("language", LANGUAGES)
def test_different_items_with_the_same_opening_or_the_same_end_are_apart(language: str) -> None:
    one, two, shared = (text_of(language, number) for number in (1, 2, 3))
    shared = shared[: len(shared) // 2]
    assert kind(f"{shared}\n\n{one}", f"{shared}\n\n{two}") == "apart"
    assert kind(f"{one[: len(shared)]}\n\n{shared}", f"{two[: len(shared)]}\n\n{shared}") == "apart"
    assert kind(one, two) == "apart"


NOTICES = {
    "en": "On {0} {1} {2} at {3}:00 in room {4} the dissertation council of the faculty holds the public defence of the thesis of {5} for"
    " the degree of doctor. The scientific adviser is professor {6}. The thesis can be read in the library of the university. Everyone who"
    " wishes may attend the defence and put questions. Opinions may be sent to the secretary of the council before the day of the defence.",
    "ru": "{0} {1} {2} года в {3}:00 в аудитории {4} диссертационный совет факультета проводит открытую защиту диссертации {5} на соискание"
    " степени доктора философии. Научный руководитель профессор {6}. С диссертацией можно ознакомиться в библиотеке университета. Все"
    " желающие могут присутствовать на защите и задавать вопросы. Отзывы можно направить секретарю совета до дня защиты.",
    "kk": "{2} жылғы {0} {1} сағат {3}:00-де {4}-аудиторияда факультеттің диссертациялық кеңесі {5} философия докторы дәрежесін алу үшін"
    " дайындаған диссертациясын ашық қорғауды өткізеді. Ғылыми жетекшісі профессор {6}. Диссертациямен университет кітапханасында танысуға"
    " болады. Барлық тілек білдірушілер қорғауға қатысып, сұрақ қоя алады. Пікірлерді кеңес хатшысына қорғау күніне дейін жіберуге болады.",
    "zh": "{2}年{0}月{3}日，学院学位委员会将在{4}号教室举行{5}同学博士论文公开答辩会，指导教师为{6}教授。论文可以在学校图书馆查阅。"
    "欢迎各位师生参加答辩并提出问题。有关意见请在答辩日之前送交学位委员会秘书。答辩委员会由校内外专家五人组成，答辩结果将在会后当场宣布。",
}
FILLED = {
    "en": ("5 May 2022 15 305 Sadykova Nurlanov", "12 June 2023 11 401 Petrenko Iskakova"),
    "ru": ("5 мая 2022 15 305 Садыковой Нурланов", "12 июня 2023 11 401 Петренко Искакова"),
    "kk": ("5 мамырда 2022 15 305 Садықованың Нұрланов", "12 маусымда 2023 11 401 Петренконың Ысқақова"),
    "zh": ("5 x 2022 15 305 李小明 王建国", "6 x 2023 11 401 赵丽华 陈志强"),
}


@pytest.mark.parametrize("language", NOTICES)
def test_notices_from_one_mould_are_apart(language: str) -> None:
    one, two = (NOTICES[language].format(*values.split()) for values in FILLED[language])
    assert kind(one, two) == "apart"
    assert kind(one, "Press office. " + one) == "edited"


NAMED = {
    "en": ("January May June October", "Sadykova Petrenko Iskakova Nurlanov Omarov Abenov Zhukova"),
    "ru": ("января мая июня октября", "Садыковой Петренко Искаковой Нурланова Омарова Абенова Жуковой"),
    "kk": ("қаңтарда мамырда маусымда қазанда", "Садыковой Петренко Искаковой Нурланова Омарова Абенова Жуковой"),
    "zh": ("3 14 21 28", "李小明 王建国 赵丽华 陈志强 刘洋 张伟 黄敏"),
}


def notices(language: str, count: int) -> list[str]:
    """As one office writes them, often on the same day, hour or about the same persons."""
    chance = random.Random(5)
    months, names = (line.split() for line in NAMED[language])
    return [
        NOTICES[language].format(
            chance.randint(1, 12), chance.choice(months), chance.randint(2019, 2024), chance.randint(9, 18), chance.randint(100, 420),
            *chance.sample(names, 2),
        )
        for _ in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("language", NOTICES)
def test_of_many_notices_from_one_mould_no_two_are_one_without_doubt(language: str) -> None:
    found = [compare(words_of(one), words_of(two)) for one, two in itertools.combinations(notices(language, 14), 2)]
    assert not [one for one in found if one.kind in {"same", "edited", "cut"} and one.doubt is None]
    assert language == "zh" or all(one.is_mould for one in found)


def test_a_form_whose_one_date_or_numbers_in_words_are_others_is_no_copy_for_certain() -> None:
    graduates = (
        "{0} graduates of the faculty received their diplomas in {1}. The rector shook hands with each of them, the choir of the students"
        " sang, and the parents who had come from all districts were invited to see the new laboratories and the library of the house."
    )
    one, two = (graduates.format(*filled) for filled in (("Three hundred", "May"), ("Two hundred and ten", "June")))
    likeness = compare(words_of(one), words_of(two))
    assert likeness.kind == "apart" or likeness.doubt
    moved = NOTICES["en"].format(*"5 May 2022 15 305 Sadykova Nurlanov".split())
    assert compare(words_of(moved), words_of(moved.replace("5 May", "6 May"))).doubt


def test_what_was_not_compared_is_not_called_the_same() -> None:
    text = " ".join(f"word{number}" for number in range(30_000))
    found = compare(words_of(f"{text} one end"), words_of(f"{text} another"))
    assert found.kind == "edited"
    assert "200,000 characters" in str(found.doubt)


def test_the_first_item_of_a_digest_is_perhaps_cut() -> None:
    items = [text_of("ru", number) for number in range(1, 7)]
    assert compare(words_of(items[0]), words_of("\n\n".join(items))).doubt


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_where_a_text_stands_in_another(language: str) -> None:
    one, other = text_of(language, 1), text_of(language, 2)
    found = compare(words_of(f"{one}\n\n{other}"), words_of(other))
    assert found.one_span[0] == pytest.approx(len(one) / len(one + other), abs=0.07)
    assert found.other_span == pytest.approx((0, 1), abs=0.05)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_yearly_reports_whose_figures_differ_are_apart_and_a_copy_with_one_figure_mended_is_not(language: str) -> None:
    chance = random.Random(4)
    words = text_of(language, 1, sentences=14).split(" ")
    figures = range(3, len(words), 12)
    for at in figures:
        words[at] = str(chance.randrange(10, 900))
    later, mended = list(words), list(words)
    for at in figures:
        later[at] = str(int(words[at]) + 17)
    mended[figures[0]] = str(int(words[figures[0]]) + 1)
    assert kind(" ".join(words), " ".join(later)) == "apart"
    assert kind(" ".join(words), " ".join(mended)) == "edited"


def test_what_is_too_short_says_nothing_unless_it_is_equal() -> None:
    assert kind("Details follow tomorrow.", "Details follow tomorrow morning.") == "apart"
    assert kind("", "") == "apart"


def test_a_verdict_near_its_bound_says_that_a_person_should_look() -> None:
    text = text_of("en", 1, sentences=20)
    found = [compare(words_of(text), words_of(edited(text, "en", share / 100, 5))) for share in range(30, 70, 2)]
    kinds = [one.kind for one in found]
    assert kinds[0] == "edited"
    assert kinds[-1] == "apart"
    turn = kinds.index("apart")
    assert any(one.doubt for one in found[turn - 2 : turn + 2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_surely_apart_as_it_is_written_is_apart_word_by_word(language: str) -> None:
    chance = random.Random(language)
    texts = [text_of(language, number, sentences=4) for number in range(1, 4)]
    texts += [edited(texts[0], language, share / 10, share) for share in (2, 5, 7, 9)]
    texts += [one[: chance.randrange(len(one))] + other for one, other in itertools.pairwise(texts[:5])]
    texts += ["", texts[0][:1], texts[0][:30], "a a a a", "аа " * 40]
    found = {(one, other): surely_apart(Prepared(one), Prepared(other)) for one in texts for other in texts}
    assert all(value == found[other, one] for (one, other), value in found.items())
    assert {True, False} == set(found.values())
    for (one, other), value in found.items():
        assert not value or compare(words_of(one), words_of(other)).kind == "apart"


def _with_figures(language: str, changed: int) -> tuple[str, str]:
    """A text with twelve figures, and a copy in which one word in ten and so many figures are others."""
    joined = "" if language == "zh" else " "
    words = list(text_of(language, 1)) if language == "zh" else text_of(language, 1).split(" ")
    other = list(words)
    for at in range(4, len(words), 10):
        other[at] = text_of(language, at)[:3].strip()
    figures = range(9, len(words), len(words) // 12)
    for at in figures:
        words[at] = other[at] = f" {at + 200} "
    for at in list(figures)[:changed]:
        other[at] = f" {at + 777} "
    return joined.join(words), joined.join(other)


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_in_a_script_without_capitals_a_text_that_was_edited_all_over_is_a_copy_though_a_figure_is_another(language: str) -> None:
    found = compare(*map(words_of, _with_figures(language, 1)))
    assert (found.kind, found.doubt) == ("edited", None)
    found = compare(*map(words_of, _with_figures(language, 6)))
    assert found.kind == "apart" or found.doubt


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_form_in_a_script_without_capitals_is_no_copy_for_certain_whoever_it_is_filled_in_for(count: int) -> None:
    form = NOTICES["zh"] + "联系电话84110000转3061，办公室在402室，每周开放35小时。"
    one = "5 x 2022 15 305 李小明 王建国".split()
    other = one[:-count] + "6 y 2023 11 401 赵丽华 陈志强".split()[-count:]
    other[0] = "8"
    found = compare(*(words_of(form.format(*filled)) for filled in (one, other)))
    assert found.kind == "apart" or found.doubt
