"""What other ways of finding copies come to on the same articles: exact digests, trafilatura's simhash, datasketch's MinHash."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from benchmarks.stories.planted import Article

Pairs = set[tuple[int, int]]
BITS_APART = 3
"""Bits in which two simhashes may differ, as is usual."""
LIKE = 0.5
"""Jaccard similarity from which on MinHash takes two texts for one."""


def exact(articles: Sequence[Article]) -> Pairs:
    """Texts that are equal but for their spaces."""
    by = defaultdict(list)
    for one in articles:
        by[hashlib.sha256(" ".join(one.text.split()).encode()).digest()].append(one.number)
    return {pair for numbers in by.values() for pair in combinations(sorted(numbers), 2)}


def simhash(articles: Sequence[Article]) -> Pairs:
    """By trafilatura's simhash."""
    from trafilatura.deduplication import Simhash

    hashes = [(one.number, Simhash(one.text).hash) for one in articles]
    found = set()
    for at, (number, value) in enumerate(hashes):
        for other, second in hashes[at + 1 :]:
            if (value ^ second).bit_count() <= BITS_APART:
                found.add((number, other))
    return found


def minhash(articles: Sequence[Article]) -> Pairs:
    """By datasketch: runs of three words (of five characters in Chinese), 128 permutations, bands for a similarity of a half."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=LIKE, num_perm=128)
    found = set()
    for one in articles:
        words = list(one.text) if one.language == "zh" else one.text.split()
        size = 5 if one.language == "zh" else 3
        made = MinHash(num_perm=128)
        made.update_batch({" ".join(words[at : at + size]).encode() for at in range(max(1, len(words) - size + 1))})
        found.update((int(other), one.number) for other in index.query(made))
        index.insert(str(one.number), made)
    return found


PEERS: dict[str, Callable[[Sequence[Article]], Pairs]] = {"exact": exact, "simhash": simhash, "minhash": minhash}


def timed(name: str, articles: Sequence[Article]) -> tuple[Pairs, float]:
    """What a peer finds, and its milliseconds of CPU an article."""
    begun = time.process_time()
    found = PEERS[name](articles)
    return found, (time.process_time() - begun) / len(articles) * 1000
