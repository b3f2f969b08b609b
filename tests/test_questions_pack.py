"""`quizgen.questions.pack`, `template` and `examples`: template packs are read and checked at the door."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from quizgen.errors import FaultsError, InputError, OutputError
from quizgen.questions import check_pack, load_templates, pack_folder, read_pack, write_starter
from quizgen.questions.checks import broken_rule
from quizgen.questions.examples import check_examples
from quizgen.questions.render import WordingError, compile_wording
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


# --- packs from strangers -------------------------------------------------------------------------------------------

ATTACKS = {
    "a loop": ("{% for i in range(10**9) %}x{% endfor %}", "a loop is not allowed"),
    "an attribute": ("{{ ''.__class__.__mro__ }}", "not allowed"),
    "an attribute of a field": ("{{ holder.__init__.__globals__ }}", "an attribute is not allowed"),
    "an include": ("{% include '/etc/passwd' %}", "not allowed"),
    "an import of itself": ("{% import 'own.yaml' as own %}", "not allowed"),
    "a parent": ("{% extends 'own.yaml' %}", "not allowed"),
    "a call": ("{{ holder.upper() }}", "not allowed"),
    "much text": ("{{ 'x' * 10000000 }}", "not allowed"),
    "a long text": ("x" * 10_000, "longer than"),
    "deep brackets": ("{{ " + "(" * 450 + "holder" + ")" * 450 + "|" + " }}", "no template"),
    "an unknown filter": ("{{ holder | attr('x') }}", "no filter 'attr'"),
}


@pytest.mark.parametrize(("prompt", "told"), ATTACKS.values(), ids=ATTACKS)
def test_attack(tmp_path: Path, prompt: str, told: str) -> None:
    """Whatever a template tries beyond fields and filters ends in an error at once, with its line."""
    pack = SOUND.replace('"Who came after {{ holder }} as {{ role }}?"', repr(prompt))
    started = time.process_time()
    with pytest.raises(FaultsError, match=re.escape(told)):
        check_pack(write(tmp_path, pack))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        ("- id: a\n\tfact: office\n", "a tab indents the line"),
        ("- {id: a, id: b}\n", "given twice"),
        ("- &a [x, x]\n- &b [*a, *a]\n- [*b, *b]\n", "an alias"),
        ("- !!python/object/apply:os.system [ls]\n", "a tag"),
        ("[" * 100 + "]" * 100, "nested deeper"),
        ("id: a\n", "is a mapping, not a list"),
        ("- just words\n", "is text, not a mapping"),
    ],
)
def test_hostile_file(tmp_path: Path, pack: str, told: str) -> None:
    """A file that is no list of templates is refused with the fault."""
    with pytest.raises(FaultsError, match=told):
        check_pack(write(tmp_path, pack))


def test_long_output(tmp_path: Path) -> None:
    """A fact's long text makes no question longer than a card, and no error of the build."""
    wording = compile_wording("{{ holder }} " * 60)
    with pytest.raises(WordingError, match="more than"):
        wording.render({"holder": "x" * 1000})
    check_pack(write(tmp_path, SOUND))


def test_every_kind_of_fault_at_once(tmp_path: Path) -> None:
    """Misspelt fields, unknown keys, wrong types, missing examples, bad examples: each is told with its line."""
    pack = SOUND.replace("{{ holder }} as", "{{ holdr }} as").replace(
        "  fact: office\n  form: cloze", "  fact: office\n  form: 7"
    )
    pack = (
        pack.replace("  asks: office\n", "  colour: red\n")
        + """
- id: own/third
  fact: office
  form: basic
  prompt: "Who came before {{ holder | upper }}?"
  answer: "{{ predecessor }}"
  examples: []

- id: own/fourth
  fact: office
  form: basic
  prompt: "Who came before {{ holder }}?"
  answer: "{{ predecessor }}"
  examples:
    - given: {holder: Ida Marsh, predecessor: Tom Reed}
      prompt: Who came before Marsh?
      answer: Tom Reed
    - given: {holder: Ida Marsh, predecessor: Ida Marsh}
      prompt: Who came before Ida Marsh?
      answer: Ida Marsh
"""
    )
    with pytest.raises(FaultsError) as caught:
        check_pack(write(tmp_path, pack))
    told = [(int(fault.place.rpartition(":")[2]), fault.fault) for fault in caught.value.faults]
    assert [line for line, _ in told] == sorted(line for line, _ in told)
    for part in ("'holdr'", "`[2].form`", "`[2].colour`", "no filter 'upper'", "`[3].examples` is empty",
                 "comes out as 'Who came before Ida Marsh?'", "the answer stands in the prompt"):  # fmt: skip
        assert any(part in fault for _, fault in told), part


def test_starter(tmp_path: Path) -> None:
    """The pack to start from passes its own check, says what its parts are, and is never written over another."""
    path = write_starter(tmp_path / "mine")
    assert len(check_pack(tmp_path / "mine")) == 2
    assert path.read_text(encoding="utf-8").count("#") > 10
    with pytest.raises(OutputError, match="there is a pack in this folder already"):
        write_starter(tmp_path / "mine")


def test_disabled(tmp_path: Path) -> None:
    """Templates are turned off by their ids; an id that is none is an error with the one that was meant."""
    ids = {template.id for template in load_templates([write(tmp_path, SOUND)], ["own/term", "office/end"])}
    assert "office/start" in ids
    assert not {"own/term", "office/end"} & ids
    with pytest.raises(InputError, match="office/strt: there is no such template; write office/start"):
        load_templates(disabled=["office/strt"])
