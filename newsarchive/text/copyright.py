"""Notices of copyright under a text: `© 2024 ...`, `All rights reserved`, `Все права защищены`."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives

_LONGEST = 300
_RESERVED = alternatives(
    "all rights reserved|все права защищены|барлық құқықтар қорғалған|барлық құқық қорғалған|бардык укуктар корголгон|"
    "barcha huquqlar himoyalangan|барча ҳуқуқлар ҳимояланган|всі права захищені|tüm hakları saklıdır|her hakkı saklıdır|"
    "bütün hüquqlar qorunur|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    "todos os direitos reservados|tutti i diritti riservati|wszelkie prawa zastrzeżone|版权所有|版權所有|無断転載|"
    "무단 전재|무단전재|جميع الحقوق محفوظة|حقوق محفوظ"
)
_RESERVING = re.compile(_RESERVED)
_NOTICE = re.compile(r"(?:copyright|копирайт)?\s*(?:©|\(c\)|copyright (?=\d{4}))\s*(?:copyright)?\s*[\w«\"“]")


def is_copyright_notice(line: str) -> bool:
    """A line that says whose the text is, and nothing else."""
    if len(line) > _LONGEST:
        return False
    folded = fold(line).strip()
    return _NOTICE.match(folded) is not None or (_RESERVING.search(folded, 0, 120) is not None and len(line) <= 200)
