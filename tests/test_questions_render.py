"""`quizgen.questions.render`: what a template text may be, and what it makes of fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.questions.render import FILTERS, MAX_RENDERED, MAX_SOURCE, ShownDate, WordingError, compile_wording

FIELDS = {
    "holder": "Ida Marsh",
    "office": "Keeper of the Light",
    "start": ShownDate(Date.parse("1902-05-04"), "dmy"),
    "end": ShownDate(Date.parse("1910-03"), "mdy"),
}


@pytest.mark.parametrize(
    ("source", "fields", "text"),
    [
        ("Who lit it?", set(), "Who lit it?"),
        ("Who followed {{ holder }}?", {"holder"}, "Who followed Ida Marsh?"),
        ("{{holder}}, {{ office }}", {"holder", "office"}, "Ida Marsh, Keeper of the Light"),
        ("since {{ start }}", {"start"}, "since 4 May 1902"),
        ("until {{ end }}", {"end"}, "until March 1910"),
        ("in {{ start | year }}", {"start"}, "in 1902"),
        ("{{ holder | surname | possessive }} lamp", {"holder"}, "Marsh's lamp"),
        ("{{ start | possessive }}", {"start"}, "4 May 1902's"),
        ("{{ start | surname }}", {"start"}, "1902"),
        ("{{ holder | year }}", {"holder"}, "Ida Marsh"),
        ("{{ start | asked }} was it lit?", {"start"}, "On what date was it lit?"),
        ("{{ holder | asked }} was it lit?", {"holder"}, "When was it lit?"),
        ("a\n  b\t{# told to nobody #} c", set(), "a b c"),
        ("{% raw %}{{ holder }}{% endraw %}", set(), "{{ holder }}"),
    ],
)
def test_wording(source: str, fields: set[str], text: str) -> None:
    """Fields and filters are filled in; the fields that are needed are known before."""
    wording = compile_wording(source)
    assert wording.fields == fields
    assert wording.render(FIELDS) == text


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ holder", "no template"),
        ("{{ }}", "no template"),
        ("{{ holder | upper }}", "no filter 'upper'"),
        ("{{ start | year(2) }}", "nothing in brackets"),
        ("{{ holder | surname(*office) }}", "nothing in brackets"),
        ("{% if holder %}x{% endif %}", "a condition is not allowed"),
        ("{{ 'a' if holder else 'b' }}", "a condition is not allowed"),
        ("{% for x in holder %}x{% endfor %}", "a loop is not allowed"),
        ("{{ holder.__class__ }}", "an attribute is not allowed"),
        ("{{ holder['__class__'] }}", "not allowed"),
        ("{{ holder() }}", "a call is not allowed"),
        ("{{ 9 ** 9 ** 9 }}", "not allowed"),
        ("{{ holder ~ office }}", "not allowed"),
        ("{{ 'text' }}", "not allowed"),
        ("{% set x = 1 %}", "not allowed"),
        ("{% include 'other' %}", "not allowed"),
        ("{% import 'other' as o %}", "not allowed"),
        ("{% macro m() %}x{% endmacro %}", "not allowed"),
        ("{% block b %}x{% endblock %}", "not allowed"),
        ("{% extends 'other' %}", "not allowed"),
        ("{{ holder is defined }}", "not allowed"),
        ("x" * (MAX_SOURCE + 1), "longer than"),
        ("{{ " + "(" * 400 + "holder" + ")" * 400 + " | }}", "no template"),
    ],
)
def test_refused(source: str, told: str) -> None:
    """Whatever is more than fields and filters is refused when it is read, and the message names it."""
    with pytest.raises(WordingError, match=told):
        compile_wording(source)


def test_special_names_are_fields() -> None:
    """Names that Jinja would fill itself are fields like any other, which no fact has."""
    assert compile_wording("{{ self }} {{ loop }} {{ range }}").fields == {"self", "loop", "range"}


def test_length_is_bounded() -> None:
    """A text longer than any card is refused when it is made."""
    wording = compile_wording("{{ text }}")
    assert wording.render({"text": "x" * MAX_RENDERED}) == "x" * MAX_RENDERED
    with pytest.raises(WordingError, match="more than"):
        wording.render({"text": "x" * (MAX_RENDERED + 1)})


@given(st.text(), st.sampled_from(sorted(FILTERS)))
def test_filters_never_fail(text: str, name: str) -> None:
    """A filter makes a text of any field."""
    assert isinstance(FILTERS[name](text), str)


@given(st.text())
def test_fields_are_not_templates(text: str) -> None:
    """What stands in a field is shown as it is, whatever it looks like."""
    assert compile_wording("{{ text }}").render({"text": text}) == " ".join(text.split())[:MAX_RENDERED]


@given(st.text(st.sampled_from("{}%#| abc'\"()[]._*~\n"), max_size=60))
def test_any_source(source: str) -> None:
    """Any text is read or refused, never anything else; what is read can be shown."""
    try:
        wording = compile_wording(source)
    except WordingError:
        return
    assert isinstance(wording.render(dict.fromkeys(wording.fields, "x")), str)
