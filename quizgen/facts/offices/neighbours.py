"""Who held an office before or after: the name in a parameter or box, or nobody."""

from __future__ import annotations

import re

_NOBODY = re.compile(
    r"(?:office|post|position|title|constituency|seat|role|district|diocese|new|newly)\b.*|vacant.*|none|tbd|tba|n/?a|"
    r"incumbent|see .*|.*\b(?:established|abolished|created)|[\W\d]*",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(r"\s*\((?:designated?|elect|acting|interim)\)|\s+designate\b", re.IGNORECASE)


def neighbour_of(text: str) -> str | None:
    """The name in a neighbour's field; None where it names nobody, or several people."""
    name = _QUALIFIER.sub("", " ".join(text.split()))
    return None if not name or _NOBODY.fullmatch(name) or "\n" in text.strip() else name
