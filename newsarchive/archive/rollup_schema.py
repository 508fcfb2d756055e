"""The tables of migration 0017_rolled_up, which are never edited: counts in place of old fetches."""

ROLLED_UP = """
CREATE TABLE fetch_spans (
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    outcome TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,            -- fetches that became this row
    bytes INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    first_crawl INTEGER NOT NULL REFERENCES crawls(id),
    last_crawl INTEGER NOT NULL REFERENCES crawls(id),
    PRIMARY KEY (site, url, outcome)
) WITHOUT ROWID;

CREATE TABLE fetch_counts (
    crawl INTEGER NOT NULL REFERENCES crawls(id),
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    why TEXT NOT NULL,                 -- they were made; "" where that is not known
    count INTEGER NOT NULL,
    sent INTEGER NOT NULL,             -- of them: requests
    bytes INTEGER NOT NULL,
    not_modified INTEGER NOT NULL,     -- of them: answered with 304
    links INTEGER NOT NULL,            -- article addresses that they named
    PRIMARY KEY (crawl, kind, outcome, why)
) WITHOUT ROWID
"""
