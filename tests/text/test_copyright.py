"""Notices of copyright."""

from __future__ import annotations

import pytest

from newsarchive.text.copyright import is_copyright_notice


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 University. All rights reserved. Not to be redistributed or copied.",
        "Copyright 2024 University Media Inc. All rights reserved.",
        "Copyright © University",
        "© КазНУ, 2024. Все права защищены.",
        "Барлық құқықтар қорғалған",
        "Barcha huquqlar himoyalangan",
        "Tüm hakları saklıdır.",
        "Alle Rechte vorbehalten",
        "版权所有 大学",
    ],
)
def test_a_notice_is_a_notice(line: str) -> None:
    assert is_copyright_notice(line)


@pytest.mark.parametrize("line", ["Copyright law changed in 2024.", "Авторское право изменилось.", "Авторлық құқық туралы", "(c", ""])
def test_sentences_about_copyright_are_not(line: str) -> None:
    assert not is_copyright_notice(line)
