"""Page state in whose objects nothing is called as usual."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsarchive.pages import extract

NOW = datetime(2026, 11, 25, tzinfo=UTC)
SENTENCE = {
    "es": "La facultad de ciencias inauguró un laboratorio con cuarenta puestos. ",
    "uz": "Fizika fakulteti talabalari qirqta yangi asbob bilan ishlay boshladi. ",
    "ru": "Студенты физического факультета получили сорок новых приборов. ",
}


@pytest.mark.parametrize(
    ("language", "title", "names"),
    [
        ("es", "La facultad abre un laboratorio", {"titulo": "t", "fecha": "d", "contenido": "b", "resumen": "s"}),
        ("uz", "Talabalar yangi asboblarni sinovdan o'tkazdi", {"sarlavha": "t", "sana": "d", "matn": "b", "qisqacha": "s"}),
        ("ru", "Факультет получил новые приборы", {"zagolovok": "t", "data_publikacii": "d", "tekst": "b", "anons": "s"}),
    ],
)
def test_title_body_and_date_are_told_by_their_values(language: str, title: str, names: dict[str, str]) -> None:
    body = "".join(f"<p>{SENTENCE[language] * 3}({n})</p>" for n in range(4))
    values = {"t": title, "d": "2026-10-18T17:11:00+05:00", "b": body, "s": SENTENCE[language][:40] + "…"}
    one = {"slug": "a-b-c", "actualizado": "2026-11-01T10:00:00+05:00", **{name: values[value] for name, value in names.items()}}
    other = {**one, names_of(names, "t"): "Something else entirely here", "slug": "x"}
    state = json.dumps({"props": {"pageProps": {"uno": one, "otros": [other]}}})
    html = f'<html lang="{language}"><head><title>{title} | U</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    page = extract(html, "http://u.example/n/a-b-c", fetched_at=NOW)
    assert page.title == title
    assert page.published == "2026-10-18T17:11:00+05:00"
    assert page.text is not None
    assert page.text.count("(") == 4


def names_of(names: dict[str, str], kind: str) -> str:
    """The property's name."""
    return next(name for name, value in names.items() if value == kind)


def test_an_object_that_does_not_agree_with_the_page_is_none_of_it() -> None:
    one = {"titulo": "Otra noticia muy distinta", "contenido": "<p>" + SENTENCE["es"] * 5 + "</p>", "fecha": "2026-10-18"}
    state = json.dumps({"props": {"pageProps": {"uno": one}}})
    html = f'<html lang="es"><head><title>La facultad abre | U</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    page = extract(html, "http://u.example/n/a-b-c", fetched_at=NOW)
    assert page.text is None
    assert page.published is None
