"""`python -m benchmarks.prove languages`: how well languages and scripts of titles and bodies are told, beside plain py3langid."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from benchmarks import results
from newsarchive.text.language import detect
from newsarchive.text.script import script_of

TABLE = Path(__file__).parents[1] / "tests" / "text" / "language_samples"
ASKED = ("kk", "ru", "en", "ky", "uz", "tr", "az", "uk", "de", "fr", "es", "pt", "zh", "ja", "ko", "ar")
"""Languages of which the table has 40 titles and 20 bodies or more; the others are there because they are easily confused."""
SITES = {
    "kk": ("kk", "ru", "en"), "ru": ("kk", "ru", "en"), "en": ("kk", "ru", "en"), "ky": ("ky", "ru", "en"), "uz": ("uz", "ru", "en"),
    "tr": ("tr", "en"), "az": ("az", "ru", "en"), "uk": ("uk", "ru", "en"), "de": ("de", "en"), "fr": ("fr", "en"),
    "es": ("es", "en"), "pt": ("pt", "es", "en"), "zh": ("zh", "en"), "ja": ("ja", "en"), "ko": ("ko", "en"), "ar": ("ar", "fr", "en"),
    "fa": ("fa", "en"), "tg": ("tg", "ru", "en"), "tt": ("tt", "ru", "en"), "mn": ("mn", "en"),
}  # fmt: skip
"""The languages of a site on which such a text is met."""
ONE_LANGUAGE = {"uzs": "uz", "arz": "ar", "ary": "ar", "yue": "zh", "wuu": "zh"}
"""Names of the model for what others call one language."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One title or body of the table."""

    file: str
    kind: str
    text: str
    language: str
    script: str

    @property
    def held_out(self) -> bool:
        """Whether it only gives figures: a third of the table, by digest."""
        return int(hashlib.sha1(self.text.encode()).hexdigest(), 16) % 3 == 0


@cache
def samples() -> tuple[Sample, ...]:
    """The whole table."""
    found = []
    for path in sorted(TABLE.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("titles", "bodies"):
            found += [
                Sample(file=path.stem, kind=kind, text=line, language=path.stem.split("-")[0], script=table["script"])
                for line in table[kind].splitlines()
                if line
            ]
    return tuple(found)


@cache
def ours(text: str, candidates: tuple[str, ...]) -> str | None:
    """The language newsarchive names."""
    return detect(text, None, candidates)[0]


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def py3langid(text: str, candidates: Sequence[str]) -> str | None:
    """The language plain py3langid names, among the candidates where there are any."""
    ranked = [ONE_LANGUAGE.get(code, code) for code, _ in _model().rank(text)]
    return next((code for code in ranked if not candidates or code in candidates), None)


def wrong(
    chosen: Sequence[Sample], how: Callable[[str, tuple[str, ...]], str | None], *, restricted: bool
) -> list[tuple[Sample, str | None]]:
    """Samples whose language is not named rightly, with what was named."""
    named = [(one, how(one.text, SITES[one.language] if restricted else ())) for one in chosen]
    return [(one, got) for one, got in named if got != one.language]


def share_right(
    chosen: Sequence[Sample], how: Callable[[str, tuple[str, ...]], str | None], *, restricted: bool
) -> dict[str, float]:
    """Per kind, how many of the samples are named rightly; empty kinds left off."""
    faults = wrong(chosen, how, restricted=restricted)
    shares = {}
    for kind in ("titles", "bodies"):
        total = sum(one.kind == kind for one in chosen)
        if total:
            shares[kind] = round(1 - sum(one.kind == kind for one, _ in faults) / total, 4)
    return shares


def scripts_right(chosen: Sequence[Sample]) -> float:
    """How many scripts are named rightly; Hani, for Chinese that does not say which form it is in, counts as right."""
    right = 0
    for one in chosen:
        found = script_of(one.text, ours(one.text, SITES[one.language]))
        right += found == one.script or (found == "Hani" and one.language == "zh")
    return round(right / len(chosen), 4)


def languages(size: int, seed: int) -> None:
    """The whole table, ours and plain py3langid's, restricted to a site's languages and not."""
    table = samples()
    asked = [one for one in table if one.language in ASKED]
    groups = {
        "seen": [one for one in asked if not one.held_out],
        "held_out": [one for one in asked if one.held_out],
        "others": [one for one in table if one.language not in ASKED],
    }
    figures: dict[str, object] = {}
    for how in (ours, py3langid):
        for restricted in (True, False):
            figures[f"{how.__name__}_{'restricted' if restricted else 'unrestricted'}"] = {
                name: share_right(chosen, how, restricted=restricted) for name, chosen in {"all": asked, **groups}.items()
            }
    worst: dict[str, int] = defaultdict(int)
    for one, got in wrong(asked, ours, restricted=False):
        worst[f"{one.language} as {got}"] += 1
    digest = hashlib.sha256("\n".join(one.text for one in table).encode()).hexdigest()[:16]
    results.write(
        "languages", size=len(table), languages=len(ASKED), digest=digest,
        scripts=scripts_right(table), **figures, confused=dict(sorted(worst.items(), key=lambda item: -item[1])[:8]),
    )  # fmt: skip
