"""Pages that say themselves that they are no article although they answered with status 200: nothing here, an error, a login, a bot
wall, frames. The words of some forty languages; a page is only judged by them where it says little else."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from newsarchive.edits.losses import removed_notice
from newsarchive.items import Outcome

PageKind = Literal["article", "listing", "static", "soft_404", "login", "bot_wall", "error", "file", "empty"]
"""What a fetched page is."""


class Verdict(NamedTuple):
    """That a page is no article."""

    outcome: Outcome
    reason: str
    """Why, for a person."""
    page: PageKind


SHORT = 600
"""Characters of visible text below which such words say what the page is; in longer texts they are news."""
NOTHING_HERE = re.compile(
    r"page not found|not be found|no longer (?:exists|available)|does(?: not|n't) exist|nothing (?:was )?found|"
    r"(?:article|record|news item|content|post) (?:was |is )?not found|no such (?:article|page|record|news)|"
    r"страниц\w+ (?:не найдена|не существует|удалена)|(?:материал|документ) не найден|новость не (?:найдена|существует)|"
    r"ничего не найдено|запись не найдена|бет табылмады|парақ табылмады|бетті табу мүмкін|жаңалық табылмады|ештеңе табылмады|"
    r"материал табылмады|sahifa topilmadi|саҳифа топилмади|саҳифа ёфт нашуд|баракча табылган жок|барак табылган жок|хуудас олдсонгүй|"
    r"sahypa tapylmady|səhifə tapılmadı|sayfa bulunamad|içerik bulunamad|aradığınız sayfa|seite (?:wurde )?nicht gefunden|"
    r"seite existiert nicht|(?:page|article) (?:introuvable|non trouvée?)|(?:página|noticia) no (?:fue )?encontrada|no se encontr[oó] la|"
    r"página não (?:foi )?encontrada|notícia não encontrada|pagina non trovata|pagina niet gevonden|pagina nu a fost găsit|"
    r"stron\w+ nie (?:została )?znalezion|nie znaleziono stron|stránka (?:nebyla nalezena|neexistuje|nebola nájdená|sa nenašla)|"
    r"az oldal nem található|a keresett oldal|stranica nije pronađena|strani ni mogoče najti|страница(?:та)? не е намерена|"
    r"страница није пронађена|старонка не знойдзена|сторінк\w+ не (?:знайдено|існує)|новин\w+ не знайдено|puslapis nerastas|"
    r"lapa nav atrasta|lehte ei leitud|sivua ei löyt|sidan (?:hittades inte|kunde inte hittas|finns inte)|"
    r"siden (?:ble|blev) ikke f[uo]nd|fant ikke siden|η σελίδα δεν βρέθηκε|(?:הדף|העמוד) (?:המבוקש )?לא נמצא|"
    r"გვერდი ვერ მოიძებნა|էջը (?:չի գտնվել|գտնված չէ)|không tìm thấy trang|trang không tồn tại|halaman tidak ditemukan|"
    r"laman tidak (?:dijumpai|ditemui)|ไม่พบหน้า|पृष्ठ नहीं मिला|পৃষ্ঠা(?:টি)? পাওয়া যায়নি|صفحہ نہیں ملا|"
    r"页面(?:不存在|未找到|没有找到|已删除)|頁面(?:不存在|未找到)|找不到(?:该|該|您|此)?[^。]{0,8}(?:页|頁)|(?:文章|内容|信息)(?:不存在|已被?删除)|"
    r"ページが見つかりません|ページは存在しません|(?:페이지|게시물)(?:를|을) 찾을 수 없|존재하지 않는 (?:페이지|게시물)|"
    r"الصفحة غير موجودة|لم يتم العثور على الصفحة|صفحه (?:مورد نظر )?یافت نشد|بەت تېپىلمىدى",
    re.IGNORECASE,
)
_NUMBER = (
    r"\b(?:error|code|http|status|ошибка|код|помилка|қате(?:сі|лік)?|ката|xato(?:lik)?|fehler|erreur|errore?|hata|błąd|chyba|hiba|eroare|lỗi|"
    r"错误|錯誤|エラー|오류|خطأ|خطای?|خطا)\W{0,3}404\b|^[^\w\n]{0,5}404(?=[^\w\n]{0,5}(?:$|[|:·•–—]|- )|\W{1,3}(?:not\b|error|page|erro|"
    r"fehler|seite|pag|pág|страниц|ошибк|не найден|бет|қате|sayfa|hata|sahifa|xato|stron|错误|页|頁|エラー|ページ|오류|페이지|خطأ|خطا|صفح))"
)
NUMBERED = re.compile(_NUMBER, re.IGNORECASE | re.MULTILINE)
"""The number of an answer for what is not there, as such a page has it: a text may count 404 of something."""
NUMBERED_TITLE = re.compile(rf"{_NUMBER}|[|:·•–—-][^\w\n]{{0,5}}404[^\w\n]{{0,5}}$", re.IGNORECASE | re.MULTILINE)
WALL = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|(?:verify|confirm) (?:that )?you are (?:a )?human|checking your browser|"
    r"verifying your browser|"
    r"enable javascript and cookies|access denied|ddos|unusual traffic|attention required|"
    r"подтвердите, что (?:вы|запросы)|доступ (?:запрещ|ограничен)|проверка (?:вашего )?браузера|не робот\b|робот емес|адам екеніңізді|"
    r"қол жеткізу шектел|доступ заборонено|перевірка браузера|zugriff verweigert|sicherheitsüberprüfung|sind sie ein mensch|"
    r"accès (?:refusé|interdit)|vous êtes (?:un )?humain|acceso denegado|(?:que )?eres humano|acesso negado|(?:que )?(?:você )?é humano|"
    r"accesso negato|erişim engellendi|(?:insan|robot) ol(?:duğunuzu|madığınızı)|dostęp zabroniony|odmowa dostępu|"
    r"访问(?:被拒绝|受限|异常|过于频繁)|安全验证|请完成验证|滑动验证|人机验证|アクセスが拒否|"
    r"ロボットではありません|접근이 거부|로봇이 아닙니다|"
    r"تم رفض الوصول|لست (?:برنامج )?روبوت|دسترسی غیرمجاز",
    re.IGNORECASE,
)
WAITING = re.compile(
    r"^[^\w\n]*(?:just a moment|one moment,? please|please wait(?: while your request is being verified)?|pardon our interruption|"
    r"attention required(?: ?\W ?cloudflare)?|security check(?:point)?|vercel security checkpoint|"
    r"(?:robot|client|bot) challenge(?: screen)?|"
    r"(?:bot|human|browser) verification|making sure you['’]re not a bot|checking (?:if|your)\b.{0,60}|request (?:rejected|unsuccessful)|"
    r"web page blocked|you (?:have been|are) blocked|sorry, you have been blocked|"
    r"один момент|секундочку|одну секунду|проверка безопасности|один момент,? будь ласка|зачекайте,? будь ласка|бір сәт(?: күтіңіз)?|"
    r"nur einen moment|einen moment,? bitte|einen augenblick,? bitte|un instant|un moment,? s['’]il vous pla[iî]t|un momento|"
    r"um momento|só um momento|solo un momento|bir dakika,? lütfen|bir saniye|momentje|een moment|ett ögonblick|et øjeblik|hetkinen|"
    r"cierpliwości|chwileczkę|okamžik|egy pillanat|o clipă|请稍候|請稍候|しばらくお待ちください|"
    r"잠시만 기다리십시오|لحظة|لحظه|یک لحظه)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a wall calls itself while it looks at its visitor's browser: a whole title, of which such words are a part elsewhere too."""
LOGIN = re.compile(r'<input[^>]{0,200}type=["\']?password', re.IGNORECASE)
LOGIN_WORDS = re.compile(
    r"\b(?:sign|log)[ -]?(?:in|on)\b|\blogin\b|password|anmeld(?:en|ung)|einloggen|passwort|connexion|se connecter|mot de passe|"
    r"iniciar sesión|contraseña|acceder|iniciar sessão|\bentrar\b|senha|\baccedi\b|accesso riservato|\bgiriş\b|oturum aç|"
    r"şifre|\bвход\b|войти|авторизаци|авторизуйтесь|личный кабинет|пароль|\bкіру\b|құпия ?сөз|кирүү|сыр ?сөз|\bkirish\b|\bparol\b|увійти|"
    r"\bвхід\b|zaloguj|logowanie|hasło|přihlás|přihlaš|\bheslo\b|bejelentkez|autentificare|prijav[ai]|найава|είσοδος|σύνδεση|"
    r"שם משתמש|התחבר|đăng nhập|\bmasuk\b|kata sandi|เข้าสู่ระบบ|登[录錄入陆]|ログイン|"
    r"パスワード|로그인|비밀번호|\bدخول|تسجيل الدخول|كلمة المرور|ورود به|رمز عبور",
    re.IGNORECASE,
)
ERROR = re.compile(
    r"fatal error|uncaught (?:exception|error|\w*error)|parse error: |warning: (?:mysql|pg_|include|require)|sqlstate\[|error in your sql|"
    r"database (?:connection )?error|error establishing a database|server error in '/|runtime error|internal server error|\berror 50\d\b|"
    r"service (?:is )?(?:temporarily )?unavailable|bad gateway|gateway time-?out|microsoft ole db|\bora-\d{5}\b|traceback \(most recent|"
    r"(?:under|undergoing|scheduled|down for) maintenance|be back soon|something went wrong|"
    r"технически[ем] работ|временно недоступ|ошибка сервера|внутренняя ошибка|ошибка (?:подключения|соединения)|сайт на реконструкции|"
    r"техникалық жұмыс|уақытша (?:қолжетімсіз|жұмыс істемейді)|сервер қатесі|ichki xatolik|texnik ishlar|технічн[иі]\w* робот|"
    r"wartungsarbeiten|im wartungsmodus|interner serverfehler|en (?:cours de )?maintenance|erreur interne|en mantenimiento|error interno|"
    r"em manutenção|erro interno|in manutenzione|errore interno|bakım (?:çalışma|mod)|bakımdadır|sunucu hatası|przerwa techniczn|"
    r"błąd serwera|technick[áé] (?:údržb|odstávk)|(?:系统|网站|服务器)(?:正在)?维护|服务器(?:内部)?错误|メンテナンス中|"
    r"内部エラー|점검 ?중|서버 오류|"
    r"تحت الصيانة|خطأ (?:في|داخلي) ?(?:الخادم)?|خطای (?:سرور|داخلی)",
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
MAX_TITLE = 2000


def not_an_article(title: str, text: str, html: str, *, dated: bool = False) -> Verdict | None:
    """The verdict on a page that says itself that it is no article, with the words that say it.

    Args:
        title: the document's title and headings.
        text: the body that was found; "" for none.
        html: the page.
        dated: whether a listing's row, a feed or the page's own description dates it as an article: a short notice that a service is
            under maintenance is one.
    """
    if len(text) >= SHORT:
        return None
    if FRAMES.search(html) is not None:
        return Verdict(Outcome.NOT_ARTICLE, "a page of frames, whose text stands in other pages", "static")
    title = title[:MAX_TITLE]
    said = "" if dated else text
    found = NOTHING_HERE.search(title) or NUMBERED_TITLE.search(title) or NOTHING_HERE.search(said) or NUMBERED.search(said)
    if found is not None:
        return Verdict(Outcome.SOFT_404, says(found[0]), "soft_404")
    notice = removed_notice(text)
    if notice is not None and (2 * len(notice) > len(text) or (not dated and len(text) < SHORT // 2)):
        return Verdict(Outcome.SOFT_404, says(notice), "soft_404")
    if _wants_script(text):
        return Verdict(Outcome.NO_TEXT, "the page asks to enable JavaScript and says nothing else", "empty")
    wall = WALL.search(title) or (None if dated else WAITING.search(title)) or WALL.search(said)
    if wall is not None:
        return Verdict(Outcome.BLOCKED_PAGE, f"the page says {wall[0].strip()!r}", "bot_wall")
    if LOGIN.search(html) and not dated and (len(text) < MOST_BESIDE or LOGIN_WORDS.search(title)):
        return Verdict(Outcome.BLOCKED_PAGE, "a form that asks for a password instead of an article", "login")
    error = None if dated else ERROR.search(title) or (ERROR.search(text) if len(text) < SHORT // 3 else None)
    if error is not None:
        return Verdict(Outcome.ERROR_PAGE, f"status 200, but the page says {error[0]!r}", "error")
    return None


def says(words: str) -> str:
    """The reason of a verdict that rests on words of the page."""
    return f"status 200, but the page says {words!r}"


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
