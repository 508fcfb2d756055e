"""The schema of the archive: numbered, named, append-only migrations. Never edit one that was released; add the next.

Base tables hold everything and are never trimmed; `articles` and the full-text index hold only what may be shown and are
kept in step by `archive.shown.refresh` inside the store's transaction.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from newsarchive.archive import lexicon, spaced, tallies
from newsarchive.archive.checks_schema import CHECKS
from newsarchive.archive.coming_back_schema import COMING_BACK
from newsarchive.archive.decision_schema import BECAUSE, PERSONS
from newsarchive.archive.facets_schema import FACETS
from newsarchive.archive.files_schema import FILES
from newsarchive.archive.first_schema import LINE
from newsarchive.archive.looks_schema import LOOKS
from newsarchive.archive.marks_schema import MARKS
from newsarchive.archive.rollup_schema import ROLLED_UP
from newsarchive.archive.room_schema import ROOM
from newsarchive.archive.story_schema import ARRIVALS, FILTERS, FRESH, IMPRINTS, LINKS_BY_TEXTS, NEWS, STORIES
from newsarchive.archive.tallies_schema import TALLIES
from newsarchive.archive.translation_schema import LEARNED, TRANSLATIONS
from newsarchive.archive.word_schema import WORDS

migrations = Migrations("newsarchive")


def _run(db: Database, statements: str) -> None:
    """Statements with an empty line after each."""
    for statement in statements.split(";\n\n"):
        if statement.strip():
            db.execute(statement)


@migrations(name="0001_line")
def line(db: Database) -> None:
    """The tables behind the line: sites, crawls, frontier, fetches, captures, holdings, readings, versions, and what is shown."""
    _run(db, LINE)


@migrations(name="0002_webs")
def webs(db: Database) -> None:
    """What a crawl counts in order not to be caught in a web of pages without an end."""
    db.execute(_WEBS)


@migrations(name="0003_media")
def media(db: Database) -> None:
    """The pictures and files of an article, with what stands beside them."""
    db.execute("ALTER TABLE readings ADD COLUMN media TEXT")


@migrations(name="0004_templates")
def templates(db: Database) -> None:
    """What is learned of a site's pages."""
    _run(db, _TEMPLATES)


@migrations(name="0005_story_of_one")
def story_of_one(db: Database) -> None:
    """An article whose text stands nowhere else is a story of one, and not of none."""
    (view,) = db.execute("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'record'").fetchone()
    count = "(SELECT count(*) FROM articles s WHERE s.story_id = a.story_id)"
    db.execute("DROP VIEW record")
    db.execute(view.replace(count, f"max(1, {count})"))


@migrations(name="0006_rights")
def rights(db: Database) -> None:
    """What pages ask of robots, and what the archivist sets once for the whole archive."""
    _run(db, _RIGHTS)


@migrations(name="0007_page_kind")
def page_kind(db: Database) -> None:
    """What a fetched page is, article or not."""
    db.execute("ALTER TABLE fetches ADD COLUMN page TEXT")


_RIGHTS = """
ALTER TABLE captures ADD COLUMN robots_tags TEXT;

ALTER TABLE captures ADD COLUMN tdm TEXT;

CREATE TABLE preferences (
    name TEXT PRIMARY KEY,             -- contact: how a university reaches whoever crawls it
    value TEXT NOT NULL,
    since TEXT NOT NULL
) WITHOUT ROWID
"""

_TEMPLATES = """
CREATE TABLE templates (
    site TEXT NOT NULL,
    number INTEGER NOT NULL,           -- counted up whenever another one is learned
    crawl INTEGER NOT NULL REFERENCES crawls(id),
    learned_at TEXT NOT NULL,
    pages INTEGER NOT NULL,            -- it was learned from
    digest TEXT NOT NULL,              -- by which readings name it among their inputs
    template TEXT NOT NULL,            -- JSON: layouts, positions, places
    PRIMARY KEY (site, number)
) WITHOUT ROWID;

CREATE TABLE template_samples (
    capture TEXT PRIMARY KEY REFERENCES captures(id),
    site TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,      -- of the capture; the smallest ones are learned from
    strange INTEGER NOT NULL,          -- 1: the page fitted no layout when it was sampled
    sample TEXT NOT NULL               -- JSON: positions, numbers and digests; no text
) WITHOUT ROWID;

CREATE INDEX template_samples_site ON template_samples(site, strange, payload_sha256);

CREATE INDEX captures_fetched ON captures(site, fetched_at);

CREATE INDEX captures_payload ON captures(site, payload_sha256)
"""


_WEBS = """
CREATE TABLE webs (
    crawl INTEGER NOT NULL REFERENCES crawls(id),
    shape TEXT NOT NULL,               -- what addresses that only pages name have in common
    barren INTEGER NOT NULL,           -- of them in a row that brought no text of their own, only further addresses
    PRIMARY KEY (crawl, shape)
) WITHOUT ROWID
"""


@migrations(name="0008_settled")
def settled(db: Database) -> None:
    """Which crawls were settled; what one left that was interrupted, the next one settles."""
    db.execute("ALTER TABLE crawls ADD COLUMN settled_at TEXT")
    db.execute("UPDATE crawls SET settled_at = finished_at WHERE finish_reason NOT IN ('died', 'interrupted', 'fault')")


@migrations(name="0009_sources")
def sources(db: Database) -> None:
    """Which source names which article, and pages that are had by sending a form."""
    _run(db, _SOURCES)


_SOURCES = """
CREATE TABLE named (
    row INTEGER NOT NULL REFERENCES frontier(id),
    source TEXT NOT NULL,              -- listing, feed, sitemap, wordpress, drupal, json, page-state
    first_crawl INTEGER NOT NULL REFERENCES crawls(id),
    last_crawl INTEGER NOT NULL REFERENCES crawls(id),
    PRIMARY KEY (row, source)
) WITHOUT ROWID;

INSERT INTO named(row, source, first_crawl, last_crawl)
SELECT id, 'listing', first_crawl, first_crawl FROM frontier WHERE kind = 'article' AND source = 'listing';

CREATE INDEX named_crawl ON named(last_crawl, source);

ALTER TABLE frontier ADD COLUMN form TEXT;

ALTER TABLE fetches ADD COLUMN links_alone INTEGER NOT NULL DEFAULT 0
"""


@migrations(name="0010_renderings")
def renderings(db: Database) -> None:
    """Pages as a browser rendered them, beside the responses they were made from."""
    db.execute(_RENDERINGS)


_RENDERINGS = """
CREATE TABLE renderings (
    capture TEXT PRIMARY KEY REFERENCES captures(id), -- the response it was made from
    id TEXT NOT NULL UNIQUE,           -- UUID of its WARC record
    record_type TEXT NOT NULL CHECK (record_type IN ('conversion', 'metadata')),
    file TEXT NOT NULL,                -- in the captures folder
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    payload_sha256 TEXT NOT NULL,      -- of the rendered page, which is what is read
    block_sha256 TEXT NOT NULL,
    requests INTEGER NOT NULL,         -- that the page's scripts made
    UNIQUE (file, offset)
) WITHOUT ROWID
"""


@migrations(name="0011_persons")
def persons(db: Database) -> None:
    """What persons say of articles and decide on, and what happened to articles as a view for plain SQL."""
    _run(db, PERSONS)


@migrations(name="0012_seals")
def seals(db: Database) -> None:
    """A digest for every stored row; filled when the migrations are done."""
    db.execute(_SEALS)


_SEALS = """
CREATE TABLE seals (
    part INTEGER NOT NULL,             -- the table: CRC-32 of its name, 23 bits
    key INTEGER NOT NULL,              -- of the row: its rowid, else 64 bits of BLAKE2b of its primary key
    sum INTEGER,                       -- 64 bits of BLAKE2b of all its values; null: it was damaged before a migration
    PRIMARY KEY (part, key)
) WITHOUT ROWID
"""


@migrations(name="0013_repeats")
def repeats(db: Database) -> None:
    """Which captures name an earlier one instead of holding its body again."""
    db.execute("CREATE INDEX captures_refers_to ON captures(refers_to) WHERE refers_to IS NOT NULL")


@migrations(name="0014_differs")
def differs(db: Database) -> None:
    """What is kept of readings that newer ones of the same capture took the place of."""
    db.execute("ALTER TABLE readings ADD COLUMN differs TEXT")


@migrations(name="0015_edits")
def edits(db: Database) -> None:
    """What kind of edit a version was, in columns: a view must not take JSON apart where SQLite trusts no schema."""
    _run(db, _EDITS)


_EDITS = """
ALTER TABLE events ADD COLUMN version INTEGER;

ALTER TABLE events ADD COLUMN edit TEXT;

ALTER TABLE events ADD COLUMN kept REAL;

ALTER TABLE events ADD COLUMN words_added INTEGER;

ALTER TABLE events ADD COLUMN words_removed INTEGER;

UPDATE events SET version = json_extract(detail, '$.version'), edit = json_extract(detail, '$.edit'), kept = json_extract(detail, '$.kept'),
    words_added = json_extract(detail, '$.added'), words_removed = json_extract(detail, '$.removed') WHERE kind = 'changed';

UPDATE events SET version = 1 WHERE kind = 'new';

DROP VIEW changes;

CREATE VIEW changes AS
SELECT e.id AS change, e.at, CASE e.kind WHEN 'changed' THEN 'edited' ELSE e.kind END AS kind, a.id, a.site, a.title, a.url,
    a.language, e.version, e.edit, e.kept, e.words_added, e.words_removed, e.crawl
FROM events e JOIN articles a ON a.key = e.holding
WHERE e.kind IN ('new', 'changed', 'gone', 'returned')
"""


@migrations(name="0016_coming_back")
def coming_back(db: Database) -> None:
    """Why each request was made, when to look again, what a server and its sources say of changes."""
    _run(db, COMING_BACK)


@migrations(name="0017_rolled_up")
def rolled_up(db: Database) -> None:
    """Counts in place of old fetches that changed nothing."""
    _run(db, ROLLED_UP)


@migrations(name="0018_lexicon")
def words(db: Database) -> None:
    """The words of the index by what their forms have in common, and an index of texts that are written without spaces."""
    _run(db, WORDS)
    lexicon.rebuild(db.conn)
    spaced.rebuild(db.conn)


@migrations(name="0019_files")
def files(db: Database) -> None:
    """The pictures and attachments of articles that are kept."""
    _run(db, FILES)


@migrations(name="0020_facets")
def facets(db: Database) -> None:
    """What every article is filed under, in the index: a narrowed search is answered by it alone."""
    _run(db, FACETS)


@migrations(name="0021_tallies")
def counts(db: Database) -> None:
    """How many articles there are, by site, language and month."""
    _run(db, TALLIES)
    tallies.rebuild(db.conn)


@migrations(name="0022_stories")
def stories(db: Database) -> None:
    """By what texts are known again, the links between articles that say one text, and what persons decide of them."""
    _run(db, STORIES)


@migrations(name="0023_translations")
def translations(db: Database) -> None:
    """By what translations are known, and the links that were made by it. Articles that were stored before are linked when they are read
    again."""
    _run(db, TRANSLATIONS)


@migrations(name="0024_room")
def room(db: Database) -> None:
    """Indexes by which the page of a university counts what is gone, and what has an inferred year."""
    _run(db, ROOM)


@migrations(name="0026_checks")
def checks(db: Database) -> None:
    """What the last check of each source came to."""
    _run(db, CHECKS)


@migrations(name="0027_fresh")
def fresh(db: Database) -> None:
    """Where the digests of new texts are added before they are moved on."""
    db.execute(FRESH)


@migrations(name="0028_links_by_texts")
def links_by_texts(db: Database) -> None:
    """Which text chose the other to be compared with, and where each holds the other; all articles with a text are linked anew."""
    _run(db, LINKS_BY_TEXTS)


@migrations(name="0029_marks")
def marks(db: Database) -> None:
    """Words with vowel signs, points or accents that are written apart are whole in the index."""
    _run(db, MARKS)
    spaced.respace(db.conn)


@migrations(name="0030_looks")
def looks(db: Database) -> None:
    """Known articles whose address once came to what was never asked for again are due; what redirects to one target is found by it."""
    _run(db, LOOKS)


@migrations(name="0031_imprints")
def imprints(db: Database) -> None:
    """By what two texts that have some sentences in common are told from copies; all articles with a text are linked anew."""
    _run(db, IMPRINTS)


@migrations(name="0032_learned")
def learned(db: Database) -> None:
    """What words stand for in another language is learned from pairs; articles that were stored before are weighed so when they are read
    again."""
    _run(db, LEARNED)


@migrations(name="0033_because")
def because(db: Database) -> None:
    """Why a person decided."""
    _run(db, BECAUSE)


@migrations(name="0034_filters")
def filters(db: Database) -> None:
    """Which digests the index of copies surely does not hold; the filters are made by and by."""
    db.execute(FILTERS)


@migrations(name="0035_arrivals")
def arrivals(db: Database) -> None:
    """Fingerprints stand in the order in which they came, and their digests are moved on into the index by and by."""
    _run(db, ARRIVALS)


@migrations(name="0036_news")
def news(db: Database) -> None:
    """Articles whose texts are near to a new one's are told of it when it was compared with theirs."""
    db.execute(NEWS)
