"""A server of news that stand in three languages, `python -m benchmarks.three_languages PAGES SEED`; prints its address.

Every item is a page of 40 to 80 KB in each language, in made-up words of the shape and frequency of its own (`made_words`), below one
number; each page names those of the other languages, and each language has its own listings.
"""

from __future__ import annotations

import asyncio
import random
import sys

from benchmarks.made_words import Tongue, tongues
from benchmarks.peers.server import LANGUAGES, ROWS, Bench, answer, page, sentences

LEMMAS = 1000
"""Of a language."""


def sentence(tongue: Tongue, chance: random.Random, words: int) -> str:
    """So many words, the first with a capital."""
    return " ".join(tongue.words(chance, words)).capitalize()


def told(tongue: Tongue, chance: random.Random, paragraphs: int) -> list[str]:
    """A title, and so many paragraphs of three sentences."""
    return [
        sentence(tongue, chance, chance.randint(5, 9)),
        *(" ".join(f"{sentence(tongue, chance, chance.randint(9, 19))}." for _ in range(3)) for _ in range(paragraphs)),
    ]


def listing(language: str, number: int, pages: int) -> bytes:
    """A page of the list of one language."""
    rows = "".join(
        f'<li><a href="/{language}/news/{one}">Report number {one} of the university</a></li>'
        for one in range((number - 1) * ROWS + 1, min(number * ROWS, pages) + 1)
    )
    more = f'<a rel="next" href="/{language}/news?page={number + 1}">next</a>' if number * ROWS < pages else ""
    return f"<!DOCTYPE html><html lang={language}><head><title>News</title></head><body><ul>{rows}</ul>{more}</body></html>".encode()


async def serve(pages: int, seed: int) -> None:
    """Serve a third of so many items, each in three languages."""
    chance, known = random.Random(seed), sentences()
    # A small vocabulary is soon known whole, as that of a large archive is: its words are counted apart.
    spoken = tongues(seed, LEMMAS)
    items = pages // len(LANGUAGES)
    head = "".join(f'<link rel="alternate" hreflang="{one}" href="/{one}/news/@@">' for one in LANGUAGES)
    for number in range(1, items + 1):
        paragraphs = chance.randint(4, 10)
        for language in LANGUAGES:
            made = page(
                number, known, chance, language=language, told=told(spoken[language], chance, paragraphs),
                head=head.replace("@@", str(number)),
            )  # fmt: skip
            Bench.answers[f"/{language}/news/{number}".encode()] = answer(made)
    for language in LANGUAGES:
        for number in range(1, (items + ROWS - 1) // ROWS + 1):
            Bench.answers[f"/{language}/news?page={number}".encode()] = answer(listing(language, number, items))
        Bench.answers[f"/{language}/news".encode()] = Bench.answers[f"/{language}/news?page=1".encode()]
    server = await asyncio.get_running_loop().create_server(Bench, "127.0.0.1", 0)
    sizes = [len(body) for target, body in Bench.answers.items() if b"/news/" in target]
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]} {min(sizes)} {max(sizes)}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    Bench.answers = {}
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
