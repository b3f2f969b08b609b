"""Infobox parameters that date a milestone -> what happened then, in words.

Sources: the documentation of the English Wikipedia's infoboxes for companies, organisations, treaties, documents,
legislation, ships, aircraft, space missions, buildings, stations, newspapers, broadcasts, settlements and clergy.
`{s}` is the article's subject; `{founder}` a parameter of the same box.
"""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    """Lines of "parameter, parameter: words"."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        names, _, words = line.strip().partition(": ")
        found.update(dict.fromkeys(names.split(", "), words))
    return found


OF_THINGS = _table("""
    founded, foundation, founded_date, foundation_date, date_founded, year_founded, founding_date: {s} was founded
    established, established_date, date_established, establishment, year_established: {s} was established
    formation, formed, date_formed, formed_date, year_formed: {s} was formed
    incorporated, incorporated_date, date_incorporated: {s} was incorporated
    dissolved, dissolution, date_dissolved, dissolution_date: {s} was dissolved
    disbanded, date_disbanded, disbanded_date: {s} was disbanded
    abolished, date_abolished: {s} was abolished
    defunct, defunct_date: {s} ceased to exist
    ceased_publication, publication_ended: {s} ceased publication
    opened, open, opening_date, opened_date, open_date, date_opened: {s} opened
    closed, closing_date, closed_date, close_date, date_closed: {s} closed
    demolished, demolished_date, demolition_date, date_demolished: {s} was demolished
    broke_ground, groundbreaking: Ground was broken for {s}
    construction_start_date, construction_start, construction_began: Construction of {s} began
    completion_date, completed, date_completed, completed_date: {s} was completed
    ship_laid_down, laid_down: {s} was laid down
    ship_launched: {s} was launched
    ship_christened: {s} was christened
    ship_commissioned: {s} was commissioned
    ship_decommissioned: {s} was decommissioned
    ship_completed: {s} was completed
    first_flight: {s} made its first flight
    launch_date: {s} was launched
    date_signed, signed, signed_date: {s} was signed
    date_drafted, drafted: {s} was drafted
    date_effective, effective, effective_date: {s} came into force
    date_ratified, ratified: {s} was ratified
    date_adopted, adopted: {s} was adopted
    date_expiration, date_expiry: {s} expired
    date_created: {s} was created
    signeddate, date_enacted, enacted: {s} became law
    royal_assent: {s} received royal assent
    commencement, date_commenced: {s} came into force
    date_repealed, repealed: {s} was repealed
    election_date: {s} was held
    first_aired: {s} first aired
    last_aired: {s} last aired
    premiere_date: {s} premiered
    """)

OF_PEOPLE = _table("""
    ordination, ordained, ordination_date: {s} was ordained
    consecration, consecration_date, consecrated: {s} was consecrated a bishop
    cardinal, created_cardinal: {s} was made a cardinal
    beatified_date: {s} was beatified
    canonized_date, canonised_date: {s} was canonised
    date_of_burial, burial_date: {s} was buried
    turnedpro, turned_pro: {s} turned professional
    """)

LABELS = {
    "founded": "Founded", "foundation": "Founded", "formation": "Formation", "launch_date": "Launched",
    "date_signed": "Signed", "turnedpro": "Turned pro",
}  # fmt: skip
"""Labels of rows that differ from the parameter's name."""
