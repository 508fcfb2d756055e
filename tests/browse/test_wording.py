"""Every word of the interface stands in three languages, with the same placeholders; numbers, dates and plurals as each writes them."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

import pytest
from markupsafe import Markup

from newsarchive.browse import plots, wording
from newsarchive.browse.language import LANGUAGES
from newsarchive.browse.wording import FOLDER, messages, plural

PACKAGE = FOLDER.parent
PLURALS = {"kk": {"other"}, "ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}


def texts(message: Any) -> list[str]:
    return list(message.values()) if isinstance(message, dict) else [message]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("page", sorted({key.partition(".")[0] for key in messages()}))
def test_a_message_stands_in_every_language_with_the_same_placeholders(page: str) -> None:
    for key, message in messages().items():
        if not key.startswith(f"{page}."):
            continue
        assert set(message) == set(LANGUAGES), key
        asked = {language: [placeholders(text) for text in texts(message[language])] for language in LANGUAGES}
        assert len({frozenset(one) for found in asked.values() for one in found}) == 1, (key, asked)
        assert all(text.strip() == text and text for language in LANGUAGES for text in texts(message[language])), key
        if any(isinstance(message[language], dict) for language in LANGUAGES):
            assert {language: set(message[language]) for language in LANGUAGES} == PLURALS, key


def test_every_message_that_a_page_says_is_there_and_every_one_that_is_there_is_said() -> None:
    sources = [path for path in PACKAGE.rglob("*") if path.suffix in {".html", ".py"}]
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = set(re.findall(r"\bt(?:\.or_else)?\(['\"]([\w.]+)['\"][,)]", whole))
    assert said <= set(messages()), said - set(messages())
    begun = tuple(set(re.findall(r"['\"](\w+\.\w*)['\"] ?~", whole)) | set(re.findall(r"f['\"](\w+\.\w*)\{", whole)) | {"languages."})
    named = set(re.findall(r"['\"](\w+\.\w+)['\"]", whole))
    assert [key for key in messages() if key not in said | named and not key.startswith(begun)] == []


def test_what_is_put_into_a_message_is_text() -> None:
    t = wording.wording("en")
    said = t("search.found_for", n=1204, query="<b>&")
    assert isinstance(said, Markup)
    assert said == "1,204 articles for “&lt;b&gt;&amp;”"


@pytest.mark.parametrize(
    ("language", "number", "form"),
    [("ru", 1, "one"), ("ru", 21, "one"), ("ru", 11, "many"), ("ru", 2, "few"), ("ru", 14, "many"), ("ru", 104, "few"), ("ru", 0, "many"),
     ("ru", 1.5, "other"), ("en", 1, "one"), ("en", 0, "other"), ("en", 21, "other"), ("kk", 5, "other")],
)  # fmt: skip
def test_plurals_are_those_of_the_language(language: str, number: float, form: str) -> None:
    assert plural(language, number) == form


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [("en", "2021-04-20", "20 April 2021"), ("ru", "2021-04-20T10:00:00+06:00", "20 апреля 2021"), ("kk", "2021-04-20", "2021 ж. 20 сәуір"),
     ("en", "2021-04", "April 2021"), ("ru", "2021-04", "апрель 2021"), ("kk", "2021-04", "2021 ж. сәуір"), ("ru", "2021", "2021"),
     ("en", None, ""), ("en", "2021-99", "2021")],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_is_known(language: str, value: str | None, text: str) -> None:
    assert wording.wording(language).date(value).replace("\N{NO-BREAK SPACE}", " ") == text


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [wording.wording(one).number(1234567) for one in ("en", "ru")] == ["1,234,567", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"]
    assert [wording.wording(one).number(2.5) for one in ("en", "kk")] == ["2.5", "2,5"]
    assert wording.wording("ru").percent(0.034) == "3,4\N{NO-BREAK SPACE}%"
    assert wording.wording("en").percent(0.5) == "50%"


def test_languages_are_called_by_their_names_and_unknown_ones_by_their_codes() -> None:
    assert [wording.wording("ru").language_name(code) for code in ("kk", "qaa", None)] == ["казахский", "qaa", "язык неизвестен"]


def test_a_plot_has_its_numbers_in_a_table_and_says_in_words_what_it_shows() -> None:
    t = wording.wording("en")
    given = [plots.Bar(label="2020", value=3, href="/x?a=1&b=2"), plots.Bar(label="<2021>", value=1200)]
    drawn = plots.bars(t, given, title="Articles", description="Articles a year", columns=("Year", "Articles"))
    assert '<th scope="row"><a href="/x?a=1&amp;b=2">2020</a></th><td>3</td>' in drawn
    assert "<td>1,200</td>" in drawn
    assert "<2021>" not in drawn
    assert re.search(r'aria-labelledby="(plot-\w+)"><title id="\1">Articles a year</title>', drawn)


def test_lines_leave_a_gap_where_nothing_is_known_and_tell_themselves_apart() -> None:
    given = [plots.Line(name="kk", values=[1, None, 3, 4]), plots.Line(name="ru", values=[2, 2, 2, 2])]
    drawn = plots.lines(wording.wording("en"), ["a", "b", "c", "d"], given, title="T", description="D", first_column="Year")
    assert re.search(r'class="line s1" d="M[\d.,]+M[\d.,]+L[\d.,]+"', drawn)
    assert '<th scope="row">b</th><td>–</td><td>2</td>' in drawn
    assert drawn.count("<circle") == 3 + 4 + 2


def test_a_calendar_has_every_day_of_its_year() -> None:
    drawn = plots.calendar(
        wording.wording("en"), 2024, {"2024-02-29": 2, "2024-03-01": 40}, title="2024", description="Articles a day",
        columns=("Month", "Articles"), href=lambda day: f"/search?from={day}",
    )  # fmt: skip
    assert drawn.count('<rect class="day ') == 366
    assert 'href="/search?from=2024-02-29" aria-label="29\N{NO-BREAK SPACE}February\N{NO-BREAK SPACE}2024: 2"' in drawn
    assert [plots.level(count, 40) for count in (0, 1, 2, 40)] == [0, 1, 1, 4]
