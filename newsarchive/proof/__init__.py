"""Proof that an archive is what was written: checking it, copying it to a safe place, and bringing it back. No SQL, no Scrapy."""
