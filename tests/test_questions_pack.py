"""`quizgen.questions.pack`, `template` and `examples`: template packs are read and checked at the door."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quizgen.errors import FaultsError, InputError
from quizgen.questions import load_templates, pack_folder, read_pack
from quizgen.questions.checks import broken_rule
from quizgen.questions.examples import check_examples
from quizgen.questions.template import QuestionTemplate

SOUND = """\
- id: office/successor
  fact: office
  form: basic
  prompt: "Who came after {{ holder }} as {{ role }}?"
  answer: "{{ successor }}"
  accepted: ["{{ successor_also }}"]
  examples:
    - given: {holder: Ida Marsh, role: Mayor, successor: Tom Reed}
      prompt: Who came after Ida Marsh as Mayor?
      answer: Tom Reed

- id: own/term
  fact: office
  form: cloze
  prompt: "In {{ start | year }}, {{ holder }} became [office]."
  answer: "{{ becoming }}"
  asks: office
  examples:
    - given: {holder: Ida Marsh, start: 1902-05-04, becoming: Mayor}
      prompt: In 1902, Ida Marsh became [office].
      answer: Mayor
"""


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    """A pack of one file."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_read_pack(tmp_path: Path) -> None:
    """Templates come in the order of the files' names and lines, with what they ask for and need."""
    folder = write(tmp_path, SOUND, "b.yaml")
    write(folder, SOUND.replace("office/", "a/").replace("own/", "a-own/"), "a.yaml")
    templates = read_pack(folder)
    assert [template.id for template in templates] == ["a/successor", "a-own/term", "office/successor", "own/term"]
    assert [template.asks for template in templates[2:]] == ["successor", "office"]
    assert templates[2].fields == {"holder", "role", "successor"}
    assert templates[3].place == f"{folder / 'b.yaml'}:12"
    check_examples(templates)


# what is changed in the pack above, the line of the fault, and words that the message has
FAULTS = [
    ("holder }} as", "holdr }} as", 4, "uses the field 'holdr', which no such fact has; write holder"),
    ('"{{ successor }}"', '"{{ successor | upper }}"', 5, "there is no filter 'upper'"),
    ('"{{ successor_also }}"', '"{{ also }}"', 6, "uses the field 'also'"),
    ("Who came after {{ holder }}", "{% for x in holder %}{% endfor %}", 4, "a loop is not allowed"),
    ("form: basic", "form: quiz", 3, "'quiz', which is not known"),
    ("form: basic", "form: match", 1, "has no `item` in the form match"),
    ("form: basic", "form: basic\n  item: '{{ role }}'", 1, "has an `item` in the form basic"),
    ("form: basic", "form: basic\n  distractors: colour", 4, "'colour', which is not known"),
    ("form: basic", "form: basic\n  statement: '{{ role }} {{ option }}.'", 4, "can never be false"),
    ("form: basic", "form: basic\n  question: '{{ rol }}'", 4, "uses the field 'rol'"),
    ("form: basic", "form: basic\n  question: '{{ role }}?'", 8, "shows no `question`"),
    ("fact: office", "fact: person", 2, "'person', which is not known"),
    ("id: office/successor", "id: own/term", 12, "stands at"),
    ("  asks: office\n", "  asks: title\n", 12, "does not say which field"),
    (
        'answer: "{{ becoming }}"\n  asks: office',
        'answer: "{{ becoming }} {{ office }}"',
        12,
        "does not say which field",
    ),
    ("successor: Tom Reed}", "heir: Tom Reed}", 7, "gives no 'successor' in example 1"),
    ("successor: Tom Reed}", "successor: Tom Reed, heir: x}", 7, "gives 'heir' in example 1"),
    ("prompt: In 1902, Ida Marsh became [office].", "prompt: In 1902, Ida Marsh rose.", 18, "shows no single gap"),
    (
        "  examples:\n    - given: {holder: Ida Marsh, role",
        "  example:\n    - given: {holder: Ida Marsh, role",
        1,
        "has no `examples`",
    ),
    ("form: basic", "form: basic\n  colour: red", 4, "`[1].colour` is not known here"),
    ("role: Mayor", "role: 7", 8, "is a number, not text"),
]


@pytest.mark.parametrize(("before", "after", "line", "told"), FAULTS)
def test_fault(tmp_path: Path, before: str, after: str, line: int, told: str) -> None:
    """A fault is told when the pack is read, with file and line."""
    assert before in SOUND
    folder = write(tmp_path, SOUND.replace(before, after, 1))
    with pytest.raises(FaultsError) as caught:
        read_pack(folder)
    places = [fault.place for fault in caught.value.faults]
    assert f"{folder / 'own.yaml'}:{line}" in places
    assert told in str(caught.value)


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Faults of several templates and files are told together."""
    folder = write(tmp_path, SOUND.replace("holder }} as", "holdr }} as").replace("becoming }}", "becomes }}"))
    write(folder, "- id: x\n", "z.yaml")
    with pytest.raises(FaultsError) as caught:
        read_pack(folder)
    assert len(caught.value.faults) >= 7


def test_no_pack(tmp_path: Path) -> None:
    """A folder without templates is no pack."""
    with pytest.raises(InputError, match="no template pack"):
        read_pack(tmp_path)


def test_own_pack(tmp_path: Path) -> None:
    """One's own templates are added to the shipped ones; one with the id of a shipped one takes its place."""
    shipped = {template.id: template for template in load_templates()}
    both = load_templates([write(tmp_path, SOUND)])
    ids = [template.id for template in both]
    assert sorted(ids) == sorted({*shipped, "own/term"})
    assert both[ids.index("office/successor")].prompt.source.startswith("Who came after")


def test_own_examples_are_run(tmp_path: Path) -> None:
    """An example of one's own that does not come out as it says is told when the pack is read."""
    folder = write(tmp_path, SOUND.replace("Who came after Ida Marsh as Mayor?", "Who came next?"))
    with pytest.raises(FaultsError, match="comes out as 'Who came after Ida Marsh as Mayor\\?'"):
        load_templates([folder])


def test_shipped_pack() -> None:
    """The shipped pack has no fault, every example comes out as it says, and it is read fast."""
    load_templates()
    started = time.process_time()
    templates = load_templates()
    assert time.process_time() - started < 0.2
    check_examples(templates)


@pytest.mark.parametrize("template", load_templates(), ids=lambda template: template.id)
def test_shipped_examples_are_sound(template: QuestionTemplate, make_question: object) -> None:
    """Every example of a shipped template is a question that passes the item checks."""
    assert callable(make_question)
    for example in template.examples:
        if template.form == "choice":  # its options come from several facts
            continue
        question = make_question(
            form=template.form,
            fact_kind=template.fact,
            asks=template.asks,
            prompt=example.prompt,
            answer=example.answer,
        )
        assert broken_rule(question) is None


def test_ids_name_their_fact() -> None:
    """A shipped template's id begins with the kind of fact, as does its file."""
    for template in load_templates():
        assert template.id.startswith(f"{template.fact}/")
        assert Path(template.place.rpartition(":")[0]).stem == template.fact
    assert {path.stem for path in pack_folder().glob("*.yaml")} == {template.fact for template in load_templates()}
