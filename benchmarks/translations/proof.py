"""`python -m benchmarks.prove translations`: how many translations are found, and what comparing an article costs."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import results
from benchmarks.translations.acts import OPEN
from benchmarks.translations.made import DEV, HELD, Manner, site
from benchmarks.translations.measure import Found, measure
from newsarchive.archive import translation_clues, translations
from newsarchive.archive.database import connect, transaction
from newsarchive.text.counterparts import counterparts_of
from tests.crash.translation_series import translation_series

LARGE = 20
"""Times as many articles in the second archive whose cost is measured."""


def translations_found(size: int, seed: int) -> None:
    """Pairs found in invented three-language sites of different make whose pages are read as a crawl reads them: with nothing declared,
    half of the manners held out; in the second set of such sites; with numbers, with hreflang, with numbers that name other items; and the
    cost, small and large."""
    known = [measure(manner, size, seed, make=make) for make, manner in enumerate(DEV)]
    held = [measure(manner, size, seed, make=make) for make, manner in enumerate(HELD)]
    further = [measure(manner, size, seed, make=make % 4) for make, manner in enumerate(OPEN)]
    numbers = [measure(manner, size // 2, seed, declares="numbers", make=make) for make, manner in enumerate((DEV[0], HELD[0]))]
    hreflang = [measure(manner, size // 2, seed, declares="hreflang", make=make) for make, manner in enumerate((DEV[1], HELD[2]))]
    lying = [measure(manner, size // 2, seed, declares="wrong numbers", make=make) for make, manner in enumerate((DEV[0], HELD[0]))]
    small, large = cost(10 * size, seed), cost(10 * size * LARGE, seed)
    results.write(
        "translations", size=size, seed=seed, articles=sum(one.articles for one in (*known, *held)),
        f1=_f1(known), f1_held_out=_f1(held), f1_all=_f1([*known, *held]),
        f1_by_site={manner.name: one.f1 for manner, one in zip((*DEV, *HELD), (*known, *held), strict=True)},
        articles_second_set=sum(one.articles for one in further), f1_second_set=_f1(further),
        f1_second_set_by_site={manner.name: one.f1 for manner, one in zip(OPEN, further, strict=True)},
        precision_second_set=round(sum(one.right for one in further) / max(1, sum(one.found for one in further)), 3),
        precision=round(sum(one.right for one in (*known, *held)) / max(1, sum(one.found for one in (*known, *held))), 3),
        precision_held_out=round(sum(one.right for one in held) / max(1, sum(one.found for one in held)), 3),
        f1_numbers=_f1(numbers), f1_hreflang=_f1(hreflang), wrong_numbers_linked=sum(one.linked_by_number for one in lying),
        wrong_numbers_said=sum(one.contradicted for one in lying), cost_articles=[small[0], large[0]],
        cost_milliseconds=[small[1], large[1]], cost_ratio=round(large[1] / small[1], 2), bytes_an_article=large[2],
    )  # fmt: skip


def translation_kills(size: int, seed: int) -> None:
    """`size` kills at random moments while the translations of a site are stored, in another order each time, and settled; afterwards they
    are beside those of an archive that was left alone."""
    with TemporaryDirectory() as folder:
        found = translation_series(Path(folder), size, 16, seed)
    results.write(
        "translation_kills", size=size, seed=seed, kills=found.kills, while_storing=found.while_storing,
        while_settling=found.while_settling, ended_before_the_kill=found.ended, articles=found.articles, groups=found.groups,
        differing=len(found.differing),
    )  # fmt: skip


def _f1(found: list[Found]) -> float:
    right, both = sum(one.right for one in found), sum(one.true + one.found for one in found)
    return round(2 * right / max(1, both), 3)


def cost(articles: int, seed: int) -> tuple[int, float, int]:
    """Compare articles by their clues in an archive of so many: how many there are, CPU milliseconds an article, bytes an article."""
    versions = site(Manner(name="cost", a_day=3.0, twins=0.2), 1000, seed)
    clues = [asdict(counterparts_of(one.title, one.text, one.language)) for one in versions]
    with TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "archive.db")
        count = 0
        spent = 0.0
        while count < articles:
            # The same thousand items under another university: what is compared is of one university, but one table holds all.
            university = f"u{count}.example"
            with transaction(connection):
                for version, found in zip(versions, clues, strict=True):
                    count += 1
                    _put(connection, count, f"{university}/{version.slug}", version.language, version.day.isoformat())
                    translation_clues.put(connection, count, university, {name: value for name, value in found.items() if value})
            begun = time.process_time()
            more = True
            while more:
                with transaction(connection):
                    more = translations.settle(connection)
            spent += time.process_time() - begun
        tables = "'translation_clues', 'translation_keys', 'translation_pairs', 'translation_clues_day', 'translation_clues_tongue'"
        size = connection.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({tables})").fetchone()[0]
        connection.close()
    return count, round(1000 * spent / count, 3), round(size / count)


def _put(connection: object, key: int, url: str, language: str, day: str) -> None:
    execute = connection.execute  # type: ignore[attr-defined]
    execute(
        "INSERT INTO holdings(key, id, site, url, canonical_url, first_seen, last_seen) VALUES (?1, ?2, 'univer', ?2, ?2, ?3, ?3)",
        (key, url, day),
    )
    execute(
        "INSERT INTO articles(key, id, site, url, canonical_url, language, published, authors, tags, contacts, first_seen, last_seen,"
        " version, version_count, capture_id, extractor, text_sha256)"
        " VALUES (?1, ?2, 'univer', ?2, ?2, ?3, ?4, '[]', '[]', '[]', ?4, ?4, 1,"
        " 1, 'c', 'e', ?2)",
        (key, url, language, day),
    )
