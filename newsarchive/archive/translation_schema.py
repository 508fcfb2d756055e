"""The tables of translations as their migration made them; never edited: later migrations change them."""

TRANSLATIONS = """
CREATE TABLE translation_clues (
    holding INTEGER PRIMARY KEY REFERENCES holdings(key),
    university TEXT NOT NULL,          -- the domain of the site's university; its articles are compared
    tongue TEXT,                       -- language and script as shown; null: not shown, or its language not known
    day INTEGER,                       -- days since 1970-01-01 of its date as shown; null where that is not known to the day
    clues TEXT NOT NULL                -- JSON: by what its translations are known (newsarchive.pages.clues)
);

CREATE INDEX translation_clues_day ON translation_clues(university, day) WHERE tongue IS NOT NULL;

CREATE INDEX translation_clues_tongue ON translation_clues(university, tongue, day) WHERE tongue IS NOT NULL;

CREATE TABLE translation_keys (
    university TEXT NOT NULL,
    key INTEGER NOT NULL,              -- digest of a clue that few articles share: an address, a number, a picture
    holding INTEGER NOT NULL REFERENCES holdings(key),
    PRIMARY KEY (university, key, holding)
) WITHOUT ROWID;

CREATE INDEX translation_keys_holding ON translation_keys(holding);

CREATE TABLE translation_pairs (
    one INTEGER NOT NULL REFERENCES holdings(key),
    other INTEGER NOT NULL REFERENCES holdings(key), -- larger than one
    university TEXT NOT NULL,
    day INTEGER,                       -- the later of their days, where they are near to each other
    site TEXT,                         -- of both; null where they differ
    declared TEXT NOT NULL,            -- what says that they are one item: number, address, hreflang, switch; empty: nothing
    prior REAL NOT NULL,               -- logarithm of the odds by their days alone
    support REAL NOT NULL,             -- logarithm of how much likelier their texts are as translations than as two items
    says INTEGER NOT NULL,             -- by itself: 1 that they agree, -1 that they are two items, 0 neither
    evidence TEXT NOT NULL,            -- JSON: what they share and how they differ
    verdict TEXT NOT NULL,             -- linked, doubtful, contradicted, crossed (another text of that language is linked more surely),
                                       -- weaker; accepted or rejected by a person
    confidence REAL,                   -- that they are translations, 0 to 1
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE INDEX translation_pairs_other ON translation_pairs(other);

CREATE INDEX translation_pairs_day ON translation_pairs(university, day) WHERE day IS NOT NULL;

CREATE INDEX translation_pairs_site ON translation_pairs(site, declared) WHERE declared <> '';

CREATE INDEX translation_pairs_open ON translation_pairs(verdict) WHERE verdict IN ('doubtful', 'contradicted', 'crossed');

CREATE TABLE translation_queue (
    step TEXT NOT NULL,                -- stale: an article whose clues changed; day: one to be compared anew; undecided: an article
    university TEXT NOT NULL,
    number INTEGER NOT NULL,           -- the day, or the key of the article
    PRIMARY KEY (step, university, number)
) WITHOUT ROWID;

CREATE TABLE translation_trust (
    site TEXT NOT NULL,
    declared TEXT NOT NULL,            -- number, address, hreflang, switch
    agreed INTEGER NOT NULL,           -- pairs so declared whose texts agree
    contradicted INTEGER NOT NULL,     -- pairs so declared whose texts say that they are two items
    PRIMARY KEY (site, declared)
) WITHOUT ROWID
"""

LEARNED = """
ALTER TABLE translation_pairs ADD COLUMN learned REAL NOT NULL DEFAULT 0;

CREATE INDEX translation_pairs_sure ON translation_pairs(university, day) WHERE day IS NOT NULL AND prior + support >= 3.0;

CREATE TABLE translation_samples (
    university TEXT NOT NULL,
    year INTEGER NOT NULL,
    digest TEXT NOT NULL,              -- of the pairs, and their words, from which is learned what words of this year's articles mean
    PRIMARY KEY (university, year)
) WITHOUT ROWID
"""
"""Migration 0032_learned. `learned`: what the words of the two add to support, by what was learned from other pairs."""
