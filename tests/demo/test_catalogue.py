"""The demo university is what the documentation says of it."""

from __future__ import annotations

from collections import Counter

from newsarchive.demo.catalogue import items, truth


def test_there_are_at_least_sixty_items_most_of_them_in_three_languages() -> None:
    languages = Counter(len(item.texts) for item in items())
    assert sum(languages.values()) >= 60
    assert languages[3] > languages[2] > 0
    assert languages[1] > 0


def test_numbers_grow_with_dates_and_no_two_texts_are_alike() -> None:
    texts = [text.paragraphs for item in items() for text in item.texts.values()]
    assert len(set(texts)) == len(texts)
    assert [item.number for item in items()] == sorted(item.number for item in items())
    assert [item.date for item in items()] == sorted(item.date for item in items())


def test_dates_are_shown_in_five_ways_and_sometimes_only_in_the_listing_or_nowhere() -> None:
    assert {item.style for item in items()} == {0, 1, 2, 3, 4}
    undated = [item for item in items() if item.style == 4]
    assert {item.is_dated_in_listing for item in undated} == {True, False}


def test_some_items_say_nowhere_when_they_appeared() -> None:
    undated = [one for one in truth(1) if one.published is None]
    assert {one.language for one in undated} == {"kk", "ru", "en"}
    assert all(one.place is None and one.modified is None for one in undated)


def test_some_pages_and_not_all_say_who_wrote_them_and_the_like() -> None:
    for name in ("authors", "section", "tags", "image", "summary", "modified"):
        for language in ("kk", "ru", "en"):
            said = [bool(getattr(one, name)) for one in truth(1) if one.language == language]
            assert 0 < sum(said) < len(said), name


def test_day_two_brings_edits_a_removal_and_news() -> None:
    first = {one.canonical_url: one.text for one in truth(1)}
    second = {one.canonical_url: one.text for one in truth(2)}
    assert set(second) - set(first)
    assert set(first) - set(second)
    assert any(first[url] != second[url] for url in set(first) & set(second))
