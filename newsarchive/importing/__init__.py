"""Captures of other web archives (WARC, WACZ), which walk the same line as those of a crawl."""
