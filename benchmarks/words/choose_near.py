"""Choose words that are written much like those of the table of word forms and are none of their forms: makes `near.tsv`, lines of a
language, a word of the table, and words near it. As `learn_endings`, it needs simplemma and wordfreq; words of languages these do not
have were written down by hand in `near_by_hand.tsv`.

A word is near that is common, begins with the same letters (three in five of the word's, or more), and has another lemma in the
dictionary, of which the word is no form either.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from benchmarks.words.forms import Word, table
from benchmarks.words.learn_endings import COMMON, vocabulary
from newsarchive.text.word_keys import LEARNED
from newsarchive.text.word_spelling import spelling
from newsarchive.text.word_spelling import words as words_of

NEAR = Path(__file__).with_name("near.tsv")
OF_EACH = 6
"""Words near one, at most."""


def near(word: Word, by_start: dict[str, list[str]], lemma_of: dict[str, str], common: dict[str, int]) -> list[str]:
    """Words near one, the nearest first."""
    mine = {spelling(form) for form in word.forms}
    lemmas = {lemma_of.get(form, form) for form in mine} | mine
    found: dict[str, tuple[int, int]] = {}
    for form in word.forms[:1]:
        own = spelling(form)
        least = max(3, -(-len(own) * 3 // 5))
        for other in by_start.get(own[:3], ()):
            spelled = spelling(other)
            lemma = lemma_of.get(spelled, spelled)
            if spelled in mine or lemma in lemmas or spelled[:least] != own[:least] or lemma_of.get(lemma, lemma) in lemmas:
                continue
            shared = next((place for place, pair in enumerate(zip(own, spelled, strict=False)) if len(set(pair)) > 1), least)
            found[other] = (abs(len(spelled) - shared) + abs(len(own) - shared), common.get(other, COMMON))
    return sorted(found, key=lambda other: (found[other], other))[:OF_EACH]


def main() -> None:
    """Choose for the named languages, or all, and keep what was chosen for others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*")
    names = parser.parse_args().name or sorted(LEARNED)
    kept = [line for line in (NEAR.read_text(encoding="utf-8").splitlines() if NEAR.exists() else []) if line.split("\t")[0] not in names]
    for language in names:
        words = [word for word in table() if word.language == language]
        if not words:
            continue
        dictionary = import_module("simplemma.strategies.dictionaries.dictionary_factory").DefaultDictionaryFactory().get_dictionary(
            LEARNED[language]
        )
        starts = {spelling(word.forms[0])[:3] for word in words}
        common = vocabulary(LEARNED[language])
        lemma_of: dict[str, str] = {}
        by_start: dict[str, list[str]] = defaultdict(list)
        for form, lemma in dictionary.items():
            if not form[:1].isalpha() or words_of(form) != [form]:
                continue
            spelled = spelling(form)
            lemma_of.setdefault(spelled, spelling(lemma.partition("|")[0]))
            if spelled[:3] in starts and (not common or form in common):
                by_start[spelled[:3]].append(form)
        kept += [f"{language}\t{word.forms[0]}\t{' '.join(some)}" for word in words if (some := near(word, by_start, lemma_of, common))]
    NEAR.write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
