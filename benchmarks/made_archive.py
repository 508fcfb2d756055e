"""`python -m benchmarks.made_archive 10000 made.db`: a valid archive of so many invented articles, for measuring at size.

What it is: today's schema, brought up by the archive's own migrations; rows of every table that an article has; a text of about 2.5 KB
of UTF-8 (Kazakh, Russian or English in shape) about two or three things, with names in it; 30 sites of unequal size, publication over 15
years in about the order of the keys, some dates unknown or less exact, authors, sections; some texts standing on two sites (one story),
some articles in three languages (one translation), some with an earlier version. `articles` is made by the statement that the store
makes it with, the lexicon by the lexicon's own function, all indexes by their own rebuild, the digests of rows by the seals. SQLite's
checks, the checks of rows and the full-text checks pass.

What it is not: crawled. There are no capture files (captures name one that does not exist, so `verify` finds that missing) and no
fetches; the words mean nothing; the vocabulary does not grow as that of real texts does; the full-text index is one that was rebuilt,
not one grown by thousands of batches; a story's copies are equal to the letter.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.made_words import LEMMAS, Tongue, tongues
from newsarchive.archive import crawls, lexicon, seals, shown, sketches, spaced
from newsarchive.archive.database import connect, transaction
from newsarchive.edits import sameness

SITES = 30
BATCH = 20_000
FIRST_DAY = datetime(2011, 1, 1, 6, tzinfo=UTC)
DAYS = 15 * 365
WORDS = {"kk": 175, "ru": 190, "en": 400}
"""That such a text has."""
LANGUAGES = ("kk", "ru", "en")
SHARES = (45, 35, 20)
SECTIONS = {
    "kk": ("Жаңалықтар", "Ғылым", "Білім", "Студенттер", "Спорт"), "ru": ("Новости", "Наука", "Образование", "Студенты", "Спорт"),
    "en": ("News", "Research", "Education", "Students", "Sport"),
}  # fmt: skip
TABLES = {
    "captures": "id site url fetched_at status content_type record_type file offset length payload_sha256 block_sha256",
    "readings": "id holding capture read_at extractor inputs title title_source text_sha256 language language_source script authors"
    " published published_raw published_precision published_source section tags evidence",
    "holdings": "key id site url canonical_url number first_seen last_seen reading version story translation",
    "versions": "holding number reading capture seen_at",
    "events": "at crawl kind holding version edit kept words_added words_removed",
    "story_links": "one other one_text other_text kind one_share other_share reason at form chosen",
    "frontier": "site url kind rank source number first_crawl first_seen state outcome settled_at holding",
}
Row = tuple[Any, ...]


class Maker:
    """Makes articles, and the rows of each."""

    def __init__(self, size: int, seed: int, crawl: dict[str, int], lemmas: int) -> None:
        self.size, self.chance, self.crawl = size, random.Random(seed), crawl
        self.tongues = tongues(seed, lemmas)
        self.sites = list(crawl)
        self.weights = [1 / (number + 3) for number in range(1, len(self.sites) + 1)]
        self.seen: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        """Words that stand in texts, as they are written."""
        self.reading = 0
        self.key = 0
        self.copied: tuple[int, str, str, str, str] | None = None
        """Of an article whose text may stand on another site too: its key, id, language, title and text."""
        self.sister: tuple[str, int, list[str]] | None = None
        """Of an article in several languages: its site and number, and the languages to come."""
        self.story: list[Row] = []
        """Articles whose story got its name after they were made."""

    def batch(self, count: int) -> tuple[dict[str, list[Row]], dict[str, str]]:
        """Rows by table, and texts by their digests, of so many articles."""
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        texts: dict[str, str] = {}
        self.story = []
        for _ in range(count):
            self._article(rows, texts)
        return rows, texts

    def _article(self, rows: dict[str, list[Row]], texts: dict[str, str]) -> None:
        chance = self.chance
        self.key += 1
        key, copied = self.key, self.copied
        site = chance.choices(self.sites, self.weights)[0]
        language = chance.choices(LANGUAGES, SHARES)[0]
        number, translation, story = key, None, None
        if self.sister is not None:
            site, number, left = self.sister
            language, translation = left.pop(), f"{site}-{number}"
            self.sister = self.sister if left else None
        elif chance.random() < 0.08:
            self.sister, language, translation = (site, number, ["en", "ru"]), "kk", f"{site}-{number}"
        name = f"{site}-{language}-{number}"
        authors: list[str] = []
        if copied is not None and translation is None and copied[1].partition("-")[0] != site and chance.random() < 0.3:
            other, first, language, title, text = copied
            name = f"{site}-{language}-{number}"
            # A story is called by the article of the earliest crawl.
            story = min(name, first, key=lambda one: self.crawl[one.partition("-")[0]])
            self.story.append((story, first))
            digest = sketches.number_of(hashlib.sha256(text.encode()).hexdigest())
            rows["story_links"].append(
                (other, key, digest, digest, "same", 1.0, 1.0, "word for word the same", f"{FIRST_DAY:%Y-%m-%d}", sameness.FORM, 3)
            )
            self.copied = None
        else:
            title, text, authors = self._words(self.tongues[language])
            if chance.random() < 0.06:
                self.copied = key, name, language, title, text
        moment = FIRST_DAY + timedelta(days=DAYS * key / self.size + chance.expovariate(1 / 3), seconds=chance.randrange(36_000))
        seen = f"{moment + timedelta(hours=5):%Y-%m-%dT%H:%M:%S}.000Z"
        day, precision = self._day(moment)
        url = f"https://{site}.example/{language}/news/{number}"
        section = chance.choice(SECTIONS[language]) if chance.random() < 0.8 else None
        of_it = (
            title, "json-ld", language, "text", "Latn" if language == "en" else "Cyrl",
            json.dumps(authors, ensure_ascii=False) if authors else None, day, day, precision, "json-ld" if day else None, section,
        )  # fmt: skip
        older = text.rsplit("\n\n", 1)[0] if story is None and chance.random() < 0.02 else None
        for version, said in enumerate([text] if older is None else [older, text], 1):
            self._version(rows, texts, site, url, seen, of_it, version, said)
        versions = 1 if older is None else 2
        rows["holdings"].append(
            (key, name, site, url, url, number, seen, seen, self.reading, versions, story, translation)
        )
        rows["frontier"].append((site, url, "article", 1000, "listing", number, self.crawl[site], seen, "settled", "stored", seen, key))

    def _version(
        self, rows: dict[str, list[Row]], texts: dict[str, str], site: str, url: str, seen: str, of_it: Row, version: int, said: str
    ) -> None:
        self.reading += 1
        digest = hashlib.sha256(said.encode()).hexdigest()
        texts[digest] = said
        capture = str(uuid.UUID(int=self.chance.getrandbits(128)))
        page = hashlib.sha256(f"{url} {version}".encode()).hexdigest()
        title, title_source, language, language_source, script, authors, published, raw, precision, source, section = of_it
        rows["captures"].append(
            (capture, site, url, seen, 200, "text/html", "response", "made.warc.gz", self.reading * 10_000, 9_000, page, page)
        )
        rows["readings"].append(
            (
                self.reading, self.key, capture, seen, "made", '{"site":"made"}', title, title_source, digest, language, language_source,
                script, authors, published, raw, precision, source, section, None, '{"title":[{"source":"json-ld"}]}',
            )
        )  # fmt: skip
        rows["versions"].append((self.key, version, self.reading, capture, seen))
        edit = ("addition", 0.9, 60, 0) if version > 1 else (None, None, None, None)
        rows["events"].append((seen, self.crawl[site], "new" if version == 1 else "changed", self.key, version, *edit))

    def _words(self, tongue: Tongue) -> tuple[str, str, list[str]]:
        """Title, text and authors of an article about two or three things."""
        chance = self.chance
        mean = WORDS[tongue.language]
        words = tongue.words(chance, min(4 * mean, max(30, int(chance.lognormvariate(-0.12, 0.5) * mean))))
        themes = [tongue.theme(chance) for _ in range(chance.choice((2, 2, 3)))]
        for at in range(2, len(words), 11):
            theme = themes[at % len(themes)]
            words[at] = theme[min(len(theme) - 1, int(chance.expovariate(0.8)))]
        persons = [tongue.names[int(chance.betavariate(1, 4) * len(tongue.names))] for _ in range(2)]
        for at, person in zip(range(5, len(words), 40), persons * 3, strict=False):
            words[at] = person
        title = [*(theme[0] for theme in themes), *tongue.words(chance, chance.randint(3, 6))]
        chance.shuffle(title)
        self.seen[tongue.language].update(words, title)
        sentences = []
        at = 0
        while at < len(words):
            length = chance.randint(7, 16)
            sentence = " ".join(words[at : at + length])
            sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
            self.seen[tongue.language].add(sentence.partition(" ")[0].capitalize())
            at += length
        text = "\n\n".join(" ".join(sentences[first : first + 4]) for first in range(0, len(sentences), 4))
        self.seen[tongue.language].add(title[0].capitalize())
        return f"{title[0].capitalize()} {' '.join(title[1:])}", text, [persons[0]] if chance.random() < 0.7 else []

    def _day(self, moment: datetime) -> tuple[str | None, str | None]:
        exactness = self.chance.random()
        if exactness < 0.03:
            return None, None
        if exactness < 0.04:
            return f"{moment:%Y}", "year"
        if exactness < 0.05:
            return f"{moment:%Y-%m}", "month"
        return (f"{moment:%Y-%m-%d}", "day") if exactness < 0.8 else (f"{moment:%Y-%m-%dT%H:%M:%S}+05:00", "time")


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for large files, in that which NEWSARCHIVE_SCRATCH names or the system's; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("NEWSARCHIVE_SCRATCH")) as folder:
        yield Path(folder)


@contextmanager
def made(size: int, seed: int, lemmas: int = LEMMAS, *, writable: bool = False, told: dict[str, float] | None = None) -> Iterator[Path]:
    """A made archive of so many articles, gone afterwards; where NEWSARCHIVE_MADE names one, that, which is made if it is not there.

    Args:
        lemmas: of each language.
        writable: whether it is written into: then it is a copy of that which is named.
        told: gets seconds of CPU by what was done, of one that was made.
    """
    with scratch() as folder:
        named = os.environ.get("NEWSARCHIVE_MADE")
        path = Path(named) if named else folder / "made.db"
        if not path.exists():
            clock = make(path, size, seed, lemmas)
            if told is not None:
                told.update(clock)
        if named and writable:
            path = Path(shutil.copyfile(path, folder / "made.db"))
        yield path


def make(path: Path, size: int, seed: int = 1, lemmas: int = LEMMAS) -> dict[str, float]:
    """Make an archive; returns seconds of CPU by what was done.

    Args:
        lemmas: of each language.

    Raises:
        FileExistsError: something stands there.
    """
    if path.exists():
        raise FileExistsError(path)
    sites = [f"made{number:02}" for number in range(1, SITES + 1)]
    connection = connect(path)
    with closing(connection), transaction(connection):
        crawl = {
            site: crawls.start(connection, site=site, digest=f"made-{site}", definition=f'id = "{site}"\n', options={}, code_version="made")
            for site in sites
        }
    clock = {"rows": 0.0, "index": 0.0, "lexicon": 0.0, "digests": 0.0}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -600000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        begun = time.process_time()
        maker = Maker(size, seed, crawl, lemmas)
        connection.execute("BEGIN")
        for first in range(0, size, BATCH):
            _insert(connection, maker, min(BATCH, size - first))
        for one in crawl.values():
            crawls.finish(connection, one, reason="finished")
        connection.execute("UPDATE crawls SET verdict = 'good', settled_at = finished_at")
        begun = _note(clock, "rows", begun)
        connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
        spaced.rebuild(connection)
        begun = _note(clock, "index", begun)
        for language in LANGUAGES:
            lexicon.learn(connection, language, "\n".join(maker.seen[language]))
        begun = _note(clock, "lexicon", begun)
        seals.renew(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
        _note(clock, "digests", begun)
    return clock


def _insert(connection: sqlite3.Connection, maker: Maker, count: int) -> None:
    first = maker.key + 1
    rows, texts = maker.batch(count)
    for table, columns in TABLES.items():
        names = columns.split()
        connection.executemany(
            f"INSERT INTO {table}({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows[table]
        )
    connection.executemany("INSERT OR IGNORE INTO texts(sha256, text) VALUES (?, ?)", sorted(texts.items()))
    connection.executemany("UPDATE holdings SET story = ? WHERE id = ?", maker.story)
    shown.project(connection, first, maker.key)


def _note(clock: dict[str, float], name: str, begun: float) -> float:
    now = time.process_time()
    clock[name] = now - begun
    return now


def main() -> None:
    """Make one, and say how fast it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    clock = make(arguments.path, arguments.size, arguments.seed)
    took = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in clock.items())
    rate, megabytes = arguments.size / sum(clock.values()), arguments.path.stat().st_size / 1e6
    print(f"{arguments.size:,} articles, {rate:,.0f} a second of CPU ({took}), {megabytes:,.1f} MB")


if __name__ == "__main__":
    main()
