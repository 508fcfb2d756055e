"""Which of the JSON that a page's scripts were given lists its articles, and how an item leads to one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsarchive.survey.interfaces import interface_of

SITE = "https://www.universiteti.example"
TITLES = ["Fakulteti i Bujqësisë hap një laborator", "Studentët fituan garën e matematikës", "Biblioteka zgjat orarin", "Dita e hapur"]
NEWS = {f"{SITE}/lajme/{n}-lajm": f"{title} 12 mars" for n, title in enumerate(TITLES, 1)}


def items(**more: Any) -> list[dict[str, Any]]:
    return [
        {"id": n, "slug": f"{n}-lajm", "title": title, "excerpt": "…", "updated_at": "2026-03-20", "published_at": f"2026-03-1{n}T08:00:00Z", **more}
        for n, title in enumerate(TITLES, 1)
    ]


def body(value: Any) -> bytes:
    return json.dumps(value).encode()


def test_a_field_of_the_address_a_title_a_day_and_the_page_are_found() -> None:
    menu = body([{"title": name, "url": f"/{name}"} for name in ("rreth", "studime", "kontakt")])
    data = [(f"{SITE}/api/menu", menu), (f"{SITE}/api/news?page=1&size=4", body({"data": {"rows": items()}, "total": 40}))]
    found = interface_of(data, NEWS)
    assert found is not None
    assert (found.kind, found.url) == ("json", f"{SITE}/api/news?page={{page}}&size=4")
    assert found.keys == {"items": "data.rows", "link": f"{SITE}/lajme/{{slug}}", "title": "title", "date": "published_at"}


def test_an_item_may_hold_its_address_itself_and_the_first_page_may_be_zero_or_an_offset() -> None:
    rows = [{**item, "link": f"/lajme/{item['slug']}"} for item in items()]
    for query, made, start in (("p=0", "p={page}", {"start": 0}), ("limit=4&offset=0", "limit=4&offset={offset}", {}), ("size=4", "size=4", {})):
        found = interface_of([(f"{SITE}/api/news?{query}", body(rows))], NEWS)
        assert found is not None
        assert found.url == f"{SITE}/api/news?{made}"
        assert found.keys == {"link": "link", "title": "title", "date": "published_at", **start}


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"{", b"[" * 100_000, body([]), body({"a": 1}), body([1, 2, 3]), body([{"id": None, "x": []}] * 5),
        body([{"slug": f"tjetër-{n}"} for n in range(9)]), body(items()[:2]), body([{"deep": {"slug": {"x": 1}}}] * 4),
        body(items() + [{"slug": f"jo-{n}"} for n in range(5)]),
    ],
)  # fmt: skip
def test_what_does_not_list_the_articles_is_none(answer: bytes) -> None:
    assert interface_of([(f"{SITE}/api", answer)], NEWS) is None


def test_a_number_is_not_taken_for_a_part_of_another() -> None:
    news = {f"{SITE}/lajme/10{n}?kat=1": title for n, title in enumerate(TITLES, 1)}
    wrong = [{"id": n, "title": title} for n, title in enumerate(TITLES, 1)]
    assert interface_of([(f"{SITE}/api", body(wrong))], news) is None
    right = [{"kat": 1, "id": 100 + n, "title": title} for n, title in enumerate(TITLES, 1)]
    found = interface_of([(f"{SITE}/api", body(right))], news)
    assert found is not None
    assert found.keys["link"] == f"{SITE}/lajme/{{id}}?kat=1"
