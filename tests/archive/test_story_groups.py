"""Stories of copies that are edited, cut or joined: the same in any order, right after changes, and as persons say."""

from __future__ import annotations

import itertools
import random
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

from newsarchive import linking
from newsarchive.archive import digest_filters, sketch_memory, sketches, stories, story_links, verdicts
from newsarchive.archive.about import fill_about
from newsarchive.archive.database import transaction
from newsarchive.archive.holds import Files, erase, verify_stories
from newsarchive.edits import imprint, sameness, shingles
from newsarchive.items import Outcome
from tests.archive.made import Feed
from tests.edits.made import LANGUAGES, edited, text_of
from tests.edits.test_sameness import NOTICES, notices

NO_FILES = Files(erase=lambda ref: ref, verify=lambda ref: None)



def groups(feed: Feed) -> set[frozenset[str]]:
    """The articles of each story of two or more, by their ids, once all that waits is settled."""
    feed.settle()
    rows = feed.all("SELECT story, id FROM holdings WHERE story IS NOT NULL AND visibility <> 'erased' ORDER BY story")
    return {frozenset(ident for _, ident in members) for _, members in itertools.groupby(rows, key=lambda row: row[0])}


def ids(*numbers: int, language: str = "en") -> frozenset[str]:
    return frozenset(f"demo-{language}-{number}" for number in numbers)


def test_an_edited_and_a_cut_copy_are_one_story_with_the_text_and_another_text_is_not(feed: Feed) -> None:
    for language in LANGUAGES:
        text = text_of(language, 1)
        feed.put(feed.article(1, text, language=language))
        assert feed.put(feed.article(2, edited(text, language, 0.2, 1), language=language)) is Outcome.STORED
        feed.put(feed.article(3, text[: len(text) // 2], language=language))
        feed.put(feed.article(4, text_of(language, 2), language=language))
    assert groups(feed) == {ids(1, 2, 3, language=language) for language in LANGUAGES}
    assert feed.all("SELECT DISTINCT story_size FROM record WHERE story_id IS NOT NULL") == [3]
    feed.check()


def test_who_waits_to_be_grouped_is_of_no_story_where_nothing_leads_to_another_and_of_a_persons_where_one_says_so(feed: Feed) -> None:
    for number in range(1, 4):
        feed.put(feed.article(number, text_of("en", number)))
    assert groups(feed) == set()
    with transaction(feed.connection):
        stories.decide(feed.connection, 2, 3, "same", person="me")
        feed.connection.execute("UPDATE holdings SET story = 'of-old' WHERE key = 1")
        feed.connection.execute("UPDATE holdings SET story = NULL WHERE key <> 1")
        feed.connection.execute("INSERT INTO story_queue(holding, is_linked) VALUES (1, 1), (2, 1), (3, 1)")
    assert groups(feed) == {ids(2, 3)}
    assert feed.one("SELECT count(*) FROM story_queue") == 0
    with transaction(feed.connection):
        assert stories.decide(feed.connection, 2, 3, None, person="me")
        feed.connection.execute("INSERT INTO story_queue(holding, is_linked) VALUES (2, 1)")
    assert groups(feed) == set()
    feed.check()


def test_a_text_that_joins_two_others_is_linked_with_both_and_unites_them_not(feed: Feed) -> None:
    one, two = text_of("en", 1), text_of("en", 2, sentences=9)
    for number, text in enumerate((one, two, f"{one}\n\n{two}"), 1):
        feed.put(feed.article(number, text))
    assert groups(feed) == {ids(1, 3)}
    assert feed.one("SELECT count(*) FROM story_links WHERE other = 3") == 2


def test_a_digest_of_many_belongs_to_none_of_them(feed: Feed) -> None:
    texts = [text_of("ru", number, sentences=8) for number in range(1, 6)]
    for number, text in enumerate((*texts, "\n\n".join(texts)), 1):
        feed.put(feed.article(number, text, language="ru"))
    assert groups(feed) == set()


def test_cuts_of_different_length_of_one_text_are_one_story_though_the_longer_hold_the_shorter(feed: Feed) -> None:
    text = text_of("kk", 1, sentences=24)
    for number, share in enumerate((0.3, 1.0, 0.6), 1):
        feed.put(feed.article(number, text[: int(len(text) * share)], language="kk"))
    assert groups(feed) == {ids(1, 2, 3, language="kk")}


def the_mixture(language: str) -> list[str]:
    one, two, three = (text_of(language, number, sentences=10 + number) for number in range(1, 4))
    return [
        one, edited(one, language, 0.3, 1), edited(one, language, 0.15, 2), one[: len(one) // 2], f"{one}\n\n{two}", two,
        edited(two, language, 0.1, 3), two[: len(two) * 2 // 3], three, f"{three}\n\n{two}\n\n{one}", three,
    ]  # fmt: skip


def test_the_same_articles_in_any_order_give_the_same_stories() -> None:
    found: list[list[tuple[str, str | None]]] = []
    for seed in range(3):
        feed = Feed()
        jobs = [(number, language, text) for language in ("en", "zh") for number, text in enumerate(the_mixture(language), 1)]
        random.Random(seed).shuffle(jobs)
        for number, language, text in jobs:
            feed.put(feed.article(number, text, language=language, published=f"2024-01-{number:02}"))
        feed.settle()
        rows = feed.all("SELECT id, story FROM holdings ORDER BY id")
        found.append(rows)
    assert found[0] == found[1] == found[2]
    assert len({story for _, story in found[0]} - {None}) == 6


def a_crowd(language: str) -> list[str]:
    """Copies changed so much that not all of them are alike, copies of copies, cuts, joined texts, and notices from one mould."""
    base, *others = (text_of(language, number, sentences=8 + number) for number in range(1, 4))
    texts = [base, *(edited(base, language, share / 100, share) for share in (5, 20, 35, 38, 40, 42, 45))]
    texts += [base[: int(len(base) * share)] for share in (0.25, 0.45, 0.75)] + [base[int(len(base) * 0.6) :]]
    for seed, other in enumerate(others):
        texts += [other, edited(other, language, 0.35, seed), f"{other}\n\n{base}", f"{base[: len(base) // 2]}\n\n{other}"]
    chained = others[0]
    for seed in range(4):
        chained = edited(chained, language, 0.25, 50 + seed)
        texts.append(chained)
    return [*texts, "\n\n".join((base, *others)), *notices(language, 6)]


def test_the_same_crowd_in_any_order_gives_the_same_links_and_stories() -> None:
    jobs = list(enumerate(a_crowd("en"), 1))
    found = []
    for seed in range(3):
        feed = Feed()
        random.Random(seed).shuffle(jobs)
        for number, text in jobs:
            feed.put(feed.article(number, text, published=f"2024-01-{number % 28 + 1:02}"))
        feed.settle()
        linked = feed.all("SELECT a.id, b.id, kind FROM story_links JOIN holdings a ON a.key = one JOIN holdings b ON b.key = other")
        found.append((groups(feed), {(*sorted(ends), kind) for *ends, kind in linked}))
    assert found[0] == found[1] == found[2]


def chosen_links(feed: Feed) -> set[tuple[str, str, int, str]]:
    """All links: of whom, which of the two chose it (as `story_links.chosen`, in the order of their ids), and of which kind."""
    return set(feed.all(
        "SELECT min(a.id, b.id), max(a.id, b.id), CASE WHEN a.id < b.id OR chosen = 3 THEN chosen ELSE 3 - chosen END, kind"
        " FROM story_links JOIN holdings a ON a.key = one JOIN holdings b ON b.key = other"
    ))  # fmt: skip


def test_settled_after_each_article_or_all_at_once_the_same_crowd_gives_the_same_links() -> None:
    jobs = list(enumerate(a_crowd("en"), 1))
    found = []
    for seed, size in ((0, 1), (1, 5), (2, len(jobs))):
        feed = Feed()
        random.Random(seed).shuffle(jobs)
        for first in range(0, len(jobs), size):
            for number, text in jobs[first : first + size]:
                feed.put(feed.article(number, text, published=f"2024-01-{number % 28 + 1:02}"))
            feed.settle()
        found.append((groups(feed), chosen_links(feed)))
    assert found[0] == found[1] == found[2]


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Keys of the articles whose links are made, from now on."""
    found: list[int] = []
    find = story_links.find

    def noting(connection: sqlite3.Connection, at: story_links.Look) -> story_links.Found:
        made = find(connection, at)
        if not made.wanted:
            found.append(at.own.key)
        return made

    monkeypatch.setattr(story_links, "find", noting)
    return found


def test_an_article_without_links_is_looked_at_again_for_a_text_that_has_to_do_with_its_own_alone(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, own, other = (text_of("en", number, 8) for number in (1, 2, 3))
    feed.put(feed.article(1, f"{shared}\n\n{own}"))
    feed.settle()
    looked = looked_at(monkeypatch)
    feed.put(feed.article(2, f"{other}\n\n{shared}"))
    feed.settle()
    assert not feed.all("SELECT * FROM story_links")
    assert looked == [2]
    feed.put(feed.article(3, edited(f"{shared}\n\n{own}", "en", 0.05, 1)))
    feed.settle()
    assert 1 in looked
    assert groups(feed) == {ids(1, 3)}
    looked.clear()
    links = feed.all("SELECT * FROM story_links WHERE one = 1")
    feed.put(feed.article(4, f"{text_of('en', 4, 8)}\n\n{shared}"))
    feed.settle()
    assert links == feed.all("SELECT * FROM story_links WHERE one = 1")
    assert 1 in looked  # it might have lost its link


def test_copies_that_come_together_are_looked_at_once_each(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of("en", 1)
    looked = looked_at(monkeypatch)
    for number in range(1, 5):
        feed.put(feed.article(number, edited(text, "en", 0.02 * number, number)))
    feed.settle()
    assert sorted(looked) == [1, 2, 3, 4]
    assert feed.one("SELECT count(*) FROM story_links WHERE chosen = 3") == 6


def test_an_article_that_was_looked_at_before_another_came_is_told_of_it(feed: Feed) -> None:
    text = text_of("en", 1)
    looks = stories.Looks()

    def settle() -> None:
        compared: list[story_links.Compared] = []
        while (step := feed.ask(stories.settle_some, looks, compared=compared)).goes_on:
            compared = linking.here(step.pairs)()

    for number in range(1, 4):
        feed.put(feed.article(number, edited(text, "en", 0.02 * number, number)))
        settle()
    assert feed.one("SELECT count(*) FROM story_links WHERE chosen = 3") == 3


def test_an_article_that_was_looked_at_before_another_was_indexed_is_told_of_it(feed: Feed) -> None:
    text = text_of("en", 1)
    for number in (1, 2):
        feed.put(feed.article(number, edited(text, "en", 0.02 * number, number)))
    feed.settle()
    sketches.remove(feed.connection, feed.one("SELECT same_text FROM holdings WHERE key = 1"))
    feed.connection.execute("UPDATE holdings SET same_text = NULL WHERE key = 1")
    feed.connection.execute("INSERT INTO story_queue(holding) VALUES (1), (2)")
    looks = stories.Looks()
    while feed.ask(stories.settle_some, looks).goes_on:
        pass
    assert feed.all("SELECT one, other, chosen FROM story_links") == [(1, 2, 3)]


def test_whoever_is_near_to_a_text_is_linked_with_the_first_that_shows_it_also_when_that_comes_last() -> None:
    text = text_of("en", 1)
    found = []
    for order in itertools.permutations([(1, text), (2, text), (3, edited(text, "en", 0.1, 1))]):
        feed = Feed()
        for number, one in order:
            feed.put(feed.article(number, one))
            feed.settle()
        found.append({link for link in chosen_links(feed) if link[-1] != "same"})
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("size", [1, 4])
def test_equal_texts_are_one_story_in_any_order_also_when_those_are_erased_that_they_were_linked_with(size: int) -> None:
    text = text_of("en", 1)
    for order in itertools.permutations((1, 2, 3, 4)):
        feed = Feed()
        for first in range(0, 4, size):
            for number in order[first : first + size]:
                feed.put(feed.article(number, text))
            feed.settle()
        assert groups(feed) == {ids(1, 2, 3, 4)}, order
        with transaction(feed.connection):
            for ident in ids(1, 2):
                key = feed.one("SELECT key FROM holdings WHERE id = ?", ident)
                erase(feed.connection, key, "asked for", "2026-03-02T00:00:00Z", NO_FILES)
        feed.settle()
        assert groups(feed) == {ids(3, 4)}, order


@pytest.mark.parametrize("goes", ["erased", "other text"])
def test_that_a_text_came_is_told_also_where_the_article_that_brought_it_goes_before_and_another_shows_it(feed: Feed, goes: str) -> None:
    text = text_of("en", 1)
    feed.put(feed.article(1, text))
    feed.settle()
    for number in (2, 3):
        feed.put(feed.article(number, edited(text, "en", 0.1, 1)))
    if goes == "erased":
        with transaction(feed.connection):
            erase(feed.connection, 2, "asked for", "2026-03-02T00:00:00Z", NO_FILES)
    else:
        feed.put(feed.article(2, text_of("en", 5)))
    feed.settle()
    assert feed.all("SELECT one, other, chosen FROM story_links") == [(1, 3, 3)]


def test_an_article_that_is_in_another_language_now_is_a_copy_of_others(feed: Feed) -> None:
    text = text_of("en", 1)
    for number, language in ((1, "en"), (2, "en"), (3, "de")):
        feed.put(feed.article(number, text if number < 3 else edited(text, "en", 0.05, 1), language=language, url=f"http://u.example/{number}",
                canonical_url=f"http://u.example/{number}"))  # fmt: skip
    feed.settle()
    assert len(groups(feed)) == 1
    reading = feed.one("SELECT reading FROM holdings WHERE key = 1")
    with transaction(feed.connection):
        feed.connection.execute("UPDATE readings SET language = 'de' WHERE id = ?", (reading,))
        stories.link(feed.connection, 1)
    feed.settle()
    assert feed.all("SELECT one, other, chosen FROM story_links") == [(1, 3, 3)]


def test_of_a_crowd_that_shares_sentences_few_are_compared_and_a_copy_is_found(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{text_of('en', 1, 6)}\n\n{text_of('en', number, 12)}" for number in range(2, 26)]
    for number, text in enumerate(texts, 1):
        feed.put(feed.article(number, text))
    feed.settle()
    assert groups(feed) == set()
    verdicts.forget()
    compared: list[int] = []
    remember = verdicts.remember
    monkeypatch.setattr(verdicts, "remember", lambda *of: compared.extend(of[:2]) or remember(*of))
    looked = looked_at(monkeypatch)
    feed.put(feed.article(30, edited(texts[7], "en", 0.05, 1)))
    feed.settle()
    # All but those with whose texts it has nothing to do.
    assert len(looked) == len(set(looked)) == 25 - story_links.FRUITLESS
    assert groups(feed) == {ids(8, 30)}
    # With its copy, where it has one, and with several of which nothing is to be said; and by each of these once.
    assert len(compared) <= 2 * len(texts) * (story_links.FRUITLESS + 1) < len(texts) * story_links.COMPARED


def test_notices_from_one_mould_are_no_story_however_many_there_are(feed: Feed) -> None:
    for number, text in enumerate(notices("ru", 20), 1):
        feed.put(feed.article(number, text, language="ru"))
    feed.settle()
    assert groups(feed) == set()


def test_a_cut_copy_stays_in_its_story_when_an_edited_copy_comes(feed: Feed) -> None:
    text = text_of("en", 3001, 16)
    for number, one in enumerate((text, edited(text, "en", 0.3, 1), text[: int(len(text) * 0.4)]), 1):
        feed.put(feed.article(number, one))
    feed.settle()
    assert groups(feed) == {ids(1, 2, 3)}


@pytest.mark.parametrize("seed", [394, 404, 408])
def test_a_short_and_a_long_text_find_each_other_whichever_comes_first(seed: int) -> None:
    chance = random.Random(seed)
    long = text_of("en", seed, chance.choice((20, 28, 36)))
    short = edited(long[: int(len(long) * chance.choice((0.34, 0.4, 0.45)))], "en", chance.choice((0.1, 0.2, 0.3)), seed)
    found = []
    for order in (((1, short), (2, long)), ((2, long), (1, short))):
        verdicts.forget()
        feed = Feed()
        for number, text in order:
            feed.put(feed.article(number, text))
        found.append(groups(feed))
    assert found[0] == found[1] == {ids(1, 2)}


def test_a_text_that_says_less_than_a_crowd_is_one_with_the_likest_of_it_alone(feed: Feed) -> None:
    base = text_of("en", 1, 20)
    for number in range(1, 81):
        feed.put(feed.article(number, f"{base} This is report number {number * 7 + 100} of the year."))
    feed.put(feed.article(90, base))
    assert [len(group) for group in groups(feed)] == [2]
    assert feed.one("SELECT count(*) FROM story_links WHERE doubt IS NULL") > 1
    assert not list(verify_stories(feed.connection))


def test_a_doubtful_link_unites_only_when_a_person_says_so(feed: Feed) -> None:
    notice = NOTICES["en"].format(*"5 May 2022 15 305 Sadykova Nurlanov".split())
    feed.put(feed.article(1, notice))
    feed.put(feed.article(2, notice.replace("5 May", "6 May")))
    feed.settle()
    assert feed.one("SELECT kind FROM story_links WHERE doubt IS NOT NULL") == "edited"
    assert groups(feed) == set()
    with transaction(feed.connection):
        stories.decide(feed.connection, 1, 2, story_links.SAME, person="Aigul")
    assert groups(feed) == {ids(1, 2)}


def test_of_equal_texts_only_the_first_links_are_kept_however_many_there_are(feed: Feed) -> None:
    text = text_of("en", 1)
    for number in range(1, 31):
        feed.put(feed.article(number, text))
    feed.settle()
    assert groups(feed) == {ids(*range(1, 31))}
    assert feed.one("SELECT count(*) FROM story_links") <= 60


def test_a_story_that_does_not_follow_from_the_links_is_found_by_verify(feed: Feed) -> None:
    text = text_of("en", 1)
    for number in (1, 2):
        feed.put(feed.article(number, edited(text, "en", 0.1, number)))
    feed.settle()
    assert not list(verify_stories(feed.connection))
    feed.connection.execute("UPDATE holdings SET story = 'demo-en-9' WHERE key = 2")
    (fault,) = verify_stories(feed.connection)
    assert "demo-en-9" in fault
    feed.connection.execute("UPDATE holdings SET story = 'demo-en-1' WHERE key = 2")
    feed.connection.execute("UPDATE story_links SET kind = 'apart'")
    assert len(list(verify_stories(feed.connection))) == 2
    feed.connection.execute("UPDATE story_links SET kind = 'edited'")


def test_an_article_that_says_something_else_now_leaves_its_story_and_joins_another(feed: Feed) -> None:
    one, two = text_of("en", 1), text_of("en", 2)
    for number, text in ((1, one), (2, edited(one, "en", 0.1, 1)), (3, one[: len(one) // 2]), (4, two)):
        feed.put(feed.article(number, text))
    feed.next_crawl()
    assert feed.put(feed.article(2, edited(two, "en", 0.1, 2))) is Outcome.CHANGED
    assert groups(feed) == {ids(1, 3), ids(2, 4)}
    assert not list(verify_stories(feed.connection))
    assert feed.one("SELECT count(*) FROM fingerprints") == 4
    feed.check()


def test_a_story_keeps_its_name_when_copies_come_in_later_crawls(feed: Feed) -> None:
    text = text_of("en", 1)
    feed.put(feed.article(5, text, published="2024-03-01"))
    feed.next_crawl()
    feed.put(feed.article(1, edited(text, "en", 0.1, 1), published="2024-02-01"))
    feed.settle()
    assert feed.all("SELECT DISTINCT story FROM holdings") == ["demo-en-5"]


def test_an_erased_article_leaves_nothing_behind_and_its_story_goes_on_without_it(feed: Feed) -> None:
    text = text_of("en", 1)
    for number, share in enumerate((0.0, 0.1, 0.2), 1):
        feed.put(feed.article(number, edited(text, "en", share, number)))
    text_number, digests = feed.all("SELECT text, digests FROM fingerprints WHERE text = (SELECT same_text FROM holdings WHERE key = 1)")[0]
    digests = set(sketch_memory.unpacked(digests))
    known = sketch_memory.of(feed.connection)
    for part in digest_filters.SLICES:
        known.move_on(feed.connection, part)
    assert digests <= set(feed.all("SELECT digest FROM sketches"))
    with transaction(feed.connection):
        erase(feed.connection, 1, "asked for", "2026-03-02T00:00:00Z", NO_FILES)
    assert groups(feed) == {ids(2, 3)}
    assert feed.all("SELECT DISTINCT story_id FROM articles") == ["demo-en-2"]
    assert not feed.one("SELECT count(*) FROM story_links WHERE 1 IN (one, other)")
    assert len(digests & set(feed.all("SELECT digest FROM sketches"))) < len(digests)
    assert not feed.all("SELECT 1 FROM sketches WHERE text = ?", text_number)
    assert not feed.all("SELECT 1 FROM sketch_filters")
    assert feed.one("SELECT count(*) FROM fingerprints") == 2
    assert not list(verify_stories(feed.connection))
    feed.check()


def test_what_a_person_says_of_two_articles_holds_whatever_is_found_until_it_is_taken_back(feed: Feed) -> None:
    text, other = text_of("en", 1), text_of("en", 2)
    for number, one in ((1, text), (2, edited(text, "en", 0.1, 1)), (3, edited(text, "en", 0.1, 2)), (4, other)):
        feed.put(feed.article(number, one))
    assert groups(feed) == {ids(1, 2, 3)}
    with transaction(feed.connection):
        stories.decide(feed.connection, 1, 2, story_links.APART, person="Aigul", because="two events")
        stories.decide(feed.connection, 4, 1, story_links.SAME, person="Aigul", because="told by the dean")
    assert groups(feed) in ({ids(1, 3, 4)}, {ids(1, 4), ids(2, 3)})
    before = groups(feed)
    feed.next_crawl()
    feed.put(feed.article(2, edited(text, "en", 0.05, 4)))
    feed.settle()
    assert all(not {"demo-en-1", "demo-en-2"} <= one for one in groups(feed))
    assert any({"demo-en-1", "demo-en-4"} <= one for one in groups(feed)), before
    with transaction(feed.connection):
        assert stories.decide(feed.connection, 2, 1, None, person="Aigul")
        assert stories.decide(feed.connection, 1, 4, None, person="Aigul")
        assert not stories.decide(feed.connection, 1, 4, None, person="Aigul")
    assert groups(feed) == {ids(1, 2, 3)}


def test_an_archive_from_before_stories_is_taken_up_bit_by_bit(feed: Feed) -> None:
    text = text_of("ar", 1)
    for number, share in enumerate((0.0, 0.1, 0.2), 1):
        feed.put(feed.article(number, edited(text, "ar", share, number), language="ar"))
    for number in feed.all("SELECT text FROM fingerprints"):
        sketches.remove(feed.connection, number)
    for statement in (
        "DELETE FROM story_links", "UPDATE holdings SET same_text = NULL, story = NULL",
        "INSERT OR IGNORE INTO story_queue(holding) SELECT key FROM holdings",
    ):  # fmt: skip
        feed.connection.execute(statement)
    feed.settle()
    assert groups(feed) == {ids(1, 2, 3, language="ar")}
    assert stories.waiting(feed.connection) == 0
    feed.check()


def test_sketches_of_other_code_are_made_anew(feed: Feed) -> None:
    feed.put(feed.article(1, text_of("en", 1)))
    feed.connection.execute("UPDATE fingerprints SET form = 0")
    number = feed.one("SELECT text FROM fingerprints")
    sketches.put(feed.connection, number, sketches.made(text_of("en", 1)))
    assert feed.one("SELECT form FROM fingerprints") == sketches.FORM


def test_texts_that_were_indexed_before_there_were_imprints_get_theirs_and_their_copies_are_found_before(feed: Feed) -> None:
    text = text_of("en", 1)
    feed.put(feed.article(1, text))
    feed.connection.execute("UPDATE fingerprints SET imprint = x''")
    feed.connection.execute("INSERT OR IGNORE INTO story_queue(holding) SELECT key FROM holdings")
    feed.put(feed.article(2, edited(text, "en", 0.1, 1)))
    assert groups(feed) == {ids(1, 2)}
    feed.settle()
    assert feed.all("SELECT length(imprint) FROM fingerprints") == [imprint.SMALLEST // 8] * 2
    assert groups(feed) == {ids(1, 2)}
    feed.check()


def test_of_texts_that_only_share_sentences_none_waits_for_a_settling_and_no_text_is_read(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = text_of("en", 99, sentences=3)
    feed.put(feed.article(1, f"{text_of('en', 1, sentences=20)} {shared}"))
    monkeypatch.setattr(story_links, "text_of", None)
    feed.put(feed.article(2, f"{text_of('en', 2, sentences=20)} {shared}"))
    assert stories.waiting(feed.connection) == 0


def test_links_of_other_code_are_made_anew_also_of_articles_that_wait_for_their_story(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of("en", 1)
    for number in (1, 2):
        feed.put(feed.article(number, edited(text, "en", 0.02 * number, number)))
    feed.settle()
    fill_about(feed.connection, Path("a.db"))
    feed.connection.execute("INSERT INTO story_queue(holding, is_linked) VALUES (1, 1), (2, 1)")
    monkeypatch.setattr(sameness, "FORM", sameness.FORM + 1)
    stories.renew(feed.connection)
    feed.settle()
    assert feed.all("SELECT form FROM story_links") == [sameness.FORM]


@pytest.mark.parametrize("counted_up", [sameness, shingles])
def test_links_of_other_code_are_made_anew_once(feed: Feed, monkeypatch: pytest.MonkeyPatch, counted_up: ModuleType) -> None:
    for number in (1, 2):
        feed.put(feed.article(number, edited(text_of("en", 1), "en", 0.1 * number, number)))
    feed.settle()
    fill_about(feed.connection, Path("a.db"))
    stories.renew(feed.connection)
    assert stories.waiting(feed.connection) == 0
    monkeypatch.setattr(counted_up, "FORM", 7)
    stories.renew(feed.connection)
    assert stories.waiting(feed.connection) == 2
    feed.settle()
    assert feed.one("SELECT form FROM story_links") == sameness.FORM
    fill_about(feed.connection, Path("a.db"))
    stories.renew(feed.connection)
    assert stories.waiting(feed.connection) == 0


def test_boilerplate_that_hundreds_share_hides_no_copy(feed: Feed) -> None:
    shell = text_of("en", 99, sentences=6)
    copied = text_of("en", 1, sentences=14)
    feed.put(feed.article(1, f"{copied}\n\n{shell}"))
    for number in range(2, 80):
        feed.put(feed.article(number, f"{text_of('en', number, sentences=5)}\n\n{shell}"))
    feed.put(feed.article(200, edited(copied, "en", 0.3, 1)))
    assert groups(feed) == {ids(1, 200)}


def test_a_short_text_that_stands_beside_a_long_one_in_a_third_is_not_made_one_with_it(feed: Feed) -> None:
    long, short = text_of("ru", 1, sentences=16), text_of("ru", 2, sentences=4)
    for number, text in enumerate((long, f"{short}\n\n{long}", short), 1):
        feed.put(feed.article(number, text, language="ru"))
    assert groups(feed) == {ids(1, 2, language="ru")}


def test_a_damaged_index_of_copies_is_found_and_the_row_named(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch_memory, "WAITING", 0)
    for number in range(2, 70):
        feed.put(feed.article(number, text_of("en", number)))
    feed.put(feed.article(1, text_of("en", 1)))
    assert not list(sketches.verify(feed.connection))
    feed.connection.execute("UPDATE sketches SET digest = digest + 1 WHERE digest = (SELECT min(digest) FROM sketches)")
    (fault,) = sketches.verify(feed.connection)
    assert fault.startswith("sketches digest=")
    feed.connection.execute("DELETE FROM sketches WHERE digest = (SELECT max(digest) FROM sketches)")
    feed.connection.execute("DELETE FROM sketches WHERE digest NOT IN (SELECT digest FROM sketches ORDER BY 1 DESC LIMIT 5)")
    assert any("missing" in one or "is not what" in one for one in sketches.verify(feed.connection))
