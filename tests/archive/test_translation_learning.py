"""What words stand for is learned from sure pairs, in any order, and for each year from the pairs before it."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from newsarchive.archive import translation_checks, translation_clues, translation_learning
from newsarchive.items import Fetched
from tests.archive.made import Feed
from tests.archive.test_translations import PEOPLE, settled

SUBJECTS = (
    ("килимарство", "tæppevævning"), ("бджільництво", "biavl"), ("гончарство", "pottemageri"), ("садівництво", "havebrug"),
)  # fmt: skip
# Danish has no column in the dictionary of common words.
SAYS = {
    "uk": "Учора відкрили виставку. Тема: {s}. Її очолює {a}, поруч стояла {b}. Прийшло {n} людей.",
    "da": "I går åbnede udstillingen. Emne: {s}. Den ledes af {a}, ved siden stod {b}. Der kom {n} mennesker.",
}
PLAIN = {
    "uk": "Знову про те саме: {s}. Кожен може спробувати, початок 12 травня.",
    "da": "Endnu en gang om det: {s}. Alle kan prøve, start den 12. maj.",
}
BEGIN = date(2023, 1, 2)
Wanted = tuple[int, str]


def made(feed: Feed, item: int, language: str, day: date | None = None) -> Fetched:
    """An item that names people and a number, and a subject; from the hundredth on a subject alone, two of a day."""
    place = 0 if language == "uk" else 1
    if item >= 100:
        text, day = PLAIN[language].format(s=SUBJECTS[item - 100][place]), BEGIN + timedelta(days=90)
    else:
        one, other = (PEOPLE[number % 6][1 + place] for number in (item, item // 2 + 3))
        text = SAYS[language].format(s=SUBJECTS[item % 4][place], a=one, b=other, n=137 * item + 215)
    shown = (day or BEGIN + timedelta(days=5 * item)).isoformat()
    url = f"http://u.example/{language}/{item * 7919 % 997}"
    clues = translation_clues.of_text(None, text, language)
    return feed.article(0, text, url=url, canonical_url=url, language=language, title=None, published=shown, clues=clues)


WANTED: list[Wanted] = [(item, language) for item in (*range(16), 100, 102) for language in SAYS]


def groups(feed: Feed) -> set[frozenset[str]]:
    found = {frozenset(group) for group in settled(feed).values()}
    assert list(translation_checks.verify(feed.connection)) == []
    return found


def pair_of(item: int) -> frozenset[str]:
    return frozenset(f"http://u.example/{language}/{item * 7919 % 997}" for language in SAYS)


def test_items_that_share_no_more_than_what_they_speak_of_are_found_by_what_others_taught(feed: Feed) -> None:
    feed.store(*(made(feed, *one) for one in WANTED if one[0] >= 100))
    assert groups(feed) == set()
    feed.store(*(made(feed, *one) for one in WANTED if one[0] < 100))
    assert {pair_of(100), pair_of(102)} <= groups(feed)
    learned = feed.all("SELECT learned FROM translation_pairs WHERE verdict = 'linked' AND support < 3")
    assert len(learned) == 2
    assert min(learned) > 0.5


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_articles_come_and_are_settled_does_not_matter(seed: int) -> None:
    results = []
    chance = random.Random(seed)
    for every in (100, chance.randint(1, 5)):
        feed = Feed()
        for number, one in enumerate(chance.sample(WANTED, len(WANTED))):
            feed.store(made(feed, *one))
            if number % every == 0:
                settled(feed)
        found = groups(feed)
        rows = feed.all(
            "SELECT min(a.canonical_url, b.canonical_url), max(a.canonical_url, b.canonical_url), verdict, confidence, support, learned"
            " FROM translation_pairs JOIN articles a ON a.key = one JOIN articles b ON b.key = other ORDER BY 1, 2"
        )
        results.append((found, list(map(tuple, rows))))  # type: ignore[arg-type]
        feed.connection.close()
    assert results[0] == results[1]
    assert pair_of(100) in results[0][0]


def test_a_year_is_weighed_by_the_pairs_before_it_and_what_comes_later_changes_nothing_of_that(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation_learning, "SAMPLE", 6)

    def digests() -> dict[int, str]:
        groups(feed)
        return dict(map(tuple, feed.all("SELECT year, digest FROM translation_samples")))  # type: ignore[arg-type]

    def add(item: int, day: date) -> None:
        feed.store(*(made(feed, item, language, day) for language in SAYS))

    for item in range(8):
        add(item, date(2023, 2, 1) + timedelta(days=30 * item))
    add(8, date(2024, 2, 1))
    before = digests()
    add(9, date(2025, 3, 1))
    after = digests()
    assert {year: after[year] for year in before} == before
    assert set(after) == {2023, 2024, 2025}
    add(10, date(2023, 12, 20))
    assert {year for year, digest in digests().items() if digest != after[year]} == {2024, 2025}


def test_what_was_learned_from_other_pairs_than_there_are_is_a_fault(feed: Feed) -> None:
    feed.store(*(made(feed, *one) for one in WANTED))
    groups(feed)
    feed.connection.execute("UPDATE translation_samples SET digest = 'other'")
    assert ["2023" in fault for fault in translation_checks.verify(feed.connection)] == [True]
