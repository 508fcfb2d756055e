"""Forms of one word share a key, in many languages; words that only look alike share none."""

from __future__ import annotations

import pytest

from newsarchive.text.word_keys import LANGUAGES, asked_keys, could_be, keys
from tests.cost import at_most


def met(one: str, other: str, language: str) -> bool:
    """Whether a search for one word finds the other, whatever their spelling."""
    return bool(asked_keys(one, language) & keys(other, language))


FORMS = """
ru: лекция лекциями, ёж ежи, яблоко яблок, вывезти вывезли, Сидорова Сидоровой, Сидоров Сидоровым, нейросеть нейросетями
kk: дәптер дәптерлерімізге, тарихшы тарихшының, маманы маман, қойма қоймаға, Байсейітов Байсейітовтың
ky: китепканачы китепканачылардын, тоо тоого
tt: китапханә китапханәдә, шагыйрь шагыйрьләр
uz: o‘rmon o'rmonlar, g‘isht gʻishtlar
az: qələm qələmlər, çiçək çiçəyi
mn: дүрэм дүрмийн, уран уранд
tg: духтур духтурон, дарахт дарахтҳои
en: goose geese, sing sung, baby babies, actress actresses, teacher teacher's
de: Baum Bäumen, trinken getrunken, Gast Gäste
fr: cheval chevaux, boire boivent, heureux heureuses, école l'école
it: bottega botteghe, dormire dormono, amico dell'amico
es: pez peces, dormir duerme
pt: leão leões, cantar cantaram
ro: pădure pădurile, copil copiii
pl: pies psa, matka matce
cs: pes psa, matka matce, kámen kamene
sk: pes psa, jablko jablk
uk: вікно вікон, море моря
bg: река реката, син синове
sr: вук вукови, пас пса, vuk вукови
hr: selo sela
sl: pes psa
mk: книга книгата
lt: namas namuose, upė upių
lv: māja mājās
et: raamat raamatud, kool koolides
fi: katu kadulla, lehti lehdet
hu: alma almák, kutya kutyák
el: δρόμος δρόμου, θάλασσα θάλασσες
ar: حديقة الحدائق, مكتبة والمكتبة
he: ילד הילדים, כלב כלבים
fa: درخت درختان, درخت درختها
hi: घोड़ा घोड़ों, नदी नदियाँ
hy: սեղան սեղանի, քաղաք քաղաքներ
ka: სახლი სახლში, წერილი წერილები
id: baca membaca, rumah rumahnya
sv: hus husen, bil bilarna
da: hus husene
nb: hus husene
nl: boom bomen
ca: peix peixos
tr: kalem kalemler, köpek köpeği, Bursa Bursa'nın
eu: etxe etxeak
"""
APART = """
ru: лекция лектор, стена степь, новость новый
kk: дәптер дәрі, қойма қой, тарихшы тарау
en: universe university, policy police
de: Apfel Affe, Berg Berlin
it: bottega botte, treno trave
pl: pies piec, matka mata
hu: alma alkalom
el: δρόμος δράμα
uk: вікно вік
ar: مدير مدينة
cs: matka matný
"""


def pairs(told: str) -> list[tuple[str, ...]]:
    """Of each line a language and pairs of words."""
    lines = [line.split(": ") for line in told.split("\n") if line]
    return [(language, *pair.split()) for language, listed in lines for pair in listed.split(", ")]


@pytest.mark.parametrize(("language", "word", "form"), pairs(FORMS))
def test_a_form_and_its_word_find_each_other(language: str, word: str, form: str) -> None:
    assert met(word, form, language)
    assert met(form, word, language)


@pytest.mark.parametrize(("language", "word", "other"), pairs(APART))
def test_words_that_only_begin_alike_stay_apart(language: str, word: str, other: str) -> None:
    assert not met(word, other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("o‘zbek", "oʻzbek"), ("o'zbek", "o`zbek"), ("ещё", "еще"), ("ışık", "isik"), ("İzmir", "izmir"), ("аl", "al"), ("сәуiр", "сәуір"),
        ("UNIVERSITÉ", "universite"), ("م\u0640درسة", "مدرسة"), ("كتابی", "كتابي"), ("м’яч", "м'яч"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_are_one_in_any_language(one: str, other: str) -> None:
    assert keys(one, None) == keys(other, None)


@pytest.mark.parametrize("word", ["a" * 10_000, "ё" * 5_000, "ا" * 5_000, "'" * 99, "x'" * 3_000, "\u0301" * 99, "ﷺ", "1990", "𝒜𝒷"])
def test_no_word_takes_long_or_fails_in_any_language(word: str) -> None:
    for language in LANGUAGES:
        keys("word", language)
    with at_most(400):
        for language in LANGUAGES:
            keys(word, language)


def test_a_grammar_speaks_only_of_words_in_its_scripts() -> None:
    assert not could_be("library", "ru")
    assert not could_be("книга", "en")
    assert keys("library", "ru") == keys("library", None)
