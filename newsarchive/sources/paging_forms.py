"""What may be posted: forms and requests that do no more than turn the pages of a list. A crawl sends nothing else.

A form with something to fill in, to answer or to sign in with is never sent, wherever it leads and whatever its buttons say; but for a
search of the list, which comes back with each of its pages. What is sent in the background must not be called after what others are for:
visits that are counted, votes, subscriptions, orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS

if TYPE_CHECKING:
    from newsarchive.sources.script_reading import Opened

MAX_INPUTS = 1_000
DEEP = 5
"""Elements above one that are looked at for the name of a pager."""
_UNSEEN = frozenset({"hidden", "submit", "button", "image", "reset", "search"})
_SEARCHES = re.compile(
    r"(?<!re)s(?:ea|r)?rch|keyword|query"
    r"|(?<![a-z])(?:qry|kwd?|stx|sw|words?|such|ara|arama|aranan|cari|zoek|sch_?(?:word|text|str|val))(?![a-z])"
    r"|filter|busca|recherche|cerca|szukaj|hledat|keres(?!zt)|axtar|poisk|iskat|izlash|timkiem|tukhoa"
    r"|поиск|искать|пошук|іздеу|издөө|қидир|بحث|جستجو|חיפוש|खोज|অনুসন্ধান|ค้นหา|検索|검색|搜索|搜尋|tìm",
    re.IGNORECASE,
)  # fmt: skip
"""What a field is called in which a list is searched."""
_PAGER = re.compile(r"pag(?:er|ing|ination|es?)\b|Pager|DataPager|lnkPage|lbPage|PageNav|GridView|gv|Repeater", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]+(?![a-zß-ÿ])|[A-Z]?[a-zß-ÿ]+|[^\W\d_]+")
SAYS_WHAT = re.compile(
    r"(?:\w*[_.\[-])?(?:action|act|cmd|command|do|op|task|mode|method|accion|acao|aktion|what|event|type)\]?", re.IGNORECASE
)
"""Fields that say what a request is for."""
_OTHERS = frozenset(
    "stat stats log logs logger collect beacon like likes rate rating login logout signin signup chat consent cookie"
    " cookies error errors pv uv ping pong alive heartbeat keepalive presence share shares delete remove destroy del save"
    " update edit upload poll polls quiz exam survey book apply order buy pay cart basket checkout donate"
    " step wizard captcha profile account password mail email tel sms answer reply"
    " sayac sayaç anket begen beğen kaydol kayit kayıt abone sil odeme ödeme giris giriş basvuru başvuru bagis bağış"
    " zähler umfrage quiz anmelden anmeldung bewerbung spende spenden teilen löschen warenkorb buchung kontakt"
    " visto visita visitas encuesta voto votar borrar eliminar compartir pago reserva contacto enquete curtir excluir doar doacao"
    " sondage panier don dons effacer partager compteur sondaggio voto iscriviti elimina contatore dona"
    " opros golos golosuvaty otzyv schetchik schyotchik poseshcheniya zayavka udalit zakaz oplata dauys saualnama ovoz sorovnoma"
    " ankieta glos usun licznik anketa hlas hlasovani pocitadlo glasaj brojac szavazas szamlalo"
    " опрос голос голосование просмотр просмотры счетчик счётчик отзыв заявка регистрация подписка удалить вход контакт"
    " опитування лічильник заявка санауыш дауыс сауалнама тіркеу жазылу"
    " تصويت استبيان تسجيل زيارة زيارات تعليق اشتراك عداد بازدید نظرسنجی ثبت نظر اشتراک"
    " 投票 点赞 评论 注册 登录 订阅 投稿 投票する 登録 購読 투표 등록 댓글 구독".split()
)
_MAY_LIST = frozenset("view views counter count hit hits online store insert submit send add create form forms".split())
"""Words that say as much where nothing beside them says that a list is asked for."""
_LISTS = frozenset("more list lists listing load loadmore items paging pagination next scroll".split())
_STEMS = re.compile(
    r"(?:track|analytic|metric|visit|pageview|hitcount|viewcount|countview|vote|voting|favou?rit|feedback|comment|kommentar|coment|yorum"
    r"|subscri|newsletter|unsub|suscri|abonn|abonne|iscriz|podpis|registr|regist|inscri|enrol|reserv|booking|contact"
    r"|donat|payment|purchas|abstimm|bewert|rejestr)",
    re.IGNORECASE,
)  # fmt: skip
"""How words begin that say the same in several languages."""


def only_pages(form: HtmlElement) -> bool:
    """Whether a form asks its visitor for nothing: no text but a search or the number of a page, no answers to tick, no password."""
    for number, field in enumerate(islice(form.iter("input", "textarea"), MAX_INPUTS + 1)):
        if number >= MAX_INPUTS or field.tag == "textarea":
            return False
        kind = (field.get("type") or "text").strip().lower()
        if kind in _UNSEEN:
            continue
        name = field.get("name") or ""
        if kind not in {"text", "number", "date"} or field.get("required") is not None:
            return False
        called = " ".join((field.get(key) or "")[:100] for key in ("name", "id", "placeholder", "title", "aria-label"))
        if name not in {"q", "s"} and not COUNTS_PAGES.fullmatch(name) and not COUNTS_ROWS.fullmatch(name) and not _SEARCHES.search(called):
            return False
    return True


def may_be_sent(opened: Opened, here: str) -> bool:
    """Whether something that a page posts may be posted by a crawl.

    Args:
        here: the address of the page.
    """
    if opened.sent is not None and not only_pages(opened.sent):
        return False
    return not is_for_others(opened.url, opened.form or (), here)


def is_for_others(address: str, fields: Iterable[tuple[str, str | None]], here: str) -> bool:
    """Whether a request is, by its address or by what it says itself to be for, no request for a list. Words of the listing's own
    address say nothing: news may be about registration.

    Args:
        address: where it is sent, as it is written.
        fields: names and values it sends.
        here: the address of the listing.
    """
    try:
        target, own = urlsplit(address[:2083]), urlsplit(here[:2083])
        told = parse_qsl(target.query, max_num_fields=100)
    except ValueError:
        return True
    path = unquote(target.path)
    said = [path if not path.lower().startswith("/views/ajax") else ""]
    said += [value for name, value in (*told, *fields) if value and len(value) < 80 and SAYS_WHAT.fullmatch(name[:80])]
    words = {word for one in said for word in _words(one)} - _words(unquote(own.path))
    if words & _MAY_LIST and not words & _LISTS:
        return True
    return any(word in _OTHERS or _STEMS.match(word) is not None for word in words)


def is_own(address: str, here: str) -> bool:
    """Whether an address is that of the listing itself, but for what stands behind its path, or lies below it."""
    try:
        target, own = urlsplit(urljoin(here, address)), urlsplit(here)
    except ValueError:
        return False
    path, mine = target.path.rstrip("/"), own.path.rstrip("/")
    return target.netloc == own.netloc and (path == mine or (bool(mine) and path.startswith(f"{mine}/")))


def called_pager(element: HtmlElement, *names: str) -> bool:
    """Whether an element, one shortly above it, or one of some names is called a pager."""
    called = (f"{one.get('class') or ''} {one.get('id') or ''}"[:500] for one in (element, *above_of(element)))
    return _PAGER.search(" ".join((*names, *called))) is not None


def above_of(element: HtmlElement) -> list[HtmlElement]:
    """What stands shortly above an element, the nearest first, up to its form."""
    found: list[HtmlElement] = []
    for above in element.iterancestors():
        if above.tag in {"form", "body"} or len(found) == DEEP:
            break
        found.append(above)
    return found


def _words(text: str) -> set[str]:
    """The words of an address, also of those that are written together with capital letters, and these together."""
    found: set[str] = set()
    for piece in re.split(r"[^\w]|_", text):
        parts = [word.lower() for word in _WORDS.findall(piece)]
        found.update(parts)
        found.add("".join(parts))
    return found - {""}
