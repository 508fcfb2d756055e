"""Where the pages of one layout show their titles, days and authors."""

from __future__ import annotations

from collections import Counter, defaultdict

from newsarchive.pages.template import Place
from newsarchive.pages.template_evidence import Evidence
from newsarchive.pages.template_keys import split_key
from newsarchive.pages.template_layouts import FEWEST, Position
from newsarchive.pages.template_sample import LINKED, PROSE

HEADINGS = {"h1": 7, "h2": 6, "h3": 5, "h4": 4, "h5": 3, "h6": 3}
EMPHASIS = {"b": 2.0, "strong": 2.0, "big": 2.0, "font": 1.0}
SAID_BY_LINKS = 5.0
"""How much a place looks like the title's where links of other pages say what it shows; the others by their mark-up."""
IN_THE_TEXT = 1.0
"""Log odds from which a line is the text's rather than its title."""
SOMETIMES = 0.3
"""Share of the lines at a place that must be the field's, where nearly every page has a line there."""
NEARLY_ALL = 0.9
"""Share of pages that stands for all of them."""
DIFFERS = {"title": 0.6, "date": 0.3, "shown": 0.5, "authors": 0.0}
"""Share of the lines at a place that must differ from each other for it to be the field's: the site's name and its clock do not."""
SAME_DAY, FEWEST_SAME = 0.6, 5
"""Share of the pages, and how many at least, that must name one day as theirs for it to be none of theirs, where each shows another."""
MOST = 3
"""Places of one field that are kept."""
OFTEN = 0.2
"""Share of a layout's pages on which a field must stand at a place."""
AGREED = 0.6
"""Share of the pages with a line at a place on which it must be the field's."""

At = tuple[Position, str, int]
"""A place: position, chain, and how many such lines stand before."""
Shown = tuple[str, int, str]
"""A line at a place: digest, weight and form."""


class Places:
    """The places of one layout."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.pages = evidence.pages
        self.lines = self._lines()
        self.keys = {number: (above, key) for (above, key), number in evidence.paths.items()}

    def find(self, name: str) -> list[Place]:
        """Where most pages show a field, the place of most pages first."""
        votes: Counter[At] = Counter()
        for page in self.pages:
            given = page.sample["places"].get(name)
            if given is not None:
                votes[page.at[given[0]], given[1], given[2]] += 1
        found = []
        differ = set()
        for at, count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            here = self.lines.get(at, [])
            surely = count >= AGREED * len(here) or (count >= SOMETIMES * len(here) and len(here) >= NEARLY_ALL * len(self.pages))
            often = count >= max(2, OFTEN * len(self.pages)) and surely
            lines = len({digest for digest, _, _ in here})
            if often and lines > DIFFERS[name] * len(here):
                found.append(self._place(at, count))
                differ |= {len(found) - 1} if lines > 1 else set()
        if name == "authors" and differ:
            # An office that is named on every page, in a menu, is the author of some.
            found = [place for number, place in enumerate(found) if number in differ]
        if name == "title":
            shown = self._like_a_title(told=bool(found))
            found = [shown] if shown is not None else found
        return found[:MOST]

    def shows_others_days(self) -> bool:
        """Whether the days found on the pages are mostly the same: those of a list of the newest, no page's own."""
        found = [page.sample["day"] for page in self.pages if page.sample["day"] is not None]
        return len(found) >= FEWEST and len(set(found)) <= DIFFERS["date"] * len(found)

    def stale_day(self) -> str | None:
        """Digest of the day that most pages name as theirs, though above their texts, at one place, stand other days that differ."""
        told = Counter(page.sample["told"] for page in self.pages if page.sample["told"] is not None)
        day, count = min(told.items(), key=lambda item: (-item[1], item[0]), default=(None, 0))
        if count < max(FEWEST_SAME, SAME_DAY * len(self.pages)) or not self.find("shown"):
            return None
        return day

    def _lines(self) -> dict[At, list[Shown]]:
        """Digest, weight and form of the first lines at each place, one a page."""
        found: dict[At, list[Shown]] = defaultdict(list)
        for page in self.pages:
            by_place: dict[tuple[Position, str], list[Shown]] = defaultdict(list)
            for at, chain, form, lines, weights, _ in page.cells:
                by_place[at, chain] += [(line.split()[0], weight, form) for line, weight in zip(lines, weights, strict=True)]
            for (at, chain), here in by_place.items():
                for ordinal, one in enumerate(here[:4]):
                    found[at, chain, ordinal].append(one)
        return found

    def _like_a_title(self, *, told: bool) -> Place | None:
        """Where the title stands on a site whose pages do not tell it: before the text, nearly every page shows a line of its own
        there; a heading, emphasised, or said by links of other pages. What the pages take for their titles is believed where links
        say it, or nothing else."""
        links = Counter(link for page in self.pages for link in {
            line.split()[0] for _, _, form, cell, _, _ in page.cells if form == LINKED for line in cell
        })  # fmt: skip
        titles = {page.sample["title"] for page in self.pages}
        alike = len(titles) < AGREED * len(self.pages)
        said = any(title in links for title in titles)
        if not alike and (told or said) and (said or not links):
            return None
        dates = {place.path for place in self.find("date")}
        best: tuple[float, int, At] | None = None
        for at, here in self.lines.items():
            number, chain, ordinal = at
            often = len(here) >= NEARLY_ALL * len(self.pages) and self.evidence.before[number, chain] >= NEARLY_ALL * len(self.pages)
            own = len({digest for digest, _, _ in here}) > NEARLY_ALL * len(here)
            weight = sum(weight for _, weight, _ in here) / len(here)
            if not often or not own or ordinal or not 10 <= weight <= 200:
                continue
            place = self._place(at, 0)
            forms = {form for _, _, form in here}
            text = any(self.evidence.cells[number, chain, form].odds(0.0) > IN_THE_TEXT for form in forms)
            heading = split_key(self.keys[number][1])[0] in HEADINGS
            text = text or sum(form == PROSE for _, _, form in here) > SOMETIMES * len(here)
            if place.path in dates or text or (LINKED in forms and not heading) or any(one == number for one, _ in self.evidence.fixed):
                continue
            rank = HEADINGS.get(split_key(self.keys[number][1])[0], max((EMPHASIS.get(tag, 0.5) for tag in chain.split("/")), default=0.5))
            linked = sum(links[digest] > 0 for digest, _, _ in here) / len(here)
            if alike or linked >= OFTEN:
                best = max(best or (0.0, 0, at), (rank + SAID_BY_LINKS * linked, -number, at))
        return self._place(best[2], 0) if best is not None else None

    def path(self, at: Position) -> tuple[str, ...]:
        """The keys down to a position."""
        found: list[str] = []
        while at >= 0:
            at, key = self.keys[at]
            found.append(key)
        return tuple(reversed(found))

    def _place(self, at: At, pages: int) -> Place:
        return Place(path=self.path(at[0]), chain=at[1], ordinal=at[2], pages=pages)
