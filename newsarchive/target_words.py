"""What the address says, in its own words, that an article redirects to: a page for what is not found, one for errors, a wall.

Words count only where a part of the path consists of nothing else: an article may tell of an error.
"""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST = 2000
"""Characters of an address that are looked at."""
_ENDING = re.compile(r"\.(?:x?html?|shtml|aspx?|php\d?|jspx?|cshtml|do|cfm)$")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?")

_NUMBERS = frozenset({"404", "410"})
_FILLERS = frozenset("""
page pages file url http https status code custom view site content index default web info the www seite pagina página paginas paxina pàgina
strona stranica stranka stránka strana sayfa sahifa sahypa страница страницы страница страницу сторінка сторінку старонка страна
бет баракча саҳифа stranitsa sivu sida side síða oldal leht puslapis lapa lehe σελίδα صفحه صفحة הדף halaman trang
""".split())  # fmt: skip
"""Words beside those that count."""
_NOTHING = frozenset("""
notfound pagenotfound filenotfound notfoundpage notexist doesnotexist missing removed deleted
nichtgefunden nichtvorhanden introuvable nontrouvee nontrouvée nontrouve nontrouvé noencontrada noencontrado noexiste notrobada
nontrovata nontrovato naoencontrada nãoencontrada naoencontrado nãoencontrado nonatopada nietgevonden ikkefundet ikkefunnet hittadesinte
hittadesej eiloydy eilöydy eiloytynyt eilöytynyt eileitud nerasta nerastas neatrasta nieznaleziono nieznaleziona nenalezeno nenalezena
nenajdene nenajdena nenájdená ninajdena ninajdeno nijepronadjena nijepronađena nijenadjena nemtalalhato nemtalálható nugasit negasit negăsit
negasita negăsită nuafostgasita nuafostgăsită ненайдено ненайдена ненайден несуществует nenajdeno nenaydeno nenaideno nenaydena незнайдено
незнайдена ненамерена незнойдзена непронађена табылмады табылганжок табылманы tabylmady tabılmadı bulunamadi bulunamadı topilmadi топилмади
олдсонгүй ёфтнашуд tapilmadi tapılmadı δενβρεθηκε δενβρέθηκε غيرموجودة غيرموجود یافتنشد לאנמצא tidakditemukan khongtimthay khôngtìmthấy
未找到 找不到 不存在 見つかりません 찾을수없습니다
""".split())  # fmt: skip
"""What a page for what is not found is called, its words joined."""
_ERROR = frozenset("""
error errors err errorpage errorspage httperror httperrors customerror customerrors servererror generalerror exception oops
fehler fehlerseite erreur erreurs errore errores erro erros fout foutmelding fejl feil virhe viga kluda klaida blad błąd bledy chyba napaka
greska greška hiba eroare ошибка ошибки oshibka oshibki помилка памылка грешка қате қателік kate qate ката xato xatolik хато hata xəta xeta
алдаа σφαλμα σφάλμα خطأ خطا שגיאה kesalahan lỗi 错误 錯誤 エラー 오류
""".split())  # fmt: skip
_WALLS = frozenset("""
login logon signin signon log auth authenticate authentication authorize authorise authorization sso cas saml oauth oidc idp adfs
shibboleth passport account
accounts register registration subscribe members member captcha showcaptcha challenge consent cookie cookies gdpr
accessdenied forbidden denied blocked verify maintenance wartung unavailable underconstruction anmelden anmeldung einloggen connexion
identification iniciarsesion acceso accedi accesso entrar giris giriş avtorizatsiya avtorizacija vhod vkhod вход авторизация вхід kirish
кіру logowanie zaloguj prihlaseni prihlasenie přihlášení bejelentkezes bejelentkezés denglu wplogin
""".split())  # fmt: skip
_STATUS_KEYS = frozenset({"error", "err", "status", "errorcode", "statuscode"})


class Says(StrEnum):
    """What an address says of the page behind it."""

    NOTHING = "nothing"
    """That what was asked for is not there."""
    ERROR = "error"
    """That something went wrong, which may be anything."""
    WALL = "wall"
    """That a visitor must sign in, prove or accept something, or wait."""


def says(target: str, asked: str = "") -> Says | None:
    """What an address says of the page behind it; None where it does not say.

    Args:
        asked: the path of the address that leads there. A target that carries it in its query wants to lead back.
    """
    try:
        parts = urlsplit(target[:LONGEST])
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return None
    if parts.netloc.partition(".")[0].casefold() in _WALLS:
        return Says.WALL
    segments = [_words(segment) for segment in parts.path.split("/") if segment]
    if any("".join(words) in _WALLS or words[0] in _WALLS for words in segments if words):
        return Says.WALL
    found = _of_query(parts.query, query) or _of_path(segments)
    if found is None and len(asked) > 1 and any(asked in value for _, value in query):
        return Says.WALL
    return found


def _words(segment: str) -> list[str]:
    return _WORDS.findall(_ENDING.sub("", unquote(segment).casefold()))


def _of_query(text: str, query: list[tuple[str, str]]) -> Says | None:
    if text.startswith(("404;", "410;")) or any(key.casefold() in _STATUS_KEYS and value in _NUMBERS for key, value in query):
        return Says.NOTHING
    return Says.ERROR if any(key.casefold() == "aspxerrorpath" for key, _ in query) else None


def _of_path(segments: list[list[str]]) -> Says | None:
    """What the last part of a path says, or those before it where that only says which one of them it is (errors/404)."""
    found = None
    for place, words in enumerate(segments):
        telling = [word for word in words if word not in _FILLERS and word not in _NUMBERS]
        joined, numbered = "".join(telling), any(word in _NUMBERS for word in words)
        if joined in _NOTHING or "".join(words) in _NOTHING or (joined in _ERROR and numbered):
            found = Says.NOTHING
        elif joined in _ERROR:
            found = Says.ERROR
        elif numbered and not telling and (len(words) > 1 or found is not None or _begins(segments[:place])):
            # A number alone, deeper in a path, may be that of an article.
            found = Says.NOTHING
        elif telling and not _LANGUAGE.fullmatch(joined):
            found = None
    return found


def _begins(before: list[list[str]]) -> bool:
    """Whether these parts are no more than the language of a site."""
    return not before or (len(before) == 1 and len(before[0]) == 1 and len(before[0][0]) == 2)
