"""The tables of pictures and attachments as migration 0019 made them; never edited: later migrations change them."""

FILES = """
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    url TEXT NOT NULL,                 -- as the article names it
    kind TEXT NOT NULL CHECK (kind IN ('image', 'attachment')),
    hops INTEGER NOT NULL,             -- redirects between the address that an article names and this one
    first_crawl INTEGER NOT NULL REFERENCES crawls(id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'settled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    outcome TEXT,                      -- kept, gone, unfit, out_of_scope, ...
    reason TEXT,
    settled_at TEXT,
    capture TEXT REFERENCES captures(id),
    UNIQUE (site, url)
);

CREATE INDEX files_waiting ON files(site, id) WHERE state = 'waiting';

CREATE INDEX files_capture ON files(capture) WHERE capture IS NOT NULL;

CREATE TABLE file_uses (
    holding INTEGER NOT NULL REFERENCES holdings(key),
    file INTEGER NOT NULL REFERENCES files(id),
    PRIMARY KEY (holding, file)
) WITHOUT ROWID;

CREATE INDEX file_uses_file ON file_uses(file)
"""
