"""What else a university's site holds: people, faculties, photo galleries, documents. All of it in the site's own design, none news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from tests.farm.model import Answer, Ask, Site, esc
from tests.farm.texts import prose

WORDS = {
    "ru": ("Сотрудники", "Факультеты", "Фотогалерея", "Документы"), "en": ("Our people", "Schools and faculties", "Photo gallery", "Documents"),
    "de": ("Personen", "Fakultäten", "Bildergalerie", "Dokumente"), "uz": ("Xodimlar", "Fakultetlar", "Fotogalereya", "Hujjatlar"),
    "pt": ("Docentes", "Unidades", "Galeria de fotos", "Documentos"), "zh": ("师资队伍", "院系设置", "校园图库", "下载中心"),
    "es": ("Profesorado", "Facultades", "Galería", "Documentos"), "fa": ("کارکنان", "دانشکده‌ها", "نگارخانه", "اسناد"),
    "hu": ("Munkatársak", "Karok", "Képgaléria", "Dokumentumok"), "ka": ("თანამშრომლები", "ფაკულტეტები", "ფოტოგალერეა", "დოკუმენტები"),
}  # fmt: skip
"""People, faculties, galleries, documents, as menus call them."""
ALBUMS = 12

_Base = Site if TYPE_CHECKING else object


class Extras(_Base):
    """Mixed into a site whose `_page` takes title, content and kind."""

    parts: ClassVar[tuple[str, str, str, str]] = ("/staff", "/faculties", "/gallery", "/documents")
    """Where people, faculties, albums and documents stand."""
    ending: ClassVar[str] = "/"
    """With what addresses end."""
    _page: Any

    @property
    def extra_links(self) -> str:
        """Items of a menu."""
        return "".join(f'<li><a href="{path}{self.ending}">{name}</a></li>' for path, name in zip(self.parts, WORDS[self.language], strict=True))

    def answer(self, ask: Ask) -> Answer:
        """A page of these kinds, or else what the site has."""
        return self._extra(ask.path.removesuffix(self.ending) if self.ending else ask.path) or super().answer(ask)

    def _extra(self, path: str) -> Answer | None:
        base, _, last = path.rpartition("/")
        if path in self.parts:
            return self._index(self.parts.index(path))
        if base not in self.parts:
            return None
        number = last.removesuffix(".pdf")
        place = self.parts.index(base)
        names = self._names(place)
        if not number.isdecimal() or not 1 <= int(number) <= len(names):
            return None
        if place == 3:
            return Answer(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", type="application/pdf", kind="file")
        return self._one(place, int(number), names[int(number) - 1])

    def _names(self, place: int) -> tuple[str, ...]:
        w = self.w
        albums = tuple(f"{w.list('events')[n % len(w.list('events'))]} ({2025 - n})" for n in range(ALBUMS))
        return (w.list("persons"), w.list("faculties"), albums, tuple(f"{name} № {n}" for n, name in enumerate(w.list("menu"), 1)))[place]

    def _index(self, place: int) -> Answer:
        end = ".pdf" if place == 3 else self.ending
        items = "".join(f'<li><a href="{self.parts[place]}/{n}{end}">{esc(name)}</a></li>' for n, name in enumerate(self._names(place), 1))
        title = WORDS[self.language][place]
        answer: Answer = self._page(title, f"<h1>{title}</h1><ul>{items}</ul>", "static")
        return answer

    def _one(self, place: int, number: int, name: str) -> Answer:
        text = prose(self.language, f"{self.id}/{place}/{number}", 3 if place < 2 else 1)
        body = "".join(f"<p>{esc(paragraph)}</p>" for paragraph in text)
        if place == 0:
            body = f'<p><img src="/img/p{number}.jpg" alt="{esc(name)}"> {self.w.list("faculties")[number % 8]}<br>p{number}@univ.example</p>' + body
        elif place == 2:
            body += "".join(f'<a href="/img/a{number}_{n}.jpg"><img src="/img/a{number}_{n}_s.jpg" alt=""></a>' for n in range(12))
        answer: Answer = self._page(name, f"<h1>{esc(name)}</h1><div>{body}</div>", "static")
        return answer
