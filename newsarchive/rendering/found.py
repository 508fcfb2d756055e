"""Whether this machine can render pages: the `browser` extra is installed, and a Chromium is there. Loads neither."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""What the program is called by the distributions, in the order in which it is looked for."""
VARIABLE = "NEWSARCHIVE_CHROMIUM"
"""Names another program in the environment."""


def chromium() -> Path | None:
    """The browser of this machine; None where there is none."""
    named = os.environ.get(VARIABLE)
    found = next((path for name in ([named] if named else NAMES) if (path := shutil.which(name)) is not None), None)
    return Path(found) if found is not None else None


def missing() -> str | None:
    """What is to be installed before pages can be rendered, as one sentence; None where all is there."""
    lacks = []
    if importlib.util.find_spec("playwright") is None:
        lacks.append("the browser extra (pip install 'newsarchive[browser]')")
    if chromium() is None:
        lacks.append("Chromium (on Debian or Ubuntu: apt-get install chromium)")
    return f"Install {' and '.join(lacks)}." if lacks else None
