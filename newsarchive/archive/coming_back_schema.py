"""The tables of migrations 0016 and 0017 as they made them, which are never edited: coming back to what is known, old fetches as counts."""

COMING_BACK = """
ALTER TABLE frontier ADD COLUMN why TEXT;

ALTER TABLE frontier ADD COLUMN wait_days INTEGER;

ALTER TABLE fetches ADD COLUMN why TEXT;

ALTER TABLE crawls ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;

ALTER TABLE crawls ADD COLUMN rechecks_due INTEGER;

ALTER TABLE crawls ADD COLUMN rechecks_spared INTEGER NOT NULL DEFAULT 0;

ALTER TABLE named ADD COLUMN modified TEXT;

ALTER TABLE named ADD COLUMN modified_read TEXT;

CREATE TABLE validators (
    row INTEGER PRIMARY KEY REFERENCES frontier(id),
    url TEXT NOT NULL,                 -- the address that was answered with them
    etag TEXT,
    last_modified TEXT,                -- both as they stood in the headers
    capture TEXT NOT NULL REFERENCES captures(id),  -- the answer they came with
    believed INTEGER NOT NULL DEFAULT 0  -- times in a row that the server said by them that nothing changed
);

CREATE TABLE validators_distrusted (
    site TEXT PRIMARY KEY,             -- something changed there under an ETag or Last-Modified that did not
    since TEXT NOT NULL,
    url TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE modified_dates (
    site TEXT NOT NULL,
    source TEXT NOT NULL,              -- that says when articles were changed
    right INTEGER NOT NULL DEFAULT 0,  -- times that an article had changed as its new date said
    wrong INTEGER NOT NULL DEFAULT 0,  -- times that it had not
    confirmed INTEGER NOT NULL DEFAULT 0,  -- times that an article had not changed, as its old date said
    hidden INTEGER NOT NULL DEFAULT 0, -- times that it had
    PRIMARY KEY (site, source)
) WITHOUT ROWID
"""

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
