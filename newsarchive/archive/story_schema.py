"""The tables of the migrations of stories, which are never edited: by what texts are known again, what links articles, what persons say."""

STORIES = """
ALTER TABLE holdings ADD COLUMN same_text INTEGER;

CREATE INDEX holdings_same_text ON holdings(same_text) WHERE same_text IS NOT NULL;

CREATE TABLE fingerprints (
    text INTEGER PRIMARY KEY,          -- the first 47 bits of the SHA-256 of a text that an article shows
    form INTEGER NOT NULL,             -- which code made it
    runs INTEGER NOT NULL,             -- different runs of words in the text
    digests BLOB NOT NULL              -- those kept of their digests, the smallest first, six bytes each
);

CREATE TABLE sketches (
    digest INTEGER NOT NULL,           -- of a run of words
    text INTEGER NOT NULL,             -- whose fingerprint holds it
    PRIMARY KEY (digest, text)
) WITHOUT ROWID;

CREATE TABLE story_links (
    one INTEGER NOT NULL REFERENCES holdings(key),
    other INTEGER NOT NULL REFERENCES holdings(key),  -- the larger key
    one_text INTEGER NOT NULL,
    other_text INTEGER NOT NULL,       -- the texts that were compared
    kind TEXT NOT NULL,                -- same, edited, cut, part; apart: only where that is doubtful
    one_share REAL NOT NULL,           -- share of the words of the first text that stand in the other
    other_share REAL NOT NULL,
    doubt TEXT,                        -- why a person should look; null: none
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE INDEX story_links_other ON story_links(other);

CREATE INDEX story_links_doubt ON story_links(one) WHERE doubt IS NOT NULL;

CREATE TABLE story_decisions (
    id INTEGER PRIMARY KEY,
    one INTEGER NOT NULL REFERENCES holdings(key),
    other INTEGER NOT NULL REFERENCES holdings(key),  -- the larger key
    decision TEXT NOT NULL CHECK (decision IN ('same', 'apart')),
    person TEXT NOT NULL,
    because TEXT,
    at TEXT NOT NULL,
    withdrawn_at TEXT,                 -- taken back; null: it holds
    withdrawn_by TEXT
);

CREATE INDEX story_decisions_one ON story_decisions(one);

CREATE INDEX story_decisions_other ON story_decisions(other);

CREATE TABLE story_queue (
    holding INTEGER PRIMARY KEY REFERENCES holdings(key)  -- whose story is looked at once more when a crawl settles
);

INSERT INTO story_queue SELECT key FROM holdings WHERE reading IS NOT NULL AND visibility <> 'erased'
"""

FRESH = """
CREATE TABLE sketches_fresh (
    digest INTEGER NOT NULL,           -- as sketches, of which it is the part that was added last
    text INTEGER NOT NULL,
    PRIMARY KEY (digest, text)
) WITHOUT ROWID
"""
"""Migration 0027_fresh."""

LINKS_BY_TEXTS = """
ALTER TABLE story_links ADD COLUMN form INTEGER NOT NULL DEFAULT 0;

ALTER TABLE story_links ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;

ALTER TABLE story_links ADD COLUMN one_from REAL;

ALTER TABLE story_links ADD COLUMN one_to REAL;

ALTER TABLE story_links ADD COLUMN other_from REAL;

ALTER TABLE story_links ADD COLUMN other_to REAL;

ALTER TABLE story_queue ADD COLUMN is_linked INTEGER NOT NULL DEFAULT 0;

CREATE INDEX story_queue_linked ON story_queue(is_linked);

DROP INDEX holdings_same_text;

CREATE INDEX holdings_same_text ON holdings(same_text, canonical_url, key) WHERE same_text IS NOT NULL;

INSERT OR IGNORE INTO story_queue(holding) SELECT key FROM holdings WHERE same_text IS NOT NULL
"""
"""Migration 0028_links_by_texts. `form`: which code compared the texts. `chosen`: 1 where the text of `one` has that of `other` among
those that it is compared with, 2 the other way round, 3 both. From and to: where, as a share of its words, each text holds the other.
`is_linked`: the article's links are up to date, and only its story is not."""

IMPRINTS = """
ALTER TABLE fingerprints ADD COLUMN imprint BLOB NOT NULL DEFAULT x'';

INSERT OR IGNORE INTO story_queue(holding) SELECT key FROM holdings WHERE same_text IS NOT NULL
"""
"""Migration 0031_imprints. `imprint`: a bit for each of the text's shortest runs of words; empty until the text is looked at once more."""

FILTERS = """
CREATE TABLE sketch_filters (
    part INTEGER PRIMARY KEY,          -- a slice of sketches by its digests
    held INTEGER NOT NULL,             -- digests that were added to the filter
    checksum INTEGER NOT NULL,         -- CRC-32 of part, held and bits
    bits BLOB NOT NULL                 -- a Bloom filter of the slice's digests
)
"""
"""Migration 0034_filters."""

ARRIVALS = """
CREATE TABLE fingerprints_in_order (
    number INTEGER PRIMARY KEY,        -- in which order they came
    text INTEGER NOT NULL UNIQUE,      -- the first 47 bits of the SHA-256 of a text that an article shows
    form INTEGER NOT NULL,             -- which code made it
    runs INTEGER NOT NULL,             -- different runs of words in the text
    digests BLOB NOT NULL,             -- those kept of their digests, the smallest first, six bytes each
    imprint BLOB NOT NULL              -- a bit for each of the text's shortest runs of words; empty until it is looked at once more
);

INSERT INTO fingerprints_in_order(text, form, runs, digests, imprint) SELECT text, form, runs, digests, imprint FROM fingerprints;

DROP TABLE fingerprints;

ALTER TABLE fingerprints_in_order RENAME TO fingerprints;

CREATE TABLE sketch_slices (
    part INTEGER PRIMARY KEY,          -- a slice of sketches by its digests
    moved INTEGER NOT NULL             -- the number of the last fingerprint whose digests stand in the slice
);

WITH RECURSIVE parts(part) AS (SELECT 0 UNION ALL SELECT part + 1 FROM parts WHERE part < 63)
INSERT INTO sketch_slices SELECT part, (SELECT max(number) FROM fingerprints) FROM parts WHERE EXISTS (SELECT 1 FROM fingerprints);

CREATE TABLE sketch_removals (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    removals INTEGER NOT NULL          -- how many fingerprints were removed: tells processes that what they remember may be wrong
);

INSERT OR IGNORE INTO sketches SELECT digest, text FROM sketches_fresh;

DROP TABLE sketches_fresh;

DELETE FROM sketch_filters
"""
"""Migration 0035_arrivals. The digests of fingerprints that came after a slice's last stand in these alone. Filters are made anew, as ones
with two bits for each digest."""

NEWS = """
ALTER TABLE story_queue ADD COLUMN is_news INTEGER NOT NULL DEFAULT 0
"""
"""Migration 0036_news. `is_news`: those whose texts are near to the article's text were not told yet that it came."""
