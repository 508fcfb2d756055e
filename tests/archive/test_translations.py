"""Translations are linked by what is declared and by what texts share, and not where texts contradict it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from newsarchive.archive import holds, shown, translation_checks, translation_clues, translation_review, translations
from newsarchive.archive.database import transaction
from newsarchive.archive.deciding import decide
from newsarchive.archive.review import by_id, waiting
from newsarchive.errors import UsageError
from newsarchive.items import Fetched
from tests.archive.made import Feed, begin_crawl

FILES = holds.Files(erase=lambda ref: ref, verify=lambda ref: None)
PEOPLE = (
    ("Айдос Қаратаев", "Айдос Каратаев", "Aidos Karatayev"), ("Ләззат Бекова", "Ляззат Бекова", "Lazzat Bekova"),
    ("Марат Сұлтанов", "Марат Султанов", "Marat Sultanov"), ("Жанна Ермекова", "Жанна Ермекова", "Zhanna Yermekova"),
    ("Рустам Ғалиев", "Рустам Галиев", "Rustam Galiyev"), ("Олжас Төребеков", "Олжас Торебеков", "Olzhas Torebekov"),
)  # fmt: skip
SAYS = {
    "kk": "Кеше зертханаға {a} келді. Кездесуге {n} адам қатысып, оны {b} ашты. Ректор Болат Асанов қонақтарды құттықтады.",
    "ru": "Вчера лабораторию посетил гость: {a}. Во встрече участвовали {n} человек, открыла её {b}. Ректор Болат Асанов поздравил гостей.",
    "en": "Yesterday {a} came to the laboratory. The meeting was attended by {n} people, and {b} opened it. The rector Bolat Asanov spoke.",
}
LANGUAGES = ("kk", "ru", "en")


def told(item: int, language: str) -> str:
    """An item in a language."""
    place = LANGUAGES.index(language)
    first, second = PEOPLE[item % 6][place], PEOPLE[(item // 6 + item + 1) % 6][place]
    return SAYS[language].format(a=first, b=second, n=137 * item + 215)


def article(feed: Feed, item: int, language: str, **more: Any) -> Fetched:
    """An article of an item, at an address that says nothing of it."""
    url = more.pop("url", f"http://u.example/news/{language}-{(item * 7919 + len(language + LANGUAGES[0]) + ord(language[0])) % 99991}")
    text = more.pop("text", told(item, language))
    day = more.pop("published", f"2024-03-{1 + item:02d}")
    number = more.pop("number", 0)
    found = feed.article(number, text, url=url, canonical_url=url, language=language, title=f"Item {language}", published=day, **more)
    assert found.reading is not None
    found.reading.number = number or None
    return found


def settled(feed: Feed) -> dict[str, set[str]]:
    """The groups of translations by name, after settling."""
    more = True
    while more:
        with transaction(feed.connection):
            more = translations.settle(feed.connection)
    groups: dict[str, set[str]] = {}
    for name, url in feed.all("SELECT translation_id, canonical_url FROM articles WHERE translation_id IS NOT NULL"):
        groups.setdefault(name, set()).add(url)
    return groups


def url_of(item: Fetched) -> str:
    """The article's address."""
    assert item.reading is not None
    return str(item.reading.canonical_url)


def test_three_languages_of_an_item_are_found_by_their_texts_alone(feed: Feed) -> None:
    made = {(item, language): article(feed, item, language) for item in range(5) for language in LANGUAGES}
    feed.store(*made.values())
    assert sorted(map(sorted, settled(feed).values())) == sorted(
        sorted(url_of(made[item, language]) for language in LANGUAGES) for item in range(5)
    )
    assert len(json.loads(feed.one("SELECT translations FROM record LIMIT 1"))) == 2


def test_of_two_events_of_a_day_with_the_same_rector_each_gets_its_own(feed: Feed) -> None:
    made = {(item, language): article(feed, item, language, published="2024-03-05") for item in (0, 1, 2) for language in ("kk", "ru")}
    feed.store(*made.values())
    assert sorted(map(sorted, settled(feed).values())) == sorted(
        sorted(url_of(made[item, language]) for language in ("kk", "ru")) for item in (0, 1, 2)
    )


def test_items_that_share_nothing_but_the_day_and_the_rector_are_not_linked(feed: Feed) -> None:
    feed.store(*(article(feed, item, language) for item in range(6, 12) for language in ("kk", "ru")))
    feed.store(article(feed, 0, "kk", published="2024-04-05"), article(feed, 3, "ru", published="2024-04-05"))
    assert not any("/kk-0" in url or url == url_of(article(feed, 3, "ru")) for group in settled(feed).values() for url in group)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_articles_come_does_not_matter(feed: Feed, seed: int) -> None:
    def stored(made: list[Fetched], into: Feed, *, at_once: bool) -> set[frozenset[str]]:
        for one in made:
            into.store(one)
            if not at_once:
                settled(into)
        return {frozenset(group) for group in settled(into).values()}

    chance = random.Random(seed)
    wanted = [(item, language, chance.randint(0, 3)) for item in range(8) for language in LANGUAGES]
    results = []
    for at_once in (True, False):
        other = Feed()
        order = chance.sample(wanted, len(wanted))
        made = [article(other, item, language, published=f"2024-03-{1 + item + late:02d}") for item, language, late in order]
        results.append(stored(made, other, at_once=at_once))
        rows = other.all(
            "SELECT min(a.canonical_url, b.canonical_url), max(a.canonical_url, b.canonical_url), verdict, confidence, support, learned"
            " FROM translation_pairs JOIN articles a ON a.key = one JOIN articles b ON b.key = other ORDER BY 1, 2"
        )
        results.append(set(map(tuple, rows)))  # type: ignore[arg-type]
        other.connection.close()
    assert results[0] == results[2]
    assert results[1] == results[3]
    assert len(results[0]) >= 4


def test_numbers_that_name_other_items_in_other_languages_link_nothing_and_that_is_known(feed: Feed) -> None:
    visitors = ("Пётр Лавров", "Семён Гущин", "Вера Ильина", "Фёдор Зуев", "Юлия Чернова", "Глеб Юрьев")
    for number, visitor in enumerate(visitors):
        text = f"На стадионе прошёл забег. Первым финишировал {visitor}, через {1200 + number} метров его ждал тренер Эдуард Шилов."
        feed.put(article(feed, number, "kk", number=500 + number, published=f"2024-{1 + number:02d}-11"), shared_numbers=True)
        feed.put(article(feed, number, "ru", number=500 + number, published=f"2024-{1 + number:02d}-11", text=text), shared_numbers=True)
    assert settled(feed) == {}
    agreed, contradicted = feed.all("SELECT agreed, contradicted FROM translation_trust WHERE declared = 'number'")[0]
    assert (agreed, contradicted >= 3) == (0, True)
    assert {one.verdict for one in translation_review.doubtful(feed.connection)} == {"contradicted"}


def test_one_text_that_fits_badly_is_linked_where_the_other_numbers_are_right_and_one_that_does_not_fit_is_not(feed: Feed) -> None:
    unlike = "Лаборатория открыта снова. Ленту разрезал Пётр Лавров, гостей встречал Семён Гущин. Приехали 215 студентов, 17 мая."
    strange = (
        "На стадионе прошёл забег. Первым финишировал Пётр Лавров, вторым Семён Гущин, третьей Вера Ильина. Через 1271 метр их ждал"
        " тренер Эдуард Шилов, а 48 болельщиков приехали из Воронежа 17 мая. Победителям вручили 29 медалей и 3350 рублей."
    )

    def verdicts(text: dict[str, str]) -> tuple[str, int]:
        other = Feed()
        for item in range(34):
            day = f"2024-{3 + item // 28:02d}-{1 + item % 28:02d}"
            for language in ("kk", "ru"):
                shown = text[language] if item == 33 else told(item, language)
                other.put(article(other, item, language, number=500 + item, published=day, text=shown), shared_numbers=True)
        settled(other)
        assert list(translation_checks.verify(other.connection)) == []
        last = other.one("SELECT max(key) FROM articles")
        found = other.all("SELECT verdict, says FROM translation_pairs WHERE other = ? AND declared <> ''", last)
        other.connection.close()
        return tuple(found[0])  # type: ignore[arg-type]

    assert verdicts({"kk": told(33, "kk"), "ru": unlike}) == ("linked", -1)
    assert verdicts({"kk": told(33, "kk"), "ru": strange}) == ("contradicted", -1)


def test_numbers_are_believed_where_texts_say_little(feed: Feed) -> None:
    texts = {"kk": "Ертең кітапхана жабық болады, келесі күні ашылады.", "ru": "Завтра двери будут заперты, извините нас за это."}
    for number in (7, 8):
        for language, text in texts.items():
            feed.put(article(feed, number, language, number=number, text=text + f" {'ab'[number - 7]}"), shared_numbers=True)
    assert len(settled(feed)) == 2


@pytest.mark.parametrize("kind", ["hreflang", "switch"])
def test_addresses_that_pages_name_link_them_unless_several_name_one(feed: Feed, kind: str) -> None:
    short = {"kk": "Бұл қысқа хабар ғана, онда ешкім де аталмайды.", "ru": "Это лишь краткое сообщение, в нём никто не назван."}
    made = [article(feed, item, language, text=short[language] + "!" * item, published=None) for item in range(4) for language in short]
    for one, names in ((0, [1]), (1, [0]), (2, [5, 2]), (4, [5, 4]), (6, [5, 6])):
        reading = made[one].reading
        assert reading is not None
        reading.clues = {**translation_clues.of_text("t", reading.text, "kk"), kind: [url_of(made[other]) for other in names]}
    feed.store(*made)
    assert list(settled(feed).values()) == [{url_of(made[0]), url_of(made[1])}]


def test_copies_of_a_text_do_not_stand_in_each_others_way_and_one_of_a_language_is_taken(feed: Feed) -> None:
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"), article(feed, 1, "ru", url="http://mirror.u.example/ru/copy-of-it"))
    assert list(settled(feed).values()) == [{url_of(article(feed, 1, "kk")), url_of(article(feed, 1, "ru"))}]


def test_what_is_hidden_or_erased_is_no_translation_and_what_is_shown_again_is(feed: Feed) -> None:
    feed.store(*(article(feed, 1, language) for language in LANGUAGES))
    assert [len(group) for group in settled(feed).values()] == [3]
    key = feed.one("SELECT key FROM articles WHERE language = 'ru'")
    with transaction(feed.connection):
        shown.set_visibility(feed.connection, key, "hidden")
    smallest = feed.one("SELECT min(id) FROM articles")
    assert feed.all("SELECT DISTINCT translation_id, json_array_length(translations) FROM record") == [(smallest, 1)]
    with transaction(feed.connection):
        shown.set_visibility(feed.connection, key, "shown")
    assert feed.one("SELECT count(*) FROM articles WHERE translation_id IS NOT NULL") == 3
    with transaction(feed.connection):
        holds.erase(feed.connection, key, "asked", "2026-03-01T12:00:00.000Z", FILES)
    assert feed.one("SELECT count(*) FROM translation_clues") == 2
    assert feed.one("SELECT count(*) FROM translation_pairs WHERE ? IN (one, other)", key) == 0
    assert list(translation_checks.verify(feed.connection)) == []
    assert feed.one("SELECT count(*) FROM articles WHERE translation_id IS NOT NULL") == 2


def test_a_text_that_becomes_another_is_linked_with_other_texts(feed: Feed) -> None:
    others = "The old greenhouse was painted green by the gardeners of the faculty in the rain."
    feed.store(*(article(feed, 1, language, published="2024-03-05") for language in ("kk", "ru")))
    feed.put(article(feed, 3, "en", published="2024-03-05", text=others))
    assert [len(group) for group in settled(feed).values()] == [2]
    feed.next_crawl()
    url = url_of(article(feed, 3, "en"))
    feed.put(article(feed, 3, "en", published="2024-03-05", text=told(1, "en"), url=url))
    assert [len(group) for group in settled(feed).values()] == [3]


def test_a_persons_word_wins_both_ways_and_can_be_taken_back(feed: Feed) -> None:
    others = "The old greenhouse was painted green by the gardeners of the faculty in the rain."
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"), article(feed, 4, "en", published="2024-03-02", text=others))
    settled(feed)
    ids = dict(feed.all("SELECT language, id FROM articles"))
    wrong, right = f"translation:{ids['kk']}:{ids['ru']}", f"translation:{ids['ru']}:{ids['en']}"
    with transaction(feed.connection):
        decide(feed.connection, by_id(feed.connection, wrong), "rejected", person="A. Person")
        decide(feed.connection, by_id(feed.connection, right), "accepted", person="A. Person")
    assert [*settled(feed).values()] == [set(feed.all("SELECT canonical_url FROM articles WHERE language <> 'kk'"))]
    feed.next_crawl()
    feed.put(article(feed, 4, "en", published="2024-03-20", text=others + " Twice.", url=url_of(article(feed, 4, "en"))))
    assert [len(group) for group in settled(feed).values()] == [2]
    with transaction(feed.connection):
        assert translation_review.take_back(feed.connection, wrong, person="A. Person")
        assert translation_review.take_back(feed.connection, right, person="A. Person")
        assert not translation_review.take_back(feed.connection, right, person="A. Person")
    assert [*settled(feed).values()] == [set(feed.all("SELECT canonical_url FROM articles WHERE language <> 'en'"))]


def test_what_a_person_keeps_apart_no_third_language_brings_together(feed: Feed) -> None:
    feed.store(*(article(feed, 1, language) for language in LANGUAGES))
    assert [len(group) for group in settled(feed).values()] == [3]
    ids = dict(feed.all("SELECT language, id FROM articles"))
    with transaction(feed.connection):
        decide(feed.connection, by_id(feed.connection, f"translation:{ids['kk']}:{ids['ru']}"), "rejected", person="A. Person")
    (group,) = settled(feed).values()
    assert len(group) == 2
    assert group != set(feed.all("SELECT canonical_url FROM articles WHERE language <> 'en'"))


def test_doubtful_links_wait_for_a_person_and_ids_of_nothing_are_refused(feed: Feed) -> None:
    # Two texts in Russian could both be the translation: neither is surer than the other.
    again = article(feed, 1, "ru", text=told(1, "ru") + " Всё.", url="http://u.example/news/ru-2")
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"), again)
    assert settled(feed) == {}
    found = list(waiting(feed.connection, kind="translation"))
    assert len(found) >= 1
    assert all("352" in one.reason for one in found), found[0].reason
    with transaction(feed.connection):
        decide(feed.connection, found[0], "accepted", person="A. Person")
    assert [len(group) for group in settled(feed).values()] == [2]
    for ident in ("translation:a:b", f"translation:{found[0].article}:{found[0].article}"):
        with pytest.raises(UsageError):
            by_id(feed.connection, ident)


def test_sites_of_one_university_are_linked_and_those_of_two_are_not(feed: Feed) -> None:
    for site, university, language in (("main", "u.example", "kk"), ("faculty", "u.example", "ru"), ("other", "v.example", "en")):
        feed.site, feed.crawl = site, begin_crawl(feed.connection, site)
        one = article(feed, 1, language)
        assert one.reading is not None
        one.reading.clues = {**translation_clues.of_text("t", one.reading.text, language), "university": university}
        feed.put(one)
    assert list(settled(feed).values()) == [set(feed.all("SELECT canonical_url FROM articles WHERE site <> 'other'"))]


def test_undated_texts_are_found_by_what_few_have(feed: Feed) -> None:
    feed.store(*(article(feed, item, language, published=None) for item in range(4) for language in LANGUAGES))
    assert len(settled(feed)) >= 3


def test_a_new_article_makes_little_to_be_compared_anew(feed: Feed) -> None:
    feed.store(*(article(feed, item, language) for item in range(12) for language in LANGUAGES))
    settled(feed)
    feed.store(article(feed, 13, "en"))
    before = feed.connection.total_changes
    settled(feed)
    assert feed.connection.total_changes - before < 120


def test_a_killed_crawl_leaves_what_is_to_be_settled(feed: Feed) -> None:
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"))
    feed.connection.execute("BEGIN")
    translations.settle(feed.connection)
    feed.connection.execute("ROLLBACK")
    assert len(settled(feed)) == 1
    assert feed.one("SELECT count(*) FROM translation_queue") == 0


LATIN = dict(zip(
    "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэюя",
    "a ä b v g ğ d e j z i i k q l m n ñ o ö p r s t u ū ü f h h ş y ı e iu ia".split(), strict=True,
))  # fmt: skip
"""The alphabet of 2021."""


def test_kazakh_in_another_script_is_the_same_item_and_its_keys_are_the_same(feed: Feed) -> None:
    for item in range(4):
        text = "".join(LATIN.get(sign, LATIN.get(sign.lower(), sign).capitalize()) for sign in told(item, "kk"))
        assert translation_clues.of_text(None, text, "kk") == translation_clues.of_text(None, told(item, "kk"), "kk")
        feed.store(
            article(feed, item, "kk", script="Cyrl", published="2024-03-01", url=f"http://u.example/kk/{item}"),
            article(feed, item, "kk", script="Latn", published="2024-03-01", url=f"http://u.example/qaz/{item}", text=text),
        )
    assert sorted(map(sorted, settled(feed).values())) == [[f"http://u.example/{of}/{item}" for of in ("kk", "qaz")] for item in range(4)]
    rejected = feed.all("SELECT id FROM articles WHERE canonical_url IN ('http://u.example/kk/1', 'http://u.example/qaz/2') ORDER BY id")
    by_id(feed.connection, f"translation:{rejected[0]}:{rejected[1]}")


def test_articles_of_two_languages_cannot_be_accepted_as_one_text(feed: Feed) -> None:
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"))
    settled(feed)
    ids = feed.all("SELECT id FROM articles ORDER BY id")
    story = by_id(feed.connection, f"story:{ids[0]}:{ids[1]}")
    with pytest.raises(UsageError, match="two languages") as raised, transaction(feed.connection):
        decide(feed.connection, story, "accepted", person="A. Person")
    assert f"translation:{ids[0]}:{ids[1]}" in raised.value.advice
    assert feed.one("SELECT count(*) FROM decisions") == 0
    with transaction(feed.connection):
        decide(feed.connection, story, "rejected", person="A. Person")


def test_an_article_that_is_of_another_university_by_now_is_linked_there(feed: Feed) -> None:
    feed.store(article(feed, 1, "kk"), article(feed, 1, "ru"))
    assert len(settled(feed)) == 1
    clues = [json.loads(one) for one in feed.all("SELECT clues FROM translation_clues ORDER BY holding")]
    for university, keys, linked in (("v.example", (1,), 0), ("v.example", (2,), 1), ("w.example", (1, 2), 1)):
        with transaction(feed.connection):
            for key in keys:
                translation_clues.put(feed.connection, key, university, clues[key - 1])
        assert len(settled(feed)) == linked
        assert feed.all("SELECT university FROM translation_pairs") == [university] * linked
        assert list(translation_checks.verify(feed.connection)) == []
