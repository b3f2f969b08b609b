"""Which office a group of infobox parameters is about: an office by name, or a seat by its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizgen.facts.boxes import Group, lines_of
from quizgen.model import Parameter

_NAMES = tuple(
    "office succession order title position post role court archbishop_of bishop_of patriarch_of cardinal_of abbot_of "
    "metropolitan_of".split()
)
_ORDINAL_ONLY = re.compile(r"\d{1,3}(?:st|nd|rd|th)(?:(?:,| and| &|, and) \d{1,3}(?:st|nd|rd|th))*")


@dataclass(frozen=True, slots=True)
class Named:
    """An office's name as lines, and the parameters that it was read from."""

    lines: list[str]
    parameters: list[Parameter]


def title_in(group: Group) -> Named | None:
    """The office that a group names; None where it names none."""
    order = group.get("order")
    if order is not None and _ORDINAL_ONLY.fullmatch(order.text.strip()):
        office = group.get("office") or group.get("title") or group.get("succession")
        if office is not None and lines_of(office.text):
            lines = lines_of(office.text)
            return Named([f"{order.text.strip()} {lines[0]}", *lines[1:]], [order, office])
    for name in _NAMES:
        parameter = group.get(name)
        if parameter is not None and not _ORDINAL_ONLY.fullmatch(parameter.text.strip()) and lines_of(parameter.text):
            lines = lines_of(parameter.text)
            if name.endswith("_of"):
                lines = [f"{name.removesuffix('_of').capitalize()} of {lines[0]}", *lines[1:]]
            return Named(*_with_seat(lines, [parameter], group))
    for needed, wording in _SEATS:
        if all(name in group for name in needed):
            parts = [group[name] for name in needed]
            values = [" ".join(part.text.split()) for part in parts]
            if all(lines_of(part.text) for part in parts):
                return Named([wording(*values)], parts)
    return _pope(group)


def _with_seat(lines: list[str], parameters: list[Parameter], group: Group) -> tuple[list[str], list[Parameter]]:
    """A seat's place beside its office: "Member of Parliament" and `constituency`."""
    place = next(
        (group[n] for n in ("constituency", "constituency_mp", "constituency_am", "riding") if n in group), None
    )
    seat = " ".join(lines)
    if (
        place is None
        or len(lines_of(place.text)) != 1
        or not re.fullmatch(r"(?:Member of [\w. ]*|Deputy of [\w. ]*)", seat)
    ):
        return lines, parameters
    return [f"{seat} for {lines_of(place.text)[0]}"], [*parameters, place]


def _pope(group: Group) -> Named | None:
    kind = group.get("type")
    if kind is not None and kind.text.strip().casefold() == "pope":
        return Named(["Pope"], [kind])
    papacy = next((group[n] for n in ("papacy_began", "papacy_begin") if n in group), None)
    return Named(["Pope"], [papacy]) if papacy is not None else None


def _district(district: str) -> str:
    """A district in words: "5th district", "at-large district"; a name stays."""
    if re.fullmatch(r"(?:\d{1,3}(?:st|nd|rd|th)|at-large|at large)", district, re.IGNORECASE):
        return f"{district.lower().replace('at large', 'at-large')} district"
    return district


def _of_state(state: str) -> str:
    return f"{state}'" if state.endswith("s") and state != "Texas" else f"{state}'s"


def _congress(state: str, district: str) -> str:
    return f"Member of the U.S. House of Representatives from {_of_state(state)} {_district(district)}"


def _chamber(chamber: str) -> Callable[[str, str], str]:
    def wording(state: str, district: str) -> str:
        place = _district(district)
        return f"Member of the {state} {chamber} from {'the ' if place.endswith('district') else ''}{place}"

    return wording


def _senator(jr_sr: str, state: str) -> str:
    return f"{jr_sr if 'enator' in jr_sr else 'United States Senator'} from {state}"


# Seats by the parameters that name them, the most telling first (Template:Infobox officeholder/doc).
_SEATS: tuple[tuple[tuple[str, ...], Callable[..., str]], ...] = (
    (("jr/sr", "state"), _senator),
    (("state", "district"), _congress),
    (("state_senate", "district"), _chamber("Senate")),
    (("state_house", "district"), _chamber("House of Representatives")),
    (("state_assembly", "district"), _chamber("State Assembly")),
    (("state_delegate", "district"), _chamber("House of Delegates")),
    (("ambassador_from", "country"), lambda home, country: f"{home} Ambassador to {country}"),
    (("minister_from", "country"), lambda home, country: f"{home} Minister to {country}"),
    (("constituency_mp", "parliament"), lambda place, parliament: f"Member of the {parliament} Parliament for {place}"),
    (("constituency_mp",), lambda place: f"Member of Parliament for {place}"),
    (("constituency_am", "assembly"), lambda place, assembly: f"Member of the {assembly} Assembly for {place}"),
    (("riding", "parliament"), lambda place, parliament: f"Member of the {parliament} Parliament for {place}"),
    (("riding",), lambda place: f"Member of Parliament for {place}"),
)
