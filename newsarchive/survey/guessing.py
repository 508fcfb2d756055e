"""The usual addresses of a list's second page, for a list that names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.sites.addresses import normalise
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Group, Look

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey


async def guess_pages(
    survey: Survey, page: Look, group: Group, urls: list[str], looks: list[Look], listing: FoundListing
) -> None:
    """Try the usual addresses of a second page, where the listing is long and names none."""
    if len(group.urls) < 5 or survey.is_start(page):
        return
    known = {normalise(url) for url in urls}
    for template in _page_templates(page.url):
        if survey.pages.left < 25:
            return
        after = await survey.pages.look(template.replace("{page}", "2"))
        new = [url for url in survey.same_kind(after, group) if normalise(url) not in known] if after.refused is None else []
        if len(new) >= 3:
            looks.append(after)
            urls += new
            listing.page_url = template
            listing.follows = f"{template.replace('{page}', '2')} brings {len(new)} more, though no link leads there"
            return


def _page_templates(url: str) -> list[str]:
    plain = url.partition("#")[0]
    joint = "&" if "?" in plain else "?"
    made = [] if re.search(r"[?&]page=", plain) else [f"{plain}{joint}page={{page}}"]
    if "?" not in plain and not re.search(r"\.\w{2,5}$", plain):
        made.append(f"{plain.rstrip('/')}/page/{{page}}/")
    return made
