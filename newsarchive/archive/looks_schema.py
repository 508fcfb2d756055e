"""The statements of migration 0030_looks, which are never edited: known articles that nothing would have looked at again are due, and what
redirects to one target is found by it."""

LOOKS = """
UPDATE frontier SET due_at = coalesce(settled_at, first_seen)
WHERE kind = 'article' AND state = 'settled' AND holding IS NOT NULL AND due_at IS NULL
    AND (outcome IS NULL OR outcome NOT IN ('alias', 'erased'))
    AND holding NOT IN (SELECT key FROM holdings WHERE visibility = 'erased');

CREATE INDEX fetches_redirect ON fetches(redirect_to, row) WHERE redirect_to IS NOT NULL
"""
