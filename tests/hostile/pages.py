"""What the hostile server's pages are made of."""

from __future__ import annotations

import random

KAZAKH = "Әл-Фараби атындағы Қазақ ұлттық университеті. Казахский национальный университет. "
WORDS = "university faculty student science research rector Almaty lecture project campus laboratory".split()


def page(title: str, body: str, head: str = "") -> str:
    """A whole document."""
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def paragraphs(seed: str, count: int = 4) -> str:
    """Running text that belongs to this seed alone."""
    chance = random.Random(seed)
    return "".join(f"<p>{' '.join(chance.choice(WORDS) for _ in range(60))}. {KAZAKH}</p>" for _ in range(count))


def article(seed: str, canonical: str, extra: str = "") -> str:
    """An ordinary article: heading, dateline, four paragraphs of its own, publication date."""
    day = 1 + random.Random(seed).randrange(28)
    head = f'<meta property="article:published_time" content="2026-04-{day:02d}T09:00:00+06:00"><link rel="canonical" href="{canonical}">'
    title = f"The news of {seed.split()[0].strip('/')}"
    text = f"<p>ALMATY. {day} April. Press center - the news of {seed.split()[0]}.</p>{paragraphs(seed)}{extra}"
    return page(title, f"<nav>- Main page - News</nav><article><h1>{title}</h1>{text}</article>", head)
