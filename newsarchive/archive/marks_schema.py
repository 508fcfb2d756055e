"""The indexes of migration 0029_marks, which are never edited: vowel signs, points and accents are a part of their word.

Variation selectors, which follow a figure or a character and say how it is drawn, stay between words.
"""

_SELECTORS = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE0120))))
TOKENIZE = f"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc' separators '{_SELECTORS}'"

MARKS = f"""
DROP TABLE articles_fts;

CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, facets, content="article_texts", content_rowid="rowid", tokenize="{TOKENIZE}"
);

INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');

DROP TABLE spaced_fts;

CREATE VIRTUAL TABLE spaced_fts USING fts5(
    title, text, content="spaced", content_rowid="key", tokenize="{TOKENIZE}"
)
"""
