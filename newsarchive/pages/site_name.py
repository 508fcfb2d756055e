"""The site's name and the names of its sections, and a title without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.document import Document
from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

MAX_ANCHORS = 5000
MAX_NAMES = 60
LONGEST_NAME = 120
MANY_WORDS = 8
LONGEST_TITLE = 600
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"
_SEPARATOR = re.compile(
    # Marks that hardly ever stand inside a title; quotation marks among them only where spaces stand on both sides.
    r"\s*(?:[|｜¦]|::|►|▶|⋆)\s*|\s+(?:[»«›‹<>＞/\\•·~⋅・]|[-‐–—―－]{1,2}|:)\s+"
    # Chinese and Japanese set no spaces: `标题-大学新闻网`, `标题_新闻`; a double dash is punctuation there.
    rf"|(?<=[{_CJK}。！？”」』》）\d])[-–—－_](?=[{_CJK}])|(?<=[^\W_])_(?=[{_CJK}])"
)
_COLON = re.compile(r"\s*[:：]\s+|：")
_LABEL_END = re.compile(r"[:：]\s*(?=\S)")
_DASHES = frozenset("-‐–—―－/:")
_QUOTE = re.compile("[\"'«»“”„‘’‹›「」『』《》]")
_QUOTED = re.compile(r"«[^«»]{0,300}»")
_FRONT = re.compile(r"/?(?:(?:index|default|home|main)\.\w{3,5}|home|[a-z]{2}(?:[-_][a-zA-Z]{2})?)?/?", re.IGNORECASE)
_ABSOLUTE = re.compile(r"/[^/]|https?://")
_PERHAPS_FRONT = re.compile(r"(?:^|[/.])(?:(?:index|default|home|main)\.\w{3,5}|home|[a-z]{2}(?:[-_][a-z]{2})?)?/?$", re.IGNORECASE)
_SECTION = phrases(
    "news|all news|latest news|news & events|news and events|events|press release|press releases|press center|press office|newsroom|"
    "media|media center|announcements|articles|article|blog|opinion|home|main page|university news|campus news|stories|details|"
    "новости|все новости|новости университета|новости и события|события|объявления|анонсы|пресс-центр|пресс-служба|сми о нас|"
    "статьи|главная|главная страница|новость|подробнее|"
    "жаңалықтар|барлық жаңалықтар|университет жаңалықтары|оқиғалар|хабарландырулар|баспасөз орталығы|баспасөз қызметі|мақалалар|"
    "басты бет|жаңалық|жаңылыктар|кулактандыруулар|yangiliklar|янгиликлар|e'lonlar|"
    "haber|haberler|tüm haberler|duyuru|duyurular|etkinlikler|anasayfa|ana sayfa|xəbərlər|"
    "aktuelles|nachrichten|neuigkeiten|meldungen|pressemitteilung|pressemitteilungen|medienmitteilung|medienmitteilungen|presse|"
    "startseite|actualités|actualité|accueil|communiqué de presse|noticias|noticia|actualidad|inicio|notícias|notícia|"
    "notizie|novinky|aktuality|aktualności|wiadomości|новини|події|навіны|nyheter|nyheder|uutiset|hírek|știri|"
    "新闻|新聞|新闻中心|新聞中心|新闻动态|新闻网|学校新闻|学校要闻|校园新闻|综合新闻|通知公告|公告|正文|内容|详情|首页|首頁|"
    "ニュース|お知らせ|新着情報|トピックス|プレスリリース|ホーム|뉴스|공지사항|보도자료|"
    "الأخبار|أخبار|اخبار|الرئيسية|خبر|خبرها|tin tức|ข่าว|berita|समाचार"
)
_INSTITUTION = phrases(
    "university|universities|college|institute|polytechnic|academy|faculty|campus|school|newsroom|"
    "университет|университета|университеті|университети|институт|институты|академия|академиясы|факультет|факультеті|вуз|"
    "universiteti|universitesi|üniversitesi|üniversite|fakültesi|enstitüsü|akademiyasi|"
    "universität|hochschule|institut|fakultät|université|universidad|universitat|universidade|università|uniwersytet|univerzita|"
    "univerzitet|sveučilište|universiteit|universitet|universitetet|yliopisto|egyetem|universitatea|"
    "جامعة|الجامعة|كلية|دانشگاه|universitas|đại học"
)
_IN_NAMES = re.compile(
    r"национальн|государственн|техническ|технологическ|медицинск|педагогическ|исследовательск|аграрн|федеральн|имени|ұлттық|мемлекеттік|"
    r"техникалық|медициналық|педагогикалық|зерттеу|аграрлық|атындағы|улуттук|мамлекеттик|атындагы|milliy|davlat|nomidagi|"
    r"national|techni|statal|autón|della|degli|named|after"
)
_INSTITUTION_WORD = re.compile(r"[^\W_]+")
_CJK_INSTITUTION = re.compile(r"(?:大学|大學|学院|學院|新闻网|新聞網|新闻中心|官网|网站|公式サイト|ホームページ|ニュース|대학교)$")


class SiteNames:
    """What the site calls itself on this page, for telling its name from a title."""

    def __init__(self, doc: Document) -> None:
        self._host = _host_labels(doc.url)
        self._names: set[str] = set()
        self._sections: set[str] = set()
        for name in _declared_names(doc):
            self._add(name)
        self._add_institution(parts_of(doc.document_title))
        for anchor in _front_links(doc):
            for text in anchor:
                self._add(text)
        for section in _declared_sections(doc):
            self._sections.add(squeeze(section))
        self._sections.discard("")

    def _add(self, name: str) -> None:
        if len(name.split()) > MANY_WORDS and not is_institution(name):
            # Some pages put the article's title where the site's name belongs, or link it to the front page.
            return
        key = squeeze(name)
        if 2 <= len(key) <= LONGEST_NAME and len(self._names) < MAX_NAMES:
            self._names.add(key)

    def _add_institution(self, parts: list[str]) -> None:
        """Of a document's title the end that reads like a university's name, unless the other end explains itself."""
        ends = [part for part in (*parts[:1], *parts[1:][-1:]) if is_institution(part)]
        if len(parts) < 2 or len(ends) != 1 or self.is_name(parts[0]) or self.is_name(parts[-1]):
            return
        if len(squeeze(ends[0])) < max(len(squeeze(part)) for part in parts if part != ends[0]):
            self._add(ends[0])

    def is_name(self, text: str) -> bool:
        """Whether a text is the site's name and nothing else."""
        key = squeeze(text)
        if not key:
            return True
        return key in self._names or key in self._host

    def is_section(self, text: str) -> bool:
        """Whether a text is only what sections are called anywhere: "News", "Жаңалықтар"."""
        return fold(text).strip(" .:-–|") in _SECTION

    def is_path(self, text: str) -> bool:
        """Whether a line is a path of sections (`Ana Sayfa > Haberler`)."""
        parts = parts_of(text)
        return len(parts) > 1 and all(self._goes(part) for part in parts[:2])

    def without(self, text: str, *, guess: bool = False) -> str:
        """A title without the site's and the section's name at either end; "" where nothing else is there.

        Args:
            text: the title as it stands.
            guess: for a document's title, where a last part that nothing else explains is most likely the site's name.
        """
        if not text or self.is_name(text) or self.is_section(text):
            return ""
        text = text[:LONGEST_TITLE]
        cuts = list(_cuts(text))
        start, end, first, last = 0, len(text), 0, len(cuts)
        stripped = False
        while first < last:
            tail, head = text[cuts[last - 1][1] : end], text[start : cuts[first][0]]
            if self._goes(tail) or (guess and is_institution(tail)):
                end, last, stripped = cuts[last - 1][0], last - 1, True
            elif self._goes(head):
                start, first, stripped = cuts[first][1], first + 1, True
            else:
                break
        if guess and not stripped and first < last:
            end = _guessed_end(text, cuts)
        rest = text[start:end].strip()
        if stripped and (self.is_name(rest) or self.is_section(rest)):
            return ""
        return self._without_label(rest)

    def _goes(self, part: str) -> bool:
        return self.is_name(part) or self.is_section(part) or squeeze(part) in self._sections

    def _without_label(self, text: str) -> str:
        """`Name of the site: Title` without the name."""
        found = _COLON.search(text)
        if found is not None and 0 < found.start() <= LONGEST_NAME and found.end() < len(text) and self.is_name(text[: found.start()]):
            return text[found.end() :].strip()
        return text


@lru_cache(maxsize=1024)
def is_institution(text: str) -> bool:
    """Whether a short part reads like the name of a university rather than like a sentence about one.

    Such a name holds a word for one, and otherwise only names, short words, and what universities are called.
    """
    if len(text) > LONGEST_NAME:
        return False
    if _CJK_INSTITUTION.search(text.strip()):
        return len(squeeze(text)) <= 12
    words = _INSTITUTION_WORD.findall(text)
    known = [fold(word) in _INSTITUTION for word in words]
    if not any(known) or len(words) > 9:
        return False
    if len(words) <= 3 or not any(word[0].islower() or word[0].isupper() for word in words):
        return len(words) <= 5 and (known[0] or known[-1])
    return all(
        is_known or len(word) <= 3 or not word[0].islower() or _IN_NAMES.match(word) is not None
        for word, is_known in zip(words, known, strict=True)
    )


def parts_of(text: str) -> list[str]:
    """The parts of a title between separators."""
    parts, start = [], 0
    text = text[:LONGEST_TITLE]
    for begin, end in _cuts(text):
        parts.append(text[start:begin])
        start = end
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def after_labels(text: str) -> list[str]:
    """What stands after each of the first separators and colons of a line: the line without kickers before it."""
    cuts = sorted({end for _, end in _cuts(text)} | {found.end() for found in _LABEL_END.finditer(text)})
    return [text[end:].strip() for end in cuts[:3] if text[end:].strip() and _QUOTE.search(text[:end]) is None]


def before_separators(text: str) -> list[str]:
    """What stands before each of the last separators of a line; a dash may well be the title's own."""
    return [text[:begin].strip() for begin, end in [*_cuts(text)][-3:] if _DASHES.isdisjoint(text[begin:end])]


@lru_cache(maxsize=2048)
def squeeze(text: str) -> str:
    """Letters and digits of a text, folded, nothing between them."""
    return "".join(filter(str.isalnum, fold(text)))


def leads_to_front(href: str, url: str) -> bool:
    """Whether a link leads to a front page of the page's own host."""
    href = href.strip()
    if "?" in href or href.startswith(("#", "javascript:", "mailto:")) or not _may_be_front(href[-60:]):
        return False
    if href.startswith("/") and not href.startswith("//"):
        return _FRONT.fullmatch(href.partition("#")[0]) is not None
    if href.startswith(("http://", "https://")) and "#" not in href and href.count("/") > 4:
        return False
    target = _target(href, url)
    return target is not None and target[0] == _host_of(url) and _FRONT.fullmatch(target[1]) is not None


def _may_be_front(end: str) -> bool:
    """Whether an address may be that of a front page, by its end; most are told without a pattern."""
    name = end.rpartition("/")[2]
    if not name:
        return True
    ending = name.rpartition(".")[2]
    return not (len(ending) == 1 or len(ending) > 5) and _PERHAPS_FRONT.search(end) is not None


def leads_here(href: str, url: str) -> bool:
    """Whether a link leads to the page itself, or nowhere."""
    if not href or href.startswith(("#", "javascript:")):
        return True
    host, path, last = _place_of(url)
    if _ABSOLUTE.match(href) is not None and "/." not in href and last not in unquote(href):
        return False
    return _target(href, url) == (host, path)


@lru_cache(maxsize=16)
def _place_of(url: str) -> tuple[str, str, str]:
    """The host, path, and last part of the path of an address."""
    path = unquote(urlsplit(url).path)
    return _host_of(url), path, path.rpartition("/")[2]


def _target(href: str, url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(urljoin(url, href.strip()))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.query:
        return None
    return (parts.hostname or "").removeprefix("www."), unquote(parts.path)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for found in _SEPARATOR.finditer(text):
        inside = any(begin <= found.start() < end or begin < found.end() <= end for begin, end in quoted)
        if not inside and found.start() > 0 and found.end() < len(text):
            yield found.span()


def _guessed_end(text: str, cuts: list[tuple[int, int]]) -> int:
    """Where the title ends if its last part is a name: shorter than what stands before, and of a few words."""
    begin, after = cuts[-1]
    tail, before = text[after:], text[:begin]
    short = len(tail.split()) <= 6 and len(tail) <= 60
    return begin if short and len(squeeze(before)) >= max(len(squeeze(tail)), 4) else len(text)


def _declared_names(doc: Document) -> Iterator[str]:
    metadata = doc.metadata
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title", "sitename", "dc.publisher", "publisher"):
        if key in metadata:
            yield metadata[key]
            yield from parts_of(metadata[key])[:1]
    if "twitter:site" in metadata:
        yield metadata["twitter:site"].lstrip("@")
    for one in doc.declared[:5]:
        if one.publisher:
            yield one.publisher
    if doc.site is not None:
        yield from doc.site.names.values()


def _declared_sections(doc: Document) -> Iterator[str]:
    for key in ("article:section", "columnname", "section", "dc.subject"):
        if key in doc.metadata:
            yield doc.metadata[key]
    for one in doc.declared[:5]:
        if one.section:
            yield one.section
    try:
        path = unquote(urlsplit(doc.url).path)
    except ValueError:
        return
    yield from (part for part in path.split("/")[1:-1][:8] if len(re.findall("[-_ ]", part)) < 2)


def _front_links(doc: Document) -> Iterator[tuple[str, ...]]:
    """Texts of links to the front page, the words on their pictures too."""
    for anchor in islice(doc.tree.iter("a"), MAX_ANCHORS):
        href = anchor.get("href")
        if href and len(href) < 200 and leads_to_front(href, doc.url):
            yield tuple(_words_of(anchor))


def _words_of(anchor: HtmlElement) -> Iterator[str]:
    total, parts = 0, []
    for text in anchor.itertext():
        total += len(text)
        if total > LONGEST_NAME * 2:
            return
        parts.append(text)
    yield " ".join("".join(parts).split())
    yield anchor.get("title") or ""
    for number, image in enumerate(anchor.iter("img")):
        if number < 3:
            yield image.get("alt") or ""


@lru_cache(maxsize=256)
def _host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


@lru_cache(maxsize=256)
def _host_labels(url: str) -> frozenset[str]:
    """The host as people write it: whole, without its top-level domain, and each of its labels and ends."""
    labels = _host_of(url).split(".")
    found = {squeeze("".join(labels[begin:end])) for begin in range(len(labels)) for end in range(begin + 1, len(labels) + 1)}
    return frozenset(key for key in found if len(key) >= 3)
