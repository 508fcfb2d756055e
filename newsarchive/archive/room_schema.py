"""What migration 0024 made so that the page of a university need not look at each article; never edited: later migrations change it."""

ROOM = """
CREATE INDEX articles_gone ON articles(site) WHERE gone_at IS NOT NULL;

CREATE INDEX articles_inferred ON articles(site) WHERE substr(published_source, -11) = '+neighbours'
"""
