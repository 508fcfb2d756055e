"""The index of migration 0020_facets, which is never edited: it also knows what each article is filed under."""

FACETS = """
DROP TABLE articles_fts;

DROP VIEW article_texts;

CREATE VIEW article_texts AS
SELECT a.key AS rowid, a.id, a.title, t.text, a.site, a.language, a.published, a.url,
    char(57344) || 's' || a.site || char(57344) || ' ' || char(57344) || 'l' || coalesce(a.language, '') || char(57344)
    || ' ' || char(57344) || 'y' || coalesce(substr(a.published, 1, 4), '') || char(57344) AS facets
FROM articles a LEFT JOIN texts t ON t.sha256 = a.text_sha256;

CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, facets, content="article_texts", content_rowid="rowid",
    tokenize="unicode61 remove_diacritics 2"
);

INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')
"""
