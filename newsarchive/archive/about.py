"""The table `about`, by which the archive explains itself to whoever opens it without us."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from newsarchive import __version__
from newsarchive.archive.extracted import KEYS
from newsarchive.archive.lexicon import GRAMMAR
from newsarchive.edits.sameness import made_by


def fill_about(connection: sqlite3.Connection, path: Path) -> None:
    """Write the explanation, or renew it where the code or the archive's name changed; called whenever it is opened to write."""
    stem = path.name.removesuffix(".db")
    rows = {
        "what": "An archive of university news made by newsarchive: articles read from captured pages, with full-text search.",
        "newsarchive_version": __version__,
        "grammar": GRAMMAR,
        "sketches_made_by": made_by(),
        "captures": (
            f"The pages as received stand beside this file in {stem}-captures/*.warc.gz (WARC 1.1, gzip, a member a record)."
            " captures.file, offset and length find a record; payload_sha256 proves its body."
        ),
        "times": "UTC, ISO 8601, ending in Z. published has the length of its precision: 2021, 2021-04, 2021-04-20, or a time.",
        "unknown": "Unknown is null, never a guess. A year that a page does not give is inferred only with a reason"
        " (readings.published_reason).",
        "articles": "One row an article that may be shown, without its text.",
        "article_texts": "View: title and text of the articles; the content of the full-text index articles_fts. facets has site, language"
        " and year as words that nobody types.",
        "articles_fts": "Full-text index of article_texts, with every word as it is written; lexicon knows its forms.",
        "lexicon": "The words of the index: forms of one word share a key, by the grammar of a language ('': by their spelling; '~': by the"
        " sound of a name). A query asks for all forms of its words.",
        "spaced": "Copies of texts in scripts without spaces, with a zero width space between their characters; spaced_fts is their index.",
        "record": "View: every field of an article, as the exports give it.",
        "holdings": "Every article ever stored, shown or not; its id never changes and is never reused.",
        "readings": "What newsarchive made of a capture, with the code and inputs it was made with. New code makes new readings.",
        "versions": "Changes the university made to an article.",
        "texts": "Texts by the SHA-256 of their UTF-8 form.",
        "captures_table": "One row a WARC record: where it stands and its digests; robots_tags and tdm say, as JSON, what the page"
        " asks of robots (null: nothing).",
        "renderings": "Pages as a browser rendered them, and so as they are read: one row a WARC record, a conversion of the capture.",
        "preferences": "What the archivist sets once: the contact that every request names.",
        "frontier": "Every address ever discovered, and what became of it.",
        "fetches": "The ledger: every request, and every address settled without one, with its outcome and reason.",
        "fingerprints": "By what texts that articles show are known again: digests of runs of their words; sketches are their index, but"
        " for the last of them; sketch_slices says which, sketch_filters what surely is not in it, holdings.same_text which is an"
        " article's; sketch_removals counts those that are gone.",
        "story_links": "Which articles say one text, or part of it, with likeness and reason; story_decisions: what persons said of that;"
        " story_queue: articles that are looked at once more when a crawl settles.",
        "fetch_spans": "Old fetches that changed nothing, as counts of each address; fetch_counts has them of each crawl.",
        "spellings": "Other forms in which the addresses were written.",
        "refused": "Addresses that were found and are out of scope, belong to a web of pages without an end, or are not needed.",
        "named": "Which source (listing, feed, sitemap, interface) named which article, in which crawls; modified is when it says that the"
        " article was changed, modified_read what it said when the article was last read.",
        "modified_dates": "How often such dates turned out right: by source, what looks at articles found.",
        "validators": "What servers call the answers that are held: ETag and Last-Modified.",
        "validators_distrusted": "Sites where something changed under an ETag or Last-Modified that did not.",
        "webs": "What a crawl counted in order to notice such webs.",
        "templates": "What was learned of each site's pages: numbered, the last one is in use; readings name it by its digest.",
        "template_samples": "What single pages tell of their site's template: positions, numbers and digests, no text.",
        "source_checks": "What the last 'newsarchive sites check' of each source came to.",
        "switched_on": "The sites that a person switched on, for crawl --all and its schedule.",
        "files": "Pictures and attachments that articles name and the site file asks to keep; file_uses says of which articles.",
        "crawls": "Each crawl with its verdict. site_files holds the site files they used.",
        "events": "What happened to articles: new, changed, held, gone, returned, hidden, shown, embargoed, unjudged (read by"
        " other code than the text before, so the two were not compared), and away (its address leads elsewhere, seen on two"
        " days); corrected and correction_withdrawn by a person;"
        " damaged: found by 'newsarchive verify'; judged: an unjudged one says the same, read alike.",
        "changes": "View: what happened to the articles, the oldest first: new, edited (with the kind of edit), gone, returned.",
        "corrections": "What persons said of fields of articles, with name and reason; it outranks what the machine read, whose readings"
        " stay as they are.",
        "decisions": "What persons decided of what waited for them ('newsarchive review').",
        "translation_pairs": "Articles that are, or may be, one item in two languages, with what says so and how sure that is: verdict"
        " linked or accepted (by a person) makes them translations of each other.",
        "translation_clues": "By what the translations of an article are known: names, numbers, pictures, addresses, in forms that are"
        " equal in all languages.",
        "translation_keys": "Digests of what few articles share (addresses, numbers, pictures), by which a translation is found from far.",
        "translation_trust": "How often the texts agree with what a site declares to be translations (one number, one address, hreflang).",
        "translation_samples": "Digests of the pairs from which is learned what words mean in another language.",
        "translation_queue": "What of that is to be compared anew; empty once a crawl has settled.",
        "seals": "A digest of every row, by which 'newsarchive verify' finds what is damaged; rows are changed by newsarchive only.",
        "tallies": "How many articles may be shown, by site, language and month of publication; counted while they are stored.",
        "tombstones": "What was erased on request and must not be stored again.",
        "other_ids": "Ids that articles had before; they still resolve.",
        "search": "SELECT title FROM articles_fts WHERE articles_fts MATCH 'word' ORDER BY rank",
    }
    there = dict(connection.execute("SELECT key, value FROM about").fetchall())
    rows |= {key: there[key] for key in KEYS if key in there}
    if there != rows:
        connection.execute("DELETE FROM about")
        connection.executemany("INSERT INTO about(key, value) VALUES (?, ?)", list(rows.items()))
