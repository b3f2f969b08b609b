"""Quantities of {{convert}}: what stands before the converted one."""

from __future__ import annotations

import pytest

from quizgen.article import parse_article
from quizgen.model import Page


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("{{convert|5|km}}", "5 kilometres"),
        ("{{convert|5|km|mi}}", "5 kilometres"),
        ("{{convert|5|km|mi|1}}", "5 kilometres"),
        ("{{convert|5|km|mi|sp=us}}", "5 kilometers"),
        ("{{convert|1|km}}", "1 kilometre"),
        ("{{convert|5|km|abbr=on}}", "5 km"),
        ("{{cvt|5|km|mi}}", "5 km"),
        ("{{convert|5|ft|adj=on}}", "5-foot"),
        ("{{convert|5|ft|m|adj=mid|-tall}}", "5-foot-tall"),
        ("{{convert|5|ft|10|in|m}}", "5 feet 10 inches"),
        ("{{convert|10|lb|5|oz}}", "10 pounds 5 ounces"),
        ("{{convert|5|to|10|km}}", "5 to 10 kilometres"),
        ("{{convert|5|-|10|km}}", "5–10 kilometres"),
        ("{{convert|5|by|10|m}}", "5 by 10 metres"),
        ("{{convert|5|x|10|x|15|m}}", "5 × 10 × 15 metres"),
        ("{{convert|100756|lb|kg}}", "100,756 pounds"),
        ("{{convert|1,200|m}}", "1,200 metres"),
        ("{{convert|2.5|mi}}", "2.5 miles"),
        ("{{convert|5+1/2|in}}", "5 1/2 inches"),
        ("{{convert|1/2|mi}}", "1/2 miles"),
        ("{{convert|-40|C}}", "−40 °C"),
        ("{{convert|32|F|C}}", "32 °F"),
        ("{{convert|60|mph}}", "60 miles per hour"),
        ("{{convert|60|mph|abbr=on}}", "60 mph"),
        ("{{convert|12|kN}}", "12 kilonewtons"),
        ("{{convert|12|kn}}", "12 knots"),
        ("{{convert|12|sqmi}}", "12 square miles"),
        ("{{convert|12|acre}}", "12 acres"),
        ("{{convert|12|smoots}}", "12 smoots"),
        ("{{convert|12}}", "12"),
        ("{{convert|twelve|km}}", ""),
        ("{{convert}}", ""),
        ("{{convert||km}}", ""),
        ("{{height|ft=5|in=10}}", "5 ft 10 in"),
        ("{{height|m=1.75}}", "1.75 m"),
    ],
)
def test_quantities(wikitext: str, text: str) -> None:
    """The source quantity reads as the wiki shows it."""
    page = Page(title="Ada Marsh", wikitext=f"{{{{Infobox a|b={wikitext}}}}}")
    assert parse_article(page).items[0].infoboxes[0].parameters[0].text == text
