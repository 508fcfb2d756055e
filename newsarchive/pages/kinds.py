"""Pages that are no article although they answered with status 200: nothing here, a login, a bot wall, frames."""

from __future__ import annotations

import re

from newsarchive.items import Outcome

SHORT = 600
"""Characters of visible text below which such words say what the page is; in longer texts they are news."""
NOTHING_HERE = re.compile(
    r"page not found|not be found|no longer (?:exists|available)|does(?: not|n't) exist|error 404|\b404\b|nothing (?:was )?found|"
    r"страниц\w+ (?:не найдена|не существует)|материал не найден|новость не найдена|ничего не найдено|запись не найдена|"
    r"бет табылмады|парақ табылмады|бетті табу мүмкін|жаңалық табылмады|ештеңе табылмады|материал табылмады|"
    r"sahifa topilmadi|саҳифа топилмади|баракча табылган жок|барак табылган жок|sayfa bulunamad|seite (?:wurde )?nicht gefunden|"
    r"page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|strony nie znaleziono|"
    r"сторінку не знайдено|页面不存在|页面未找到|找不到(?:该)?页|"
    r"ページが見つかりません|페이지를 찾을 수 없|الصفحة غير موجودة|صفحه (?:مورد نظر )?یافت نشد",
    re.IGNORECASE,
)
WALL = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|checking your browser|enable javascript and cookies|access denied|ddos|"
    r"подтвердите, что вы (?:человек|не робот)|доступ запрещ|робот емес",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"java\s?script|джава\s?скрипт|جافا\s?سكريبت|جاوا\s?اسکریپت|자바\s?스크립트", re.IGNORECASE)
TO_RUN = re.compile(
    r"\b(?:enabl(?:e|ed|ing)|turn(?:ed)? o(?:n|ff)|activated?|switch(?:ed)? on|disabled|required|requires javascript)\b|"
    r"включ|активир|разрешит|отключ|требуется|необходим|увімк|ввімк|потрібен|қосыңыз|қосу|өшірілген|күйгүз|иштетиңиз|yoqing|yoqib|"
    r"aktivier|deaktivier|erforderlich|einschalten|habilit|desactivad|\bactiv(?:e[rz]?|ar|é|ado|ate)\b|désactivé|nécessaire|"
    r"\bativ(?:e|ar|ado)\b|abilita|attiva|necesari|necessári|etkinleştir|devre dışı|gerekl|włącz|wyłącz|wymaga|zapněte|povolte|"
    r"启用|啟用|开启|開啟|打开|禁用|不支持|不支援|有効|無効|オンに|활성화|켜|사용하도록|تفعيل|تمكين|فعّ?ل|تشغيل|فعال|הפעל|bật|aktifkan|चालू|सक्षम",
    re.IGNORECASE,
)
MOST_BESIDE = 60
"""Characters that may stand beside such a sentence on a page that shows nothing else."""
_SENTENCE = re.compile(r"[^.!?。！？।؟\n]+")
BINARY = 20
"""One control character in so many characters makes a file binary; compressed data have one in nine."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)
LOGIN = re.compile(r'<input[^>]{0,200}type=["\']?password', re.IGNORECASE)


def not_an_article(title: str, text: str, html: str) -> tuple[Outcome, str] | None:
    """The outcome of a page that says itself that it is no article, with the words that say it.

    Args:
        title: the document's title and headings.
        text: the body that was found; "" for none.
        html: the page.
    """
    if len(text) < SHORT:
        if FRAMES.search(html) is not None:
            return Outcome.NOT_ARTICLE, "a page of frames, whose text stands in other pages"
        found = NOTHING_HERE.search(title) or NOTHING_HERE.search(text)
        if found is not None:
            return Outcome.SOFT_404, f"status 200, but the page says {found[0]!r}"
        if _wants_script(text):
            return Outcome.NO_TEXT, "the page asks to enable JavaScript and says nothing else"
        wall = WALL.search(title) or WALL.search(text)
        if wall is not None:
            return Outcome.BLOCKED_PAGE, f"the page says {wall[0]!r}"
        if len(text) < SHORT // 3 and LOGIN.search(html):
            return Outcome.BLOCKED_PAGE, "a form that asks for a password instead of an article"
    return None


def _wants_script(text: str) -> bool:
    """Whether a short text only asks its reader to let programs run."""
    asks, beside = False, 0
    for sentence in _SENTENCE.findall(text):
        if SCRIPT.search(sentence) is None:
            beside += len(sentence.strip())
        else:
            asks = asks or TO_RUN.search(sentence) is not None
    return asks and beside < MOST_BESIDE


def is_binary(text: str) -> bool:
    """Whether a decoded body is no text: many of its first characters are controls that no page holds."""
    head = text[:4000]
    return BINARY * len(_CONTROLS.findall(head)) > len(head)


def sniff_file(body: bytes) -> str | None:
    """What kind of file a body is, where it is no HTML, by its first bytes; None for text."""
    for magic, name in (
        (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"), (b"RIFF", "a media file"), (b"\xd0\xcf\x11\xe0", "an Office file"), (b"\x1f\x8b", "a gzip file"),
        (b"Rar!", "a RAR file"), (b"\x00\x00\x00\x18ftyp", "a video"), (b"\x00\x00\x00\x20ftyp", "a video"), (b"ID3", "a sound file"),
    ):  # fmt: skip
        if body.startswith(magic):
            return name
    return None
