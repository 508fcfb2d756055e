"""Sites whose pages say nothing before a browser has run their scripts: surveyed once more, in one."""

from __future__ import annotations

from collections.abc import Callable

from newsarchive.errors import VerdictError
from newsarchive.survey.asking import Asks, OverBudget
from newsarchive.survey.detect import Survey
from newsarchive.survey.findings import Findings

REMARK = "its pages say nothing before a browser has run their scripts, so they are read in one"


async def surveyed(
    asks: Asks, url: str, ident: str, say: Callable[[str], None], *, private: bool, proxy: str | None = None
) -> Findings:
    """Survey a site; in a browser where nothing was found without, and pages were met that show nothing by themselves.

    Raises:
        VerdictError: the site cannot be had, or shows no news; or it needs a browser, and there is none: says what to install.
    """
    survey = Survey(asks, url, ident, say, private=private, proxy=proxy)
    try:
        return await survey.run()
    except OverBudget:
        raise
    except VerdictError as error:
        if not may_need_browser(survey):
            raise
        lacks = asks.use_browser()
        if lacks is not None:
            raise VerdictError(f"{url} shows nothing before a browser has run its scripts, and there is none.", lacks) from error
    say("nothing can be read without a browser: running the scripts of its pages in one")
    again = Survey(asks, url, ident, say, private=private, proxy=proxy)
    again.found.browser = True
    again.found.remarks.append(REMARK)
    return await again.run()


def may_need_browser(survey: Survey) -> bool:
    """Whether pages were met that show nothing by themselves."""
    return survey.bare > 0 or any(look.shell and look.refused is None for look in survey.pages.looks())
