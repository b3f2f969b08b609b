"""Small plots of plain characters."""

from __future__ import annotations

from collections.abc import Sequence

BAR = "█"


def bars(rows: Sequence[tuple[str, int, str]], width: int, *, drawn: bool = True) -> list[str]:
    """A line for each row: its name, a bar as long as its number, and a remark; `width` columns at the most.

    Without the bars (`drawn` false) the names and remarks stand alone.
    """
    if not rows:
        return []
    if not drawn:
        return [f"{name}: {remark}" for name, _, remark in rows]
    names = max(len(name) for name, _, _ in rows)
    remarks = max(len(remark) for _, _, remark in rows)
    room = max(4, width - names - remarks - 3)
    most = max(1, *(number for _, number, _ in rows))
    return [
        f"{name:<{names}} {BAR * _length(number, most, room):<{min(room, most)}} {remark}".rstrip()
        for name, number, remark in rows
    ]


def _length(number: int, most: int, room: int) -> int:
    """As many characters as the number says, or a share of the room; at least one for what is not nothing."""
    if number <= 0:
        return 0
    return number if most <= room else max(1, round(room * number / most))
