"""docs/stories.md: how copies of one text are known, with the last measured figures of benchmarks/results."""

from __future__ import annotations

from typing import Any

from docs.figures import last

TEXT = """# Stories

Which articles say one text, how that is found out, and what is not taken for it.

    newsarchive show ARTICLE --story           # which came first and why, how alike the copies are, what differs
    newsarchive report --doubtful              # links that are not sure
    newsarchive review accept story:ID:ID --because TEXT   # any two articles are one story; reject: they are not; reopen: taken back

In the record, `story_id` is the id of the story's article that the archive had first (of those of one crawl the one that was
published first), and `story_size` says how many articles share it. Nothing is dropped; a search shows
one hit a story unless all copies are asked for.

## How a text is known again

When a page is read, the worker digests the runs of three words of its text (of four characters in Chinese and Japanese, of eight in Thai
and its neighbours), without case, accents and punctuation; dateline, byline and signature are taken out before. Those with the smallest
digests are kept, one in twelve and at least 32. Texts with some of them in common are compared by their words.

A word is *held* where it stands in a run of two words (three characters) that the other text has too. Two texts are one

- where at least half of the shorter one's words are held (seven tenths where it is less than three tenths of the longer one),
- unless a quarter of it and more is another text on both sides: windows of 14 words of which hardly any are held,
- unless figures, years or names are others where the words around them are the same, far more often than other words are: texts from one
  mould, as yearly reports and notices.

A shorter text is `cut` where it is the beginning of the longer one or two fifths of it; else it is a `part`, and no copy. A text that joins
several others is linked with each, is of the story of the largest if that is two fifths of it, and makes no story of them.

The verdict rests on the two texts, so it is the same in any order. What is bounded is which texts are compared: of a run of words that
many texts have 48 are taken, always the same ones; of one article's candidates eight are compared, two of a story. An article that has to
do with others is looked at once more when its crawl settles.

## What it does not know

- A text told anew in other words is another text, also where it says the same.
- A copy in which one figure was mended and that has no other is taken for a text from a mould; it is listed as doubtful.
- A text shorter than 25 words is a copy only of one that is equal to the letter.
- Copies in another script or language are [translations](translations.md), or none.
"""


def stories_markdown() -> str:
    """The page."""
    return TEXT + _duplicates() + _twin_hosts()


_FIGURES = ("pair_f1", "precision", "recall", "held_recall", "twins_apart")
_NAMES = {
    "newsarchive": "newsarchive", "minhash": "MinHash (datasketch, three words, 128 permutations, similarity .5)",
    "simhash": "simhash (trafilatura, 3 bits)", "exact": "equal texts",
}  # fmt: skip


def _duplicates() -> str:
    line = last("duplicates")
    if line is None:
        return ""
    rows = [
        f"| {name} | " + " | ".join(f"{one[figure]:.3f}" for figure in _FIGURES) + " |"
        for key, name in _NAMES.items() for one in [line[key]]
    ]
    kinds = ", ".join(f"{name} {share:.3f}" for name, share in line["newsarchive"]["right"].items())
    return "\n".join(
        [
            "", "## Measured", "",
            f"{line['size']:,} invented articles in five languages (Kazakh, Russian, English, Chinese, Arabic) by authors of two kinds, in"
            " any order, with planted copies; half of the kinds' parameters were held out (line `duplicates`). A pair counts as found where"
            " its articles are linked as one text or a part of it, or are of one story.", "",
            "| | pair F1 | precision | recall | recall, held half | boilerplate and yearly twins apart |", "|---|---|---|---|---|---|",
            *rows, "", f"By `story_id` alone: F1 {line['newsarchive_one_story']['pair_f1']:.3f}, recall"
            f" {line['newsarchive_one_story']['recall']:.3f}: a text that joins two others can be of the story of one of them only.",
            "", f"Right by kind: {kinds}.", "", _cost(line), "",
        ]
    )  # fmt: skip


def _cost(line: dict[str, Any]) -> str:
    small, large = line["cost"][0], line["cost"][-1]
    return (
        f"Linking costs the process that writes {small['ms']:.2f} ms of CPU an article at {small['articles']:,} articles and"
        f" {large['ms']:.2f} at {large['articles']:,}, {line['cost_ratio']:.2f} times as much, and {large['bytes']:,} bytes an article of"
        " index, fingerprint and links. (Between the two sizes the index was filled with sketches of texts that share nothing.)"
    )


def _twin_hosts() -> str:
    line = last("twin_hosts")
    if line is None:
        return ""
    return (
        f"\nReal pages of {line['size']:,} annotated articles, and their texts under another frame with other lines around, other"
        f" headlines, every second one cut (line `twin_hosts`): {line['found']:,} of {line['pairs']:,} pairs found,"
        f" {line['links_beyond']:,} links beyond them.\n"
    )
