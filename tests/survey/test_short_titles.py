"""Titles of two words on lists without dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.items import Capture
from newsarchive.survey.candidates import POOR
from newsarchive.survey.look import Look, look

TITLES = ("Neue Mensa", "Große Bühne", "Lange Nacht", "Späte Messe", "Erste Tagung", "Offener Campus")
TEASER = "Am Donnerstag wurde der umgebaute Saal mit Gästen aus der ganzen Region eingeweiht."


def page(rows: str, path: str = "/aktuelles.html") -> Look:
    body = f"<html><body><h1>Aktuelles</h1>{rows}</body></html>".encode()
    return look(Capture(id="", url=f"https://uni.example{path}", fetched_at=datetime(2025, 6, 1, tzinfo=UTC), status=200, headers=(), body=body))


def slug(title: str) -> str:
    return title.lower().replace(" ", "-").replace("ß", "ss").replace("ü", "ue").replace("ä", "ae")


@pytest.mark.parametrize(
    "row",
    [
        "<div class='teaser'><h3><a href='/campus/{slug}.html'>{title}</a></h3><p>" + TEASER + "</p></div>",
        "<article><a href='/leben/{slug}'><h2>{title}</h2><p>" + TEASER + "</p></a></article>",
        "<li><a href='/aktuelles/{slug}.html'>{title}</a></li>",
        "<li><a href='/news/{n}'>{title}</a></li>",
    ],
    ids=["heading above a text", "card that is a link", "address below the news", "number below the news"],
)
def test_short_titles_are_articles_where_their_rows_or_addresses_say_so(row: str) -> None:
    rows = "".join(row.format(slug=slug(title), title=title, n=4000 + n) for n, title in enumerate(TITLES))
    group = page(rows).groups[0]
    assert group.titled == 1.0
    assert group.score > POOR


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='/hochschule/{slug}.html'>{title}</a></li>",
        "<div class='box'><a href='/studium/{slug}.html'>{title}</a><p>Mehr</p></div>",
        "<nav><a href='/aktuelles/{n}/x'>{title}</a></nav>",
    ],
    ids=["plain links", "boxes", "menu"],
)
def test_short_names_of_other_pages_are_no_titles(row: str) -> None:
    rows = "".join(row.format(slug=slug(title), title=title, n=n) for n, title in enumerate(TITLES))
    groups = page(rows).groups
    assert not groups or groups[0].score < POOR
