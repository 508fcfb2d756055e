"""The tables of migration 0016_coming_back, which are never edited: why requests are made, when to look again."""

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
