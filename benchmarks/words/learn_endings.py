"""Learn how words of a language come to the form in a dictionary: makes `newsarchive/text/endings/*.xz`. Needs the network never, and
simplemma and wordfreq installed, which nothing else needs: `python -m benchmarks.words.learn_endings ru it`; without a name, all.

Source: forms and lemmas of simplemma (Barbaresi, MIT); which words are common, by wordfreq (Speer, Apache 2.0). The pairs of the table of
word forms are not looked at.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from newsarchive.text.word_clitics import bare
from newsarchive.text.word_endings import LONGEST_END, SHORTEST, Change, changed
from newsarchive.text.word_keys import LEARNED
from newsarchive.text.word_spelling import latin_serbian, spelling, words

FOLDER = Path(__file__).parents[2] / "newsarchive" / "text" / "endings"
MOST_PAIRS = 60_000
"""Forms that are learned from; common ones first."""
COMMON = 150_000
"""Words of a language that count as common."""
BY_NAME = 60_000
"""Of these, so many of the commonest are learned one by one where their end says something else."""
LEAST = 3
"""Forms that an end must be seen in."""
SURE = 30_000
"""Of the common words, so many of the commonest are brought to what the dictionary says and to nothing else."""
PARTICIPLES = frozenset({"it", "es", "pt", "ca", "ro"})
"""Languages in whose dictionaries a participle is an entry with forms, and itself a form of the verb (negata, negato, negare)."""
GENDERED = frozenset({"fr", "it", "es", "pt"})
"""Languages in whose dictionaries what women are called is a word of its own (étudiante), though one looks for both."""
PARTS = {"en": frozenset("ai ca d ll m n na nt o re t ta ve wo".split())}
"""What a dictionary has of words that are written together with others (ain't, can't, o'clock), which alone is another word, or none."""
POSSESSED = frozenset({"hu"})
"""Languages in whose dictionaries forms with an ending are entries with forms of their own (egyeteme, of egyetem)."""
AS_COMMON = 8
"""How many times as far down a list of common words another word may stand that is as common."""
SHORT = 8
"""Letters of a short word."""
OF_A_WORD = 3
"""Forms from which on a lemma is surely a word."""
SHARE = 0.2
"""Of the forms with an end, the share that a change must explain."""

Pair = tuple[str, str, int]
"""A form, its lemma, and how common the form is among all: 1 is the commonest; 0 where that is not known."""
Learned = dict[str, tuple[Change, ...]]


def vocabulary(name: str) -> dict[str, int]:
    """The common words of a language, each with its place among them; empty where they are not known."""
    lists, code = import_module("wordfreq"), {"hbs": "sh"}.get(name, name)
    words = lists.top_n_list(code, COMMON, wordlist="best") if code in lists.available_languages() else []
    return {word: number for number, word in enumerate(words, 1)}


def pairs(name: str) -> list[Pair]:
    """Forms and lemmas of a language, folded."""
    dictionary = import_module("simplemma.strategies.dictionaries.dictionary_factory").DefaultDictionaryFactory().get_dictionary(name)
    write = latin_serbian if name == "hbs" else str
    common: dict[str, int] = {}
    places = vocabulary(name)
    for word, number in places.items():
        common.setdefault(write(spelling(word)), number)
    spelled: dict[str, list[tuple[int, bool, bool, str]]] = defaultdict(list)
    parts_of_words = PARTS.get(name, frozenset())
    for form, lemma in dictionary.items():
        # Of two lemmas that are written alike in dictionaries one is told from the other: N|№.
        one, other = (write(spelling(word)) for word in (form, lemma.partition("|")[0]))
        if one in parts_of_words:
            continue
        if len(words(one)) == len(words(other)) == 1 and one[0].isalpha() and len(one) <= 40 and one in bare(one, name):
            # Of words that are spelled alike without accents, the commonest counts (libro, not libró), and others that are
            # nearly as common (annonce, annoncé); of equally common ones first one that is a form of another, and a word before a name.
            here = (places.get(form.lower(), COMMON + 1), one == other, form != form.lower(), other)
            spelled[one].append(here)
    found: list[Pair] = []
    for form, those in spelled.items():
        those.sort(key=lambda one: one[:3])
        alike = {lemma for place, *_, lemma in those if place <= COMMON and place <= AS_COMMON * those[0][0]} if len(those) > 1 else set()
        found += [(form, lemma, common.get(form, 0)) for lemma in dict.fromkeys([those[0][-1], *sorted(alike)])]
    return found


def change(form: str, lemma: str) -> Change:
    """What makes a lemma of a form: all around the longest part that both have, or around their beginning where that is half of one."""
    here, there, length = 0, 0, 0
    while length < min(len(form), len(lemma)) and form[length] == lemma[length]:
        length += 1
    if length * 2 < min(len(form), len(lemma)):
        here, there, length = max((0, 0, length), _shared(form, lemma), key=lambda part: part[2])
    return form[:here], lemma[:there], form[here + length :], lemma[there + length :]


def _shared(form: str, lemma: str) -> tuple[int, int, int]:
    before = [0] * (len(lemma) + 1)
    best = (0, 0, 0)
    for place, letter in enumerate(form):
        row = [0] * (len(lemma) + 1)
        for there, other in enumerate(lemma):
            if letter == other:
                row[there + 1] = before[there] + 1
                if row[there + 1] > best[2]:
                    best = (place - row[there + 1] + 1, there - row[there + 1] + 1, row[there + 1])
        before = row
    return best


def ends(learned_from: Iterable[Pair]) -> Learned:
    """Of each end of words, the changes after it; left out are those that do what a shorter end says already."""
    seen: dict[str, Counter[Change]] = defaultdict(Counter)
    for form, lemma, common in learned_from:
        made = change(form, lemma)
        for length in range(min(LONGEST_END, len(form)) + 1):
            seen[form[len(form) - length :]][made] += 2 if common else 1
    known: Learned = {}
    for end in sorted(seen, key=lambda end: (len(end), end)):
        counts = seen[end]
        total = counts.total()
        often = [one for one, count in counts.most_common(3) if count >= SHARE * total and len(one[2]) <= len(end)][:2]
        if not often or (end and total < LEAST):
            continue
        shorter = next((known[end[start:]] for start in range(1, len(end) + 1) if end[start:] in known), ()) if end else ()
        gained = sum(counts[one] for one in often) - sum(counts[one] for one in shorter)
        simpler = len(often) < len(shorter) and total >= 3 * LEAST and gained >= 0
        if not shorter or gained >= 0.75 * LEAST or simpler:
            known[end] = tuple(often)
    return known


def applied(form: str, known: Learned) -> set[str]:
    """What is learned says of a form, as `word_endings.dictionary_forms` does."""
    made = known.get(f"^{form}")
    if made is None and len(form) >= SHORTEST:
        made = next((known[form[at:]] for at in range(max(0, len(form) - LONGEST_END), len(form) + 1) if form[at:] in known), None)
    forms = {changed(form, one) for one in made or ()} - {None}
    return {one for one in forms if one} or {form}


def learn(every: list[Pair], name: str = "") -> Learned:
    """What brings the forms of these to their lemmas.

    Args:
        every: the pairs of a language.
        name: of the language, where its dictionary has one of the ways of `PARTICIPLES` and `POSSESSED`.
    """
    chance = random.Random(1)
    lemma_of = {form: lemma for form, lemma, _ in every}
    lemmas = {lemma for _, lemma, common in every if common}
    common = [pair for pair in every if pair[2]]
    others = [pair for pair in every if not pair[2] and (not lemmas or pair[1] in lemmas)]
    chance.shuffle(others)
    common.sort(key=lambda pair: pair[2])
    chosen = common[: MOST_PAIRS // 2]
    known = ends([*chosen, *others[: MOST_PAIRS - len(chosen)]])
    # Where it is not known which words are common, short ones are likelier to be, and to change within.
    named = [pair for pair in common if pair[2] <= BY_NAME] or [pair for pair in others if len(pair[0]) <= SHORT][:BY_NAME]
    of_lemma = Counter(lemma for form, lemma, _ in every if form != lemma)
    apart: dict[str, set[Change]] = {}
    lemmas_of: dict[str, set[str]] = defaultdict(set)
    for form, lemma, _ in every:
        lemmas_of[form].add(lemma)
    for form, lemma, place in named:
        said, meant = applied(form, known), set(lemmas_of[form])
        if name in POSSESSED:
            meant.update([other for other in sorted(applied(lemma, known)) if of_lemma[other] >= OF_A_WORD and other[:2] == lemma[:2]][:1])
        if name in GENDERED:
            meant.update(other for other in said if not other.endswith(("r", "re")))
        further = lemma_of.get(lemma, lemma)
        if name in PARTICIPLES and further != lemma != form and further[:3] == lemma[:3] and lemma_of.get(further) == further:
            meant.add(further)
        if not meant <= said or (len(said) > len(meant) and 0 < place <= SURE and name not in POSSESSED):
            apart[f"^{form}"] = {change(form, one) for one in meant}
    return known | {end: tuple(sorted(made)) for end, made in apart.items()}


def save(name: str, known: Learned) -> int:
    """Write what was learned of a language; bytes of the file."""
    lines: dict[str, list[str]] = defaultdict(list)
    for end, made in known.items():
        lines[" ".join("/".join(one) for one in made)].append(end)
    text = "\n".join(f"{made}\t{' '.join(sorted(those))}" for made, those in sorted(lines.items()))
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    (FOLDER / f"{name}.xz").write_bytes(packed)
    return len(packed)


def main() -> None:
    """Learn the named languages, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*")
    for name in parser.parse_args().name or sorted(set(LEARNED.values())):
        known = learn(pairs(name), name)
        print(name, len(known), save(name, known), flush=True)


if __name__ == "__main__":
    main()
