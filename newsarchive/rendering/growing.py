"""Listings that grow: scrolled down, and their "load more" button pressed, a few times."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Page

MOST_ROUNDS = 10
"""Times a listing is made to grow."""
WORDS = (
    "more", "mehr", "weitere", "plus", "más", "mas ", "mais", "altri", "altre", "meer", "więcej", "další", "viac", "více", "több",
    "mai mult", "fler", "flere", "lisää", "rohkem", "vairāk", "daugiau", "više", "več", "повеќе", "още", "ещё", "еще", "больше",
    "показать", "загрузить", "більше", "ще", "больш", "тағы", "көбірек", "дагы", "кўпроқ", "yana", "ko'proq", "daha",
    "περισσότερ", "მეტი", "ավելին",
    "المزيد", "مزيد", "بیشتر", "مزید", "עוד", "更多", "加载", "載入", "もっと", "더보기", "더 보기", "thêm", "lagi", "lebih banyak",
    "เพิ่มเติม", "और", "আরও", "மேலும்", "zaidi", "цааш", "илүү",
)  # fmt: skip
"""What such buttons say; one of these stands in their text."""
_STEP = """(words) => {
  const before = document.links.length;
  window.scrollTo(0, document.documentElement.scrollHeight);
  const says = (element) => {
    const text = (element.innerText || element.value || '').trim().toLowerCase();
    if (!text || text.length > 40) return false;
    const named = ((element.className || '') + ' ' + (element.id || '')).toString().toLowerCase();
    return words.some((word) => text.includes(word)) || /load[-_]?more|show[-_]?more/.test(named);
  };
  const leads = (element) => element.tagName === 'A' && !/^(#|javascript:|$)/.test(element.getAttribute('href') || '');
  const all = [...document.querySelectorAll('button, [role=button], a, input[type=button]')].slice(0, 5000);
  const apart = (element) => element.closest('nav, header, footer, form, article, li');
  const found = all.filter((e) => !leads(e) && !e.disabled && !apart(e) && says(e) && e.offsetParent);
  if (found.length) found[found.length - 1].click();
  return before;
}"""


async def step(page: Page) -> int:
    """Scroll down and press the button, where there is one; how many links the page had before.

    Args:
        page: at rest.
    """
    return int(await page.evaluate(_STEP, list(WORDS)))


async def links(page: Page) -> int:
    """How many links the page has."""
    return int(await page.evaluate("document.links.length"))
