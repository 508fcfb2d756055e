"""docs/translations.md: how translations are known, with the last measured figures of benchmarks/results/translations.jsonl."""

from __future__ import annotations

from typing import Any

from docs.figures import last

TEXT = """# Translations

Which articles are one item in several languages, how that is found out, and how sure it is.

    newsarchive show ARTICLE --translations            # side by side, and why they are linked
    newsarchive report --translations                  # what exists in one language and is missing in another; --csv names each article
    newsarchive report --doubtful                      # what waits for a person; `review accept`, `reject` and `reopen` decide
    newsarchive export text --aligned kk,ru -o a.tsv   # by paragraph; `-o a.tmx` gives a translation memory

In the record, `translations` are the ids of the others and `translation_id` is what all of them share: the smallest of their ids. An
article has at most one translation in a language, which the report takes for one of its copies on the site too (a language in another
script counts as another language: Kazakh in Latin letters beside Kazakh in Cyrillic ones is the same item, and no copy). Two languages are
never one story, not even by a person's word.

## What is looked at

When a page is read, a worker takes from it what its translations have too, in forms that are equal in all languages:

- **names and loan words** by a key: the first letter and the consonants after it, romanised, endings gone. Түймебаевтың, Туймебаеву and
  Tuimebayev are one key, and so are конференцияда, конференции and conference; Kazakh in Latin or Arabic letters is read in Cyrillic ones;
  a short name keeps one sign for its vowels (Riga, Риге);
- **numbers** in one form: 1 500, 1,500 and 1,5 мың; жиырма бес and twenty-five; XXI and 21; days of a month whatever its name;
- **subjects**: what common words mean, by a small dictionary of six hundred lines (`text/common_words.tsv`, a column a language: Kazakh,
  Russian, English, Uzbek, Kyrgyz, Turkish, Ukrainian, German, French, Spanish, Chinese, Italian, Portuguese, Polish, Arabic, Japanese,
  Korean, Azerbaijani, Tajik, Persian, Belarusian, Czech, Dutch), those of the title also by themselves. Of words that German and Dutch
  join the first and the last count; of Chinese in simplified characters and of Japanese the longest that stand anywhere. Languages
  without a column have none, which says nothing against a pair; one is added by adding a column, and where it writes words in a way of
  its own, its code to a set in `text/shared_words.py`;
- the beginnings of the first **words**, as short marks that mean nothing until the archive has learned what they stand for;
- pictures by their file's name, links and films, e-mail addresses, authors, the length;
- what is **declared**: the site's number where one number is one item in all languages, the address but for what names the language in it
  (`/kk/news/5`, `/ru/news/5`), hreflang, and links of the page that name a language. A front page, the page itself, and an address that
  several articles of one language name, declare nothing.

Candidates are the articles of the same university (all sites under its domain) and of at most four days' distance that share most, three
in each language; and from farther away those that are declared or share a picture or two rare clues.

## How sure it is

A naive Bayes model (`archive/translation_model.py`). For each clue of one article: how often does it stand in a translation, and how often
in another item? The second is counted in the last 40 articles of both languages, so that the rector's name, which stands in all of them,
says nothing. The logarithms are added, less for kinds that depend on each other, and with a weight of their own where a clue stands in one
text only (a number or day that the other leaves out says much, a name little); to them come the odds by their days (how many items are of
that day, how often a translation follows after so many days), the lengths, and the order of the site's numbers. What is declared adds more
than all of that.

From pairs that are sure by all this (`archive/translation_learning.py`), at most nine hundred of a university, is **learned** which words
of two languages stand for each other: those that stand in the same pairs more often than by chance (log-likelihood ratio), for each word
the two that fit best. Words whose counterparts the other text has add to a pair, missing ones take a little off it. A year is weighed by
what was learned from the sure pairs next before it, and where there are few, from those after its beginning too: what is new at the end
changes no earlier year, and since nothing is learned from what was learned, it does not matter in which order the articles came.

Two articles are linked where each is the other's best by a margin. Where texts that say enough contradict what is declared, the link is
undone, and waits for a person; the contradiction must be stronger where eight in nine of the site's declarations are right. Where texts
contradict a quarter of what a site declares in one way (and three times at least), this way counts for nothing on the site, and
`report --translations` says so. Where a site declares reliably, what it does not declare is none, least of all another number. A
person's word wins, and can be taken back: the two are compared anew then. `verify` forms the groups again and counts again how far each
site's declarations are believed.

What comes of it depends on the articles alone, not on the order in which they came: what changes queues what depends on it, in the same
transaction, and the queue is worked off when a crawl settles, or a re-reading. A killed crawl leaves it to the next.

## Paragraphs side by side

By length, in the manner of Gale and Church (1993), with numbers, days and names as anchors (`text/aligning.py`). What one side alone says
stands alone.
"""


def _kills(line: dict[str, Any]) -> str:
    return f"""
`python -m benchmarks.prove translation_kills` (commit {line["commit"]}): {line["kills"]} kills (SIGKILL) before random statements, while
the {line["articles"]} articles of a site are stored, in another order each time ({line["while_storing"]} kills), and settled
({line["while_settling"]}). Groups, pairs, verdicts and counts afterwards differ {line["differing"]} times from those of an archive that was
left alone.
"""


def translations_markdown() -> str:
    """The page on translations."""
    line = last("translations")
    if line is None:
        return TEXT
    by_site = ", ".join(f"{name} {value:.2f}" for name, value in line["f1_by_site"].items())
    second = ", ".join(f"{name} {value:.2f}" for name, value in line["f1_second_set_by_site"].items())
    milliseconds = line["cost_milliseconds"]
    killed = last("translation_kills")
    return TEXT + f"""
## What was measured

`python -m benchmarks.prove translations` (commit {line["commit"]}): invented sites with three languages each, {line["articles"]:,}
articles, whose pages are made in four ways and read as a crawl reads them. Their texts are made from facts: each language tells a part
of them in its own order and words, with sentences that stand in it alone, names spelled in several ways, numbers in figures and words,
days later; other items of the same day share the rector, people and numbers. People, places, topics and manners of half of the sites
were held back while the weights were chosen (the margin and the sum from which texts are linked were once set with both halves in view);
several of the topics held back stand in no line of the dictionary, and there fewer are found. The second set
({line["articles_second_set"]:,} articles) tells of acts and things with few names and numbers, several items a day on few subjects,
briefly, and in other languages; the weights are fitted to it and to the first half, and the dictionary was written by the same hand, for
the languages beyond the first six after these texts, so that only what is held back says what to expect elsewhere.

| what | pair F1 |
|---|---|
| nothing declared, the manners the model was made with | {line["f1"]:.3f} |
| nothing declared, all eight | {line["f1_all"]:.3f} (precision {line["precision"]:.3f}) |
| nothing declared, the second set | {line["f1_second_set"]:.3f} (precision {line["precision_second_set"]:.3f}) |
| nothing declared, held back | {line["f1_held_out"]:.3f} (precision {line["precision_held_out"]:.3f}) |
| one number for all languages | {line["f1_numbers"]:.3f} |
| hreflang | {line["f1_hreflang"]:.3f} |

By site: {by_site}; of the second set: {second}. There the sites with
the name of a language have it beside two others: `turkish` English and German, `ukrainian` German and Russian, `french` English and
Russian, `spanish` and `italian` English and German, `chinese` Russian and English, `polish` English and Ukrainian, `arabic` English and
French, `japanese` English and Chinese. The columns of Portuguese, Korean, Azerbaijani, Tajik, Persian, Belarusian, Czech and Dutch were
not measured.

On sites whose numbers name other items in other languages {line["wrong_numbers_linked"]} pairs with one number were linked, and of
{line["wrong_numbers_said"]} it is said that their texts contradict it. Comparing an article costs {milliseconds[0]:.2f} ms of the main
process's processor time among {line["cost_articles"][0]:,} articles and {milliseconds[1]:.2f} ms among {line["cost_articles"][1]:,}
(ratio {line["cost_ratio"]:.2f}); the tables take {line["bytes_an_article"]:,} bytes an article.
""" + (_kills(killed) if killed is not None else "")
