"""What the statistical model says of a text, for the languages that are asked about only."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


def scores(text: str, names: Sequence[str]) -> dict[str, float]:
    """How likely a text is in each of some languages, as logarithms tempered by its length; only their differences say something.

    Args:
        text: the text, all of which is read.
        names: the model's names of languages; unknown ones are left out.
    """
    from py3langid.langid import visit_counts

    model, columns = _model(), _columns(tuple(names))
    plain = unicodedata.normalize("NFC", text.lower() if text.isupper() else text).encode(errors="surrogatepass")
    visits = visit_counts(model.tk_nextmove, model._rowbase, model.tk_output, plain)
    if not visits or not columns.names:
        return dict.fromkeys(columns.names, 0.0)
    features = np.fromiter(visits.keys(), dtype=np.intp, count=len(visits))
    counts = np.log1p(np.fromiter(visits.values(), dtype=np.float32, count=len(visits)))
    found = counts @ model.nb_ptc[features[:, None], columns.places].astype(np.float32) + columns.priors
    tempered: NDArray[np.float32] = found / math.sqrt(len(plain) or 1)
    said: dict[str, float] = {}
    for name, score in zip(columns.names, tempered.tolist(), strict=True):
        said[name] = float(np.logaddexp(said[name], score)) if name in said else score
    return said


def warm_up() -> None:
    """Load the model (a second)."""
    _model()


class _Columns:
    """Where some languages stand in the model's table; what has two columns is named twice."""

    def __init__(self, names: Sequence[str]) -> None:
        model = _model()
        places = [place for place, name in enumerate(model.nb_classes) if name in names]
        self.names = [str(model.nb_classes[place]) for place in places]
        self.places = np.array(places, dtype=np.intp)
        self.priors: NDArray[np.float32] = np.asarray(model.nb_pc, dtype=np.float32)[self.places]


@lru_cache(maxsize=256)
def _columns(names: tuple[str, ...]) -> _Columns:
    return _Columns(names)


@cache
def _model() -> LanguageIdentifier | Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
