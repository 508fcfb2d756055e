"""What a page tells reference managers: the same in tags, COinS and JSON-LD, and no title can end any of them."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

from newsarchive.browse import metadata

RECORD: dict[str, Any] = {
    "id": "demo-kk-1", "title": "Зертхана ашылды", "canonical_url": "https://u.example/kk/1/", "published": "2021-04", "modified": None,
    "language": "kk", "authors": ["Айгүл Омарова", "Баспасөз"], "summary": None, "tags": ["ғылым"], "section": "Ғылым",
}  # fmt: skip


def told(**changed: Any) -> metadata.Metadata:
    return metadata.of({**RECORD, **changed}, site_name="Демо университеті", permanent="https://room.example/article/demo-kk-1",
                       captured_at="2026-03-01T12:00:00Z")  # fmt: skip


def test_tags_coins_and_json_say_the_same() -> None:
    found = told()
    tags: dict[str, list[str]] = {}
    for name, content in found.tags:
        tags.setdefault(name, []).append(content)
    coins = parse_qs(found.coins)
    data = json.loads(found.json_ld)
    assert tags["citation_title"] == tags["DC.title"] == coins["rft.title"] == [data["headline"]] == ["Зертхана ашылды"]
    assert tags["citation_author"] == coins["rft.creator"] == [one["name"] for one in data["author"]] == RECORD["authors"]
    assert tags["citation_public_url"] == coins["rft.identifier"] == [data["url"]] == ["https://u.example/kk/1/"]
    assert tags["z:itemType"] == coins["rft.type"] == ["webpage"]
    assert data["archivedAt"] == "https://room.example/article/demo-kk-1"


def test_a_date_is_as_exact_as_it_is_known_and_what_is_unknown_is_left_out() -> None:
    assert ("citation_date", "2021-04") in told().tags
    undated = told(published=None, authors=[], language=None)
    names = {name for name, _ in undated.tags}
    assert not names & {"citation_date", "DC.date", "article:published_time", "citation_author", "citation_language"}
    assert "rft.date" not in undated.coins
    assert "datePublished" not in undated.json_ld


def test_nothing_ends_the_script_and_an_address_that_is_none_is_not_told() -> None:
    found = told(title="</script><script>alert(1)</script><!--", canonical_url="javascript:alert(1)")
    assert "<" not in found.json_ld
    assert json.loads(found.json_ld)["headline"].startswith("</script>")
    assert json.loads(found.json_ld)["url"] == "https://room.example/article/demo-kk-1"
    assert all("javascript:" not in content for _, content in found.tags)
