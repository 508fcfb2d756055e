"""The schema as migration 0001 made it; released, so never edited: later migrations change it."""

LINE = """
CREATE TABLE about (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE site_files (
    digest TEXT PRIMARY KEY,           -- hex SHA-256 of the definition as used
    site TEXT NOT NULL,
    definition TEXT NOT NULL,          -- the TOML text
    first_used_at TEXT NOT NULL
);

CREATE TABLE switched_on (
    site TEXT PRIMARY KEY,             -- switched on by a person: crawl --all, schedule and status speak of these
    since TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE crawls (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    site_file TEXT NOT NULL REFERENCES site_files(digest),
    started_at TEXT NOT NULL,
    finished_at TEXT,                  -- null: still running, or it died
    finish_reason TEXT,                -- finished, limit, max_time, interrupted, died, ...
    verdict TEXT,                      -- good or bad
    verdict_cause TEXT,                -- the gravest fault: unreachable, listings_empty, ...
    verdict_reason TEXT,
    options TEXT NOT NULL,             -- JSON of what was asked for
    code_version TEXT NOT NULL,
    pid INTEGER NOT NULL
);

CREATE INDEX crawls_site ON crawls(site, id);

CREATE TABLE frontier (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    url TEXT NOT NULL,                 -- canonical form of the address
    asked TEXT,                        -- the spelling to ask for; null: the canonical form
    kind TEXT NOT NULL CHECK (kind IN ('article', 'listing')),
    rank INTEGER NOT NULL,             -- smaller is sooner; newest first
    source TEXT NOT NULL,              -- which source found it: seed, listing, page, redirect
    number INTEGER,                    -- the site's own number, from the address
    hints TEXT,                        -- JSON list of claims from the listing row
    found_on INTEGER REFERENCES frontier(id),
    first_crawl INTEGER NOT NULL REFERENCES crawls(id),
    first_seen TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'settled')),
    lease INTEGER REFERENCES crawls(id),   -- the crawl that holds it; lapses with that crawl
    attempts INTEGER NOT NULL DEFAULT 0,   -- tries that failed in a passing way since it last succeeded
    crashes INTEGER NOT NULL DEFAULT 0,    -- times the process died while this row alone was under way
    not_before TEXT,                   -- earliest time of the next try
    outcome TEXT,                      -- last outcome, null while it never had one
    reason TEXT,
    settled_at TEXT,
    due_at TEXT,                       -- when a recheck is due
    holding INTEGER REFERENCES holdings(key),
    UNIQUE (site, url)
);

CREATE INDEX frontier_waiting ON frontier(site, rank, id) WHERE state = 'waiting';

CREATE INDEX frontier_due ON frontier(site, due_at) WHERE due_at IS NOT NULL;

CREATE INDEX frontier_number ON frontier(site, number) WHERE number IS NOT NULL;

CREATE INDEX frontier_holding ON frontier(holding);

CREATE INDEX frontier_lease ON frontier(lease) WHERE lease IS NOT NULL;

CREATE TABLE spellings (
    url TEXT NOT NULL,                 -- an address as written somewhere, other than its canonical form
    row INTEGER NOT NULL REFERENCES frontier(id),
    first_crawl INTEGER NOT NULL REFERENCES crawls(id),
    first_seen TEXT NOT NULL,
    PRIMARY KEY (url, row)
) WITHOUT ROWID;

CREATE TABLE refused (
    crawl INTEGER NOT NULL REFERENCES crawls(id),
    url TEXT NOT NULL,                 -- discovered, but not let into the frontier
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (crawl, url)
) WITHOUT ROWID;

CREATE TABLE fetches (
    id INTEGER PRIMARY KEY,
    crawl INTEGER NOT NULL REFERENCES crawls(id),
    row INTEGER REFERENCES frontier(id),   -- null for robots.txt
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    sent INTEGER NOT NULL,             -- 0: settled without a request (robots, scope, private address, adopted)
    requested_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    status INTEGER,
    bytes INTEGER NOT NULL,            -- of the body as received
    outcome TEXT NOT NULL,
    reason TEXT,
    final INTEGER NOT NULL,            -- 1: this settled the row for this crawl; 0: it is tried again
    redirect_to TEXT,
    capture TEXT REFERENCES captures(id),
    links_found INTEGER NOT NULL DEFAULT 0,
    links_new INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX fetches_crawl ON fetches(crawl, outcome);

CREATE INDEX fetches_row ON fetches(row);

CREATE INDEX fetches_capture ON fetches(capture);

CREATE TABLE captures (
    id TEXT PRIMARY KEY,               -- UUID of the WARC record
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT,
    record_type TEXT NOT NULL CHECK (record_type IN ('response', 'revisit', 'metadata')),
    file TEXT NOT NULL,                -- in the captures folder
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    payload_sha256 TEXT NOT NULL,
    block_sha256 TEXT NOT NULL,
    refers_to TEXT REFERENCES captures(id),
    UNIQUE (file, offset)
) WITHOUT ROWID;

CREATE INDEX captures_url ON captures(url, fetched_at);

CREATE TABLE holdings (
    key INTEGER PRIMARY KEY,           -- the FTS rowid; never exported
    id TEXT NOT NULL UNIQUE,           -- the article's id; never changes, never reused
    site TEXT NOT NULL,
    url TEXT NOT NULL,                 -- the address it was read from
    canonical_url TEXT NOT NULL,
    number INTEGER,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,           -- last time the university's server answered with it
    gone_at TEXT,
    visibility TEXT NOT NULL DEFAULT 'shown' CHECK (visibility IN ('shown', 'hidden', 'embargoed', 'erased')),
    reading INTEGER REFERENCES readings(id),   -- the reading that is shown
    version INTEGER NOT NULL DEFAULT 1,
    story TEXT,
    translation TEXT,
    UNIQUE (site, canonical_url)
);

CREATE INDEX holdings_number ON holdings(site, number) WHERE number IS NOT NULL;

CREATE INDEX holdings_story ON holdings(story);

CREATE INDEX holdings_translation ON holdings(translation);

CREATE TABLE other_ids (
    id TEXT PRIMARY KEY,               -- an id an article had before (a merge); still resolves
    holding INTEGER NOT NULL REFERENCES holdings(key)
) WITHOUT ROWID;

CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,           -- of the text in UTF-8
    text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    holding INTEGER REFERENCES holdings(key),  -- null: a page that is no article
    capture TEXT NOT NULL REFERENCES captures(id),
    read_at TEXT NOT NULL,
    extractor TEXT NOT NULL,
    inputs TEXT NOT NULL,              -- JSON: digests of what else the reading depends on
    same_as INTEGER REFERENCES readings(id),   -- its fields equal those of that reading; the columns below are null
    outcome TEXT,
    reason TEXT,
    title TEXT,
    title_source TEXT,
    summary TEXT,
    text_sha256 TEXT REFERENCES texts(sha256),
    language TEXT,
    language_source TEXT,
    script TEXT,
    authors TEXT,                      -- JSON list
    authors_source TEXT,
    published TEXT,
    published_raw TEXT,
    published_precision TEXT,
    published_source TEXT,
    published_reason TEXT,
    modified TEXT,
    day_month TEXT,                    -- MM-DD of a date that lacks its year
    dateline TEXT,
    place TEXT,
    section TEXT,
    tags TEXT,                         -- JSON list
    image TEXT,
    contacts TEXT,                     -- JSON list
    variants TEXT,                     -- JSON object: language to address
    removed TEXT,                      -- JSON list: cleaning rules that took something out
    evidence TEXT                      -- JSON: the chosen claim of each field and every other value
);

CREATE INDEX readings_holding ON readings(holding, id);

CREATE INDEX readings_capture ON readings(capture);

CREATE INDEX readings_text ON readings(text_sha256);

CREATE INDEX readings_yearless ON readings(holding) WHERE day_month IS NOT NULL;

CREATE TABLE versions (
    holding INTEGER NOT NULL REFERENCES holdings(key),
    number INTEGER NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings(id),
    capture TEXT NOT NULL REFERENCES captures(id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (holding, number)
) WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    crawl INTEGER REFERENCES crawls(id),
    kind TEXT NOT NULL,                -- new, changed, gone, returned, hidden, erased, ...
    holding INTEGER REFERENCES holdings(key),
    detail TEXT                        -- JSON
);

CREATE INDEX events_holding ON events(holding, id);

CREATE INDEX events_crawl ON events(crawl, kind);

CREATE TABLE tombstones (
    kind TEXT NOT NULL,                -- id, url, payload or capture
    value TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (kind, value)
) WITHOUT ROWID;

CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    canonical_url TEXT NOT NULL,
    title TEXT,
    summary TEXT,
    language TEXT,
    language_source TEXT,
    script TEXT,
    authors TEXT NOT NULL,             -- JSON list
    published TEXT,
    published_raw TEXT,
    published_precision TEXT,
    published_source TEXT,
    modified TEXT,
    dateline TEXT,
    place TEXT,
    section TEXT,
    tags TEXT NOT NULL,                -- JSON list
    image TEXT,
    contacts TEXT NOT NULL,            -- JSON list
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    gone_at TEXT,
    version INTEGER NOT NULL,
    version_count INTEGER NOT NULL,
    story_id TEXT,
    translation_id TEXT,
    capture_id TEXT NOT NULL,
    extractor TEXT NOT NULL,
    text_sha256 TEXT
);

CREATE INDEX articles_site ON articles(site, published);

CREATE INDEX articles_language ON articles(language, published);

CREATE INDEX articles_published ON articles(published);

CREATE INDEX articles_story ON articles(story_id);

CREATE INDEX articles_translation ON articles(translation_id);

CREATE VIEW article_texts AS
SELECT a.key AS rowid, a.id, a.title, t.text, a.site, a.language, a.published, a.url
FROM articles a LEFT JOIN texts t ON t.sha256 = a.text_sha256;

CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, content="article_texts", content_rowid="rowid",
    tokenize="unicode61 remove_diacritics 2"
);

CREATE VIEW record AS
SELECT a.id, a.site, a.url, a.canonical_url, a.title, a.summary, t.text, a.language, a.language_source, a.script,
    a.authors, a.published, a.published_raw, a.published_precision, a.published_source, a.modified, a.dateline, a.place,
    a.section, a.tags, a.image, a.contacts, a.first_seen, a.last_seen, a.gone_at, a.version, a.version_count,
    a.story_id,
    (SELECT count(*) FROM articles s WHERE s.story_id = a.story_id) AS story_size,
    a.translation_id,
    (SELECT '["' || group_concat(o.id, '","') || '"]' FROM (SELECT id FROM articles o
        WHERE o.translation_id = a.translation_id AND o.key <> a.key ORDER BY o.id) o) AS translations,
    a.capture_id, c.payload_sha256 AS capture_sha256, a.extractor
FROM articles a LEFT JOIN texts t ON t.sha256 = a.text_sha256 LEFT JOIN captures c ON c.id = a.capture_id
"""
