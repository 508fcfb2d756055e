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
digests are kept, one in twelve and at least 32. Of texts with some of them in common a bit for each run of two words (of three characters
in Chinese and Japanese, of five in Thai) tells about how many such runs they share: where that is surely less than a quarter of the text
that has fewer, they are two texts. The others are compared by their words.

A word is *held* where it stands in a run of two words (three characters) that the other text has too. Two texts are one

- where at least half of the shorter one's words are held (seven tenths where it is less than three tenths of the longer one),
- unless a quarter of it and more is another text on both sides: windows of 14 words of which hardly any are held,
- unless figures, years or names are others where the words around them are the same, far more often than other words are, or where three
  and more of them are others and hardly a word else: texts from one mould, as yearly reports and notices. Numbers and months that are
  written out count as figures.

A link that is doubtful makes no story until a person says so: near a bound, where one or two figures, dates or names are others and nothing
else (in scripts without capitals: where one figure is and little else, unless ten places and more differ and few of them hold figures),
where the shorter text is the beginning of one more than three times as long and may be the first item of a digest, or where the texts are
longer than the 200,000 characters that are compared. Two texts that come from one mould, or may, are in one story only by the word of a
person, whatever third text is like both: that is one with the likest of them alone.

A shorter text is `cut` where it is the beginning of the longer one or two fifths of it; else it is a `part`, and no copy. A text that joins
several others is linked with each, is of the story of the largest if that is two fifths of it, and makes no story of them.

The verdict rests on the two texts, so it is the same in any order. Which texts are compared is bounded: of a run of words that many texts
have 48 are taken, always the same ones; of the 24 texts that share the rarest runs with one the twelve nearest are compared,
until four of them in turn came to nothing, or to a doubt whether they are copies. When a crawl settles, this is done anew for what came,
for what it is near to, and for what was near to a text that went; links that neither text chooses any more are taken back, and stories
made anew from the links. So links and stories depend on the texts that are there, not on their order, as long as a text is near to no
more than 24 others. In larger crowds a text may be among the nearest of one that is not looked at once more: there, who is linked with
whom can depend on the order, and a story does where only that link holds it together.

Nobody waits for it: when an article is stored, it is linked with those that say exactly its text, and its text is looked for in the index.
What some are near to is compared by the workers, outside of any transaction: soon after, where the crawl waits for its server, and in any
case before it ends. `reextract` and `import` do the same at their end.

## What it does not know

- A text told anew in other words is another text, also where it says the same.
- A copy in which a figure, a date or a name was mended, and nothing else, may be a text from a mould: it is listed as doubtful.
- A text shorter than 25 words is a copy only of one that is equal to the letter.
- Copies in another script or language are [translations](translations.md), or none.
"""


def stories_markdown() -> str:
    """The page."""
    return TEXT + _duplicates() + _twin_hosts() + _kills()


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
            "", "## Measured", "", _united(line), "",
            f"{line['size']:,} invented articles in five languages (Kazakh, Russian, English, Chinese, Arabic) by authors of two kinds, in"
            " any order, with planted copies; half of the kinds' parameters were held out (line `duplicates`). In this table a pair counts"
            " as found where its articles are linked as one text or a part of it, also doubtfully, or are of one story.", "",
            "| | pair F1 | precision | recall | recall, held half | boilerplate and yearly twins apart |", "|---|---|---|---|---|---|",
            *rows, "", f"Right by kind: {kinds}.", "", _cost(line), "",
        ]
    )  # fmt: skip


def _united(line: dict[str, Any]) -> str:
    """What `story_id` says, which is what a reader of the record has."""
    whole, rest = line["newsarchive_one_story"], line.get("newsarchive_one_story_not_joined")
    said = (
        f"Articles with one `story_id` (what a record says): pair F1 {whole['pair_f1']:.3f}, precision {whole['precision']:.3f}, recall"
        f" {whole['recall']:.3f} of all planted copies. A text that joins two others is of the story of one of them at most, so that of its"
        " two pairs one is linked only, not united"
    )
    if rest is None:
        return f"{said}."
    missed = ", ".join(f"{name} {share:.3f}" for name, share in rest["right"].items() if share < 1)
    return (
        f"{said}; without these pairs (copies that are edited, cut, framed or under another headline) F1 {rest['pair_f1']:.3f}, precision"
        f" {rest['precision']:.3f}, recall {rest['recall']:.3f}, boilerplate and yearly twins apart {rest['twins_apart']:.3f}."
        + (f" Not all right: {missed}; some of these are linked with a doubt that waits for a person, some not at all." if missed else "")
    )


def _cost(line: dict[str, Any]) -> str:
    small, large = line["cost"][0], line["cost"][-1]
    return (
        f"Linking costs the process that writes {small['ms']:.2f} ms of CPU an article at {small['articles']:,} articles and"
        f" {large['ms']:.2f} at {large['articles']:,}, {line['cost_ratio']:.2f} times as much: {small['ms_arriving']:.2f} and"
        f" {large['ms_arriving']:.2f} when an article is stored, the rest when its crawl settles. Comparing texts costs the workers"
        f" {large['ms_comparing']:.2f} ms an article. Index, fingerprint and links take {large['bytes']:,} bytes an article."
        " (Medians of rounds in which both sizes have their turn. A third of"
        " these articles are near to others; between the two sizes the index was filled with sketches of texts that share nothing. How fast"
        f" the machine was then: datasketch took {line['minhash']['ms']:.2f} ms an article of the table's set in the same run, newsarchive"
        f" {line['newsarchive']['ms'] + line['newsarchive']['ms_settling']:.2f}.)"
    )


def _kills() -> str:
    line = last("story_kills")
    if line is None:
        return ""
    return (
        f"\n{line['kills']} kills (SIGKILL) while {line['articles']} articles, copies of each other in {line['stories']} stories, are"
        f" stored in another order each time ({line['while_storing']} kills) and settled ({line['while_settling']});"
        f" {line['ended_before_the_kill']} times all came to its end in between. What became of it differs {line['differing']} times from"
        " an archive that was left alone (line `story_kills`).\n"
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
