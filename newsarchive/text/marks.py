"""Marks that stand in words and are no letters: accents, vowel signs and points of every script."""

from __future__ import annotations

_RANGES = """
300-36f 483-487 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 64b-65f 670 6d6-6dc 6df-6e8 6ea-6ed 711-7f3 7fd 816-82d 859-85b 898-8e1 8e3-963
981-9e3 9fe-a75 a81-ae3 afa-b63 b82-bd7 c00-c63 c81-c83 cbc-d4d d57-d63 d81-df3 e31-e3a e47-e4e eb1-ecd f18-f19 f35 f37 f39 f3e-f84
f86-fbc fc6 102b-103e 1056-109d 135d-135f 1712-1734 1752-17d3 17dd 180b-180d 180f-193b 1a17-1a1b 1a55-1a7f 1ab0-1abd 1abf-1b44 1b6b-1b73
1b80-1bf3 1c24-1c37 1cd0-1cd2 1cd4-1dff 20d0-20dc 20e1 20e5-20f0 2cef-2cf1 2d7f-2dff 302a-302f 3099-309a a66f a674-a67d a69e-a6f1
a802-a827 a82c a880-a8c5 a8e0-a8f1 a8ff-a92d a947-a953 a980-a9c0 a9e5-aa4d aa7b-aac1 aaeb-aaef aaf5-aaf6 abe3-abea abec-abed fb1e
fe20-fe2f 101fd-1037a 10a01-10a3f 10ae5-10ae6 10d24-10eac 10f46-10f50 10f82-10f85 11000-11046 11070-110ba 110c2 11100-11134 11145-11173
11180-111c0 111c9-111cc 111ce-111cf 1122c-11237 1123e 112df-11446 1145e-114c3 115af-115c0 115dc-11640 116ab-116b7 1171d-1172b
1182c-1183a 11930-11943 119d1-119e0 119e4-11a3e 11a47-11a99 11c2f-11c3f 11c92-11ef6 16af0-16af4 16b30-16b36 16f4f-16f92 16fe4-16ff1
1bc9d-1bc9e 1cf00-1cf46 1d165-1d169 1d16d-1d172 1d17b-1d182 1d185-1d18b 1d1aa-1d1ad 1d242-1d244 1da00-1da36 1da3b-1da6c 1da75 1da84
1da9b-1e136 1e2ae-1e2ef 1e8d0-1e94a
"""
"""All that Unicode calls a nonspacing or spacing mark, but variation selectors; letters and what is not assigned may stand between."""

MARKS = "".join("-".join(chr(int(end, 16)) for end in one.split("-")) for one in _RANGES.split())
"""For a class of a regular expression that has all letters and figures too."""
