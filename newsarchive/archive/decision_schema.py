"""The statements of migrations 0011_persons and 0033_because, which are never edited: what persons say of articles and decide, and why."""

PERSONS = """
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    holding INTEGER NOT NULL REFERENCES holdings(key),
    field TEXT NOT NULL,               -- of the record: title, published, authors, ...
    value TEXT,                        -- JSON, as the record has it; null: unknown
    machine TEXT,                      -- JSON: what the machine had read when it was corrected
    because TEXT,                      -- null once the article was erased
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    withdrawn_at TEXT,                 -- null: it holds
    withdrawn_by TEXT
);

CREATE INDEX corrections_holding ON corrections(holding);

CREATE UNIQUE INDEX corrections_in_force ON corrections(holding, field) WHERE withdrawn_at IS NULL;

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                -- held, date, unjudged, template, correction: what waited for a person
    site TEXT NOT NULL,
    holding INTEGER REFERENCES holdings(key),  -- null: it concerns the site
    subject TEXT NOT NULL,             -- what exactly was decided on: the digest of a held text, a date, ...
    decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected', 'postponed')),
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    until TEXT                         -- of what was postponed
);

CREATE INDEX decisions_subject ON decisions(site, kind, holding, subject);

CREATE INDEX events_kind ON events(kind, id);

CREATE VIEW changes AS
SELECT e.id AS change, e.at, CASE e.kind WHEN 'changed' THEN 'edited' ELSE e.kind END AS kind, a.id, a.site, a.title, a.url,
    a.language, coalesce(json_extract(e.detail, '$.version'), CASE e.kind WHEN 'new' THEN 1 END) AS version,
    json_extract(e.detail, '$.edit') AS edit, json_extract(e.detail, '$.kept') AS kept,
    json_extract(e.detail, '$.added') AS words_added, json_extract(e.detail, '$.removed') AS words_removed, e.crawl
FROM events e JOIN articles a ON a.key = e.holding
WHERE e.kind IN ('new', 'changed', 'gone', 'returned')
"""

BECAUSE = """
ALTER TABLE decisions ADD COLUMN because TEXT
"""
