"""The names of a university, as its pages give them."""

from __future__ import annotations

from newsarchive.survey.look import Look
from newsarchive.survey.titles import names_of


def _looks(language: str, name: str, count: int, *, site_name: str | None = None) -> list[Look]:
    return [Look(url=f"http://u.example/{language}/{n}", language=language, title=f"{language} {n * 7} – {name}", site_name=site_name) for n in range(count)]


def test_a_name_that_no_word_tells_is_what_the_pages_of_its_language_share() -> None:
    georgian, english = _looks("ka", "მთისპირის უმაღლესი", 5), _looks("en", "Harrowgate University", 2)
    names = names_of([*georgian, *english], georgian[0], ["ka", "en"])
    assert names == {"ka": "მთისპირის უმაღლესი", "en": "Harrowgate University"}
    assert list(names) == ["ka", "en"]


def test_what_few_pages_share_is_no_name() -> None:
    few = _looks("hy", "Լեռնաձոր", 2)
    assert names_of([*few, *_looks("en", "Harrowgate University", 3)], few[0], ["hy", "en"]) == {"en": "Harrowgate University"}
    different = [Look(url=f"http://u.example/{n}", language="hy", title=f"Title {n} – Part {n}") for n in range(5)]
    assert names_of([*different, *_looks("en", "Harrowgate University", 3)], different[0], ["hy", "en"]) == {"en": "Harrowgate University"}


def test_names_stand_in_the_order_of_the_languages() -> None:
    looks = [*_looks("en", "Harrowgate University", 4), *_looks("ru", "Приозёрский университет", 4)]
    assert list(names_of(looks, looks[0], ["ru", "en"])) == ["ru", "en"]
