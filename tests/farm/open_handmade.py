"""Hand-made PHP in Turkish: tables and fonts, iso-8859-9 said only by the page, PHPSESSID in every link, a counter, <br><br>."""

from __future__ import annotations

from hashlib import md5

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 20
STATIC = ("tarihce", "yonetim", "aday", "ogrenci", "arastirma", "erasmus", "kutuphane", "kampus", "kariyer", "mezun", "iletisim")


class Handmade(Site):
    id = "handmade"
    address = "127.0.1.4"
    language = "tr"
    country, zone = "TR", "Europe/Istanbul"
    what = "hand-made PHP, tables and font, iso-8859-9 in the meta only, PHPSESSID in links, counters, br paragraphs, one title for all pages"
    count = 110
    encoding = "iso-8859-9"
    declared = None
    front = "/index.php"

    def __init__(self) -> None:
        super().__init__()
        self._visits = 0

    def link(self, story: Story) -> str:
        return f"/index.php?p=haber&id={story.number}"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/index\.php\?(id=(?P<number>\d+)&p=haber|p=haber&id=(?P<number2>\d+))'
[[listings]]
url = "{self.origin}/index.php?p=haberler"
"""

    def _page(self, ask: Ask, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        self._visits += 1
        session = "" if "phpsessid" in ask.headers.get("cookie", "").lower() else "&PHPSESSID=" + md5(f"{self._visits}".encode()).hexdigest()
        menu = "".join(f'<tr><td bgcolor="#003366"><a href="index.php?p={p}"><font color="white" face="Verdana" size="1"><b>{n}</b></font></a></td></tr>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        text = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-9"><TITLE>{w["name"]}</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF" TOPMARGIN="0"><table width="780" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="3"><a href="index.php"><img src="resim/banner.jpg" border="0"></a></td></tr>
<tr><td width="150" valign="top"><table width="100%">{menu}<tr><td bgcolor="#003366"><a href="index.php?p=haberler"><font color="white"><b>Haberler</b></font></a></td></tr>
<tr><td bgcolor="#003366"><a href="index.php?p=ilanlar"><font color="white"><b>Personel İlanları</b></font></a></td></tr><tr><td bgcolor="#003366"><a href="index.php?p=giris"><font color="white"><b>Giriş</b></font></a></td></tr></table></td>
<td width="10"></td><td valign="top">{main}</td></tr><tr><td colspan="3" align="center"><font size="1">{w["rights"]}<br>Ziyaretçi: {184022 + self._visits}</font></td></tr></table></BODY></HTML>"""
        if session:
            text = text.replace('href="index.php?', 'href="index.php?§').replace("§", session[1:] + "&")
        return Answer(text, kind=kind, key=key, headers={"Set-Cookie": f"PHPSESSID={md5(b'x').hexdigest()}; path=/", "Cache-Control": "no-store, no-cache"})

    def _row(self, s: Story, page: str = "haber") -> str:
        return f'<tr><td width="80"><font face="Verdana" size="1" color="#999999">{s.day:%d.%m.%Y}</font></td><td><a href="index.php?p={page}&id={s.number}"><font face="Verdana" size="2">{esc(s.title)}</font></a></td></tr>'

    @route(r"/(?:index\.php)?")
    def index(self, ask: Ask) -> Answer | None:
        """One script for everything."""
        page = ask.query.get("p", "")
        if page == "":
            rows = "".join(map(self._row, self.stories[:5]))
            notes = "".join(self._row(s, "ilan") for s in self.notices[:5])
            return self._page(ask, f'<font size="3"><b>Haberler</b></font><table>{rows}</table><a href="index.php?p=haberler">Tüm haberler</a><hr><font size="3"><b>İlanlar</b></font><table>{notes}</table>', "static")
        if page == "haberler":
            number, last = ask.number("s", 1), pages(self.stories, SIZE)
            rows = "".join(map(self._row, paged(self.stories, number, SIZE)))
            links = " ".join(f"<b>[{n}]</b>" if n == number else f'<a href="index.php?p=haberler&s={n}">{n}</a>' for n in range(1, last + 1))
            return self._page(ask, f'<font size="4"><b>Haberler</b></font><table>{rows}</table><center>{links}</center>', "listing")
        if page == "ilanlar":
            return self._page(ask, f'<font size="4"><b>Personel İlanları</b></font><table>{"".join(self._row(s, "ilan") for s in self.notices)}</table>', "listing")
        if page in {"haber", "ilan"}:
            return self._text(ask, page)
        if page in STATIC:
            body = "<br><br>".join(esc(p) for p in prose("tr", self.id + page))
            return self._page(ask, f'<font size="4"><b>{self.w.list("menu")[STATIC.index(page)]}</b></font><br><br><font size="2">{body}</font>', "static")
        if page == "giris":
            return self._page(ask, '<form method="post">Kullanıcı adı: <input name="u"> Şifre: <input type="password" name="s"></form>', "login")
        return self._page(ask, '<font color="red">Sayfa bulunamadı.</font>', "missing")

    def _text(self, ask: Ask, page: str) -> Answer:
        s = next((s for s in (self.stories if page == "haber" else self.notices) if str(s.number) == ask.query.get("id")), None)
        if s is None:
            return self._page(ask, '<font color="red">Kayıt bulunamadı.</font>', "missing")
        self._visits += 1
        body = "<br><br>\n".join(esc(t) for t in s.paragraphs)
        news = page == "haber"
        main = (
            f'<table width="600"><tr><td><font face="Verdana" size="4" color="#003366"><b>{esc(s.title)}</b></font></td></tr><tr><td><font size="1">Tarih: {s.day:%d.%m.%Y} &nbsp; Okunma: {s.views + self._visits}</font></td></tr>'
            f'<tr><td><div align="justify"><font face="Verdana" size="2"><img src="resim/h{s.number}.jpg" align="left" width="200">{body}</font></div></td></tr>'
            f'<tr><td align="right"><a href="yazdir.php?id={s.number}" target="_blank">Yazdır</a> | <a href="javascript:history.back()">Geri</a></td></tr></table>'
        )
        return self._page(ask, main, "article" if news else "event", str(s.number) if news else "")

    @route(r"/yazdir\.php")
    def printed(self, ask: Ask) -> Answer | None:
        """The story for a printer: the same text at another address."""
        s = self.by_number.get(ask.query.get("id", ""))
        if s is None:
            return None
        return Answer(f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9"><title>{esc(s.title)}</title></head><body onload="window.print()"><b>{esc(s.title)}</b><br>{s.day:%d.%m.%Y}<br><br>{"<br><br>".join(esc(t) for t in s.paragraphs)}</body></html>', kind="article", key=str(s.number))
