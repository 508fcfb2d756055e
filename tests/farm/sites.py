"""The farm: which sites there are, and which of them are held out."""

from __future__ import annotations

from tests.farm.held_app import App
from tests.farm.held_eleventy import Eleventy
from tests.farm.held_feeds import Feeds
from tests.farm.held_iis import Iis
from tests.farm.held_mvc import Mvc
from tests.farm.held_plone import Plone
from tests.farm.held_webplus import WebPlus
from tests.farm.held_wordpress import DatedWordPress
from tests.farm.model import Site
from tests.farm.open_aspnet import AspNet
from tests.farm.open_bitrix import Bitrix
from tests.farm.open_board import Board
from tests.farm.open_china import China
from tests.farm.open_colleges import Colleges
from tests.farm.open_departments import Departments
from tests.farm.open_drupal import Aliased, Nodes
from tests.farm.open_faculties import Faculties
from tests.farm.open_frames import Frames
from tests.farm.open_handmade import Handmade
from tests.farm.open_hugo import Hugo
from tests.farm.open_institutes import Institutes
from tests.farm.open_joomla import Joomla
from tests.farm.open_liferay import Liferay
from tests.farm.open_months import Months
from tests.farm.open_more import More
from tests.farm.open_next import Next
from tests.farm.open_numbers import Numbers
from tests.farm.open_polite import Polite
from tests.farm.open_query import Query
from tests.farm.open_schools import Schools
from tests.farm.open_spip import Spip
from tests.farm.open_typo3 import Typo3
from tests.farm.open_wordpress import WordPress

OPEN: tuple[type[Site], ...] = (
    Bitrix, WordPress, Hugo, Handmade, Numbers, Joomla, AspNet, More, Board, Typo3, Next, Query,
    Aliased, Nodes, China, Months, Frames, Faculties,
    Liferay, Spip, Polite, Schools, Institutes, Departments, Colleges,
)  # fmt: skip
HELD: tuple[type[Site], ...] = (
    DatedWordPress, App, Iis, Feeds, WebPlus, Plone, Mvc, Eleventy,
)  # fmt: skip
"""Held out: whoever builds the detection is told their totals only, and does not read `held_*.py`."""


def site(name: str) -> Site:
    """A new site of the farm.

    Raises:
        KeyError: there is none of this id.
    """
    return {kind.id: kind for kind in (*OPEN, *HELD)}[name]()
