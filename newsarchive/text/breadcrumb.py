"""The path to the page printed before its text: `- Main page - News`, `Главная > Новости`, `当前位置: 网站首页 >> 正文`."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_HOME = phrases(
    "main page|main|home|homepage|home page|start page|главная|главная страница|на главную|домой|басты бет|бас бет|башкы бет|"
    "башкы барак|bosh sahifa|бош саҳифа|"
    "basty bet|bastı bet|bas bet|باستى بەت|باس بەت|ana sayfa|anasayfa|ana səhifə|baş sahypa|саҳифаи асосӣ|головна|головна сторінка|галоўная|startseite|start|"
    "accueil|inicio|início|página inicial|"
    "home - página inicial|pagina iniziale|strona główna|úvod|domů|domov|naslovna|początek|начало|начална страница|főoldal|"
    "kezdőlap|acasă|etusivu|forside|hem|"
    "αρχική|ana menü|нүүр|нүүр хуудас|首页|首頁|网站首页|網站首頁|学校首页|学院首页|本站首页|主页|ホーム|トップ|トップページ|"
    "홈|home|الرئيسية|الصفحة الرئيسية|خانه|"
    "صفحه اصلی|صفحه نخست|"
    "trang chủ|หน้าแรก|beranda|laman utama|होम|मुखपृष्ठ|მთავარი|գլխավոր"
)
_SECTIONS = phrases(
    "news|all news|university news|latest news|news and events|news & events|events|announcements|press center|press centre|"
    "press releases|press release|media|"
    "articles|stories|blog|новости|все новости|новости университета|новости и события|события|объявления|анонсы|пресс-центр|"
    "пресс-служба|медиа|статьи|"
    "жаңалықтар|барлық жаңалықтар|университет жаңалықтары|оқиғалар|хабарландырулар|хабарландыру|баспасөз орталығы|баспасөз "
    "қызметі|мақалалар|жаңалық|"
    "жаңылыктар|бардык жаңылыктар|кулактандыруулар|окуялар|yangiliklar|янгиликлар|барча янгиликлар|barcha yangiliklar|e’lonlar|"
    "e'lonlar|эълонлар|haberler|"
    "tüm haberler|duyurular|etkinlikler|xəbərlər|elanlar|habarlar|ахбор|хабарҳо|новини|всі новини|оголошення|події|навіны|"
    "aktuelles|nachrichten|neuigkeiten|"
    "meldungen|pressemitteilungen|presse|actualités|actualité|toutes les actualités|noticias|todas las noticias|actualidad|"
    "notícias|novedades|notizie|aktualności|"
    "wiadomości|aktuality|zprávy|novice|vijesti|vesti|новини|hírek|știri|uutiset|nyheter|nyheder|νέα|мэдээ|новости факультета|"
    "新闻|新聞|新闻中心|新闻动态|学校新闻|学校要闻|校园新闻|综合新闻|通知公告|公告|正文|内容|详情|ニュース|お知らせ|新着情報|"
    "뉴스|공지사항|الأخبار|أخبار|اخبار|خبرها|tin tức|ข่าว|berita|"
    "jańalyqtar|jañalıqtar|jan'alyqtar|zhanalyqtar|zhañalyqtar|oqıǵalar|habarlandyrular|جاڭالىقتار|حابارلاندىرۋلار|"
    "समाचार"
)
_HERE = phrases(
    "you are here|you're here|current position|вы здесь|вы находитесь здесь|сіз осындасыз|сіз осы жердесіз|сиз ушул жердесиз|"
    "siz shu yerdasiz|buradasınız|sie sind hier|"
    "vous êtes ici|usted está aquí|está aquí|você está aqui|ви тут|jesteś tutaj|当前位置|当前的位置|您的位置|您当前的位置|"
    "您现在的位置|目前位置|所在位置|位置|"
    "現在位置|現在地|أنت هنا|شما اینجا هستید"
)
_MARK = re.compile(r"\s*(?:[>»›→＞▸▶]+|(?<=[\u0590-\u06ff])\s*[«‹←<]+|[/\\|•·]|[-–—]+|::?)\s*")
_STRONG = re.compile(r"[>»›→＞▸▶]|(?<=[\u0590-\u06ff]) ?[«‹←<] ")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?] ")
_WORD = re.compile(r"[^\W_]+")
_LINE_LIMIT = 300
_CRUMB_LIMIT = 120


def strip_breadcrumb(text: str) -> tuple[str, str | None]:
    """Take a breadcrumb off the front of a tidy text.

    Takes whole lines that are a path, crumbs printed one a line, and a path glued to the first sentence as far as its crumbs
    are known words. A first sentence that merely begins with "Home" or "News" stays.

    Returns:
        The text without it, and what was taken (None where there was none). A text that is nothing but a path stays.
    """
    first, _, rest = text.partition("\n")
    if rest.strip() and len(first) <= _LINE_LIMIT and _whole_path(first):
        return rest.lstrip("\n"), first
    by_lines = _crumbs_by_line(text)
    if by_lines:
        taken = "\n".join(text.split("\n")[:by_lines]).strip()
        return "\n".join(text.split("\n")[by_lines:]).lstrip("\n"), taken
    end = _glued(first)
    return (text[end:].lstrip(" \n"), text[:end].rstrip()) if end and text[end:].strip() else (text, None)


def _known(crumb: str, among: frozenset[str]) -> bool:
    return fold(crumb).strip(" .:") in among


def _without_label(line: str) -> tuple[str, bool]:
    """The line after "You are here:"."""
    head, colon, tail = line.replace("：", ":").partition(":")
    return (tail.strip(), True) if colon and _known(head, _HERE) else (line, False)


def _whole_path(line: str) -> bool:
    path, labelled = _without_label(line.strip())
    led = _MARK.match(path)
    crumbs = [crumb for crumb in _MARK.split(path) if crumb]
    if not crumbs or any(len(crumb) > _CRUMB_LIMIT for crumb in crumbs) or (path.endswith((".", "!", "…")) and not labelled):
        return False
    if labelled:
        return True
    if any(_SENTENCE.search(crumb) for crumb in crumbs):
        return False
    if len(crumbs) == 1:
        return _known(crumbs[0], _SECTIONS) or _known(crumbs[0], _HOME)
    known_others = sum(_known(crumb, _SECTIONS) for crumb in crumbs[1:])
    strong = _STRONG.search(path) is not None
    if _known(crumbs[0], _HOME):
        return strong or known_others > 0 or led is not None or ("/" in path and len(path) < _CRUMB_LIMIT)
    return strong and any(_known(crumb, _SECTIONS) for crumb in crumbs[:-1])


def _crumbs_by_line(text: str) -> int:
    """How many lines at the front hold one crumb each (`Main page`, `-`, `News`); 0 unless the first crumb is the home page."""
    taken = crumbs = 0
    for number, line in enumerate(text.split("\n", 12)[:12]):
        if len(line) > _CRUMB_LIMIT:
            break
        bare = _MARK.sub(" ", f" {line} ").strip()
        if not line.strip() or not bare:
            taken = number + 1 if crumbs or line.strip() else taken
            continue
        if not _known(bare, _HOME if not crumbs else _HOME | _SECTIONS):
            break
        crumbs += 1
        taken = number + 1
    return taken if crumbs >= 2 and taken < text.count("\n") + 1 else 0


def _glued(line: str) -> int:
    """Where a path of known crumbs ends that the first sentence follows on the same line; 0 where there is none."""
    folded_head = line[:200]
    path, _ = _without_label(folded_head)
    at = len(folded_head) - len(path)
    led = _MARK.match(line, at)
    if led is not None:
        at = led.end()
    home = _phrase_at(line, at, _HOME)
    if home is None:
        return 0
    end = home
    while True:
        mark = _MARK.match(line, end)
        after = _phrase_at(line, mark.end(), _SECTIONS) if mark is not None and mark.group().strip() else None
        if after is None:
            break
        end = after
    if end == home:
        return 0
    trail = _MARK.match(line, end)
    if trail is not None:
        end = trail.end()
    elif not line[end : end + 1].isspace():
        return 0
    following = line[end:].lstrip()
    return end if following and not following[0].islower() else 0


def _phrase_at(line: str, start: int, known: frozenset[str]) -> int | None:
    """Where the longest known phrase at `start` ends; None unless a word ends there too."""
    words = list(_WORD.finditer(line, start, start + 60))[:5]
    if not words or words[0].start() != start:
        return None
    for word in reversed(words):
        if fold(line[start : word.end()]) in known:
            return word.end()
    return None
