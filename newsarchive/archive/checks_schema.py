"""The table of migration 0026, which is never edited: later migrations change it."""

CHECKS = """
CREATE TABLE source_checks (
    site TEXT NOT NULL,
    url TEXT NOT NULL,                 -- of a source: listing, feed, sitemap, interface
    kind TEXT NOT NULL,
    at TEXT NOT NULL,                  -- of the last 'sites check'; those before it are not kept
    articles INTEGER NOT NULL,         -- that it named
    known INTEGER,                     -- of them: known to the archive
    newest TEXT,                       -- day of the newest, where that is known
    cause TEXT,                        -- what broke; null: nothing
    reason TEXT,
    PRIMARY KEY (site, url)
) WITHOUT ROWID
"""
