"""The table of counts as migration 0021 made it; never edited: later migrations change it."""

TALLIES = """
CREATE TABLE tallies (
    site TEXT NOT NULL,
    language TEXT NOT NULL,            -- empty: not known
    month TEXT NOT NULL,               -- of publication: YYYY-MM, or YYYY where only that is known; empty: not known
    articles INTEGER NOT NULL,         -- that may be shown; kept by triggers of the table articles
    PRIMARY KEY (site, language, month)
) WITHOUT ROWID;

CREATE TRIGGER articles_counted AFTER INSERT ON articles BEGIN
    INSERT INTO tallies(site, language, month, articles)
    VALUES (new.site, coalesce(new.language, ''), coalesce(substr(new.published, 1, 7), ''), 1)
    ON CONFLICT (site, language, month) DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER articles_uncounted AFTER DELETE ON articles BEGIN
    UPDATE tallies SET articles = articles - 1
    WHERE site = old.site AND language = coalesce(old.language, '') AND month = coalesce(substr(old.published, 1, 7), '');
    DELETE FROM tallies
    WHERE site = old.site AND language = coalesce(old.language, '') AND month = coalesce(substr(old.published, 1, 7), '')
        AND articles = 0;
END
"""
