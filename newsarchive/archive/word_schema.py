"""The tables of migration 0018_lexicon, which are never edited: words and their forms, texts without spaces."""

WORDS = """
CREATE TABLE lexicon (
    form TEXT NOT NULL,                -- a word that stands in the index, in small letters
    language TEXT NOT NULL,            -- by whose grammar the key was made; empty: the key of the spelling
    key TEXT NOT NULL,                 -- what the forms of one word share
    PRIMARY KEY (form, language, key)
) WITHOUT ROWID;

CREATE INDEX lexicon_key ON lexicon(language, key);

CREATE TABLE spaced (
    key INTEGER PRIMARY KEY,           -- of an article with characters of a script that is written without spaces
    title TEXT,                        -- with a zero width space on both sides of each such character
    text TEXT                          -- likewise
);

CREATE VIRTUAL TABLE spaced_fts USING fts5(
    title, text, content="spaced", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
)
"""
