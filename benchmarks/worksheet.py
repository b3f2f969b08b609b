"""Time and memory of a worksheet, against typst alone and weasyprint with the same content, in one run.

    python benchmarks/worksheet.py

Judged: 200 questions with their key in at most twice the time (least of five) that typst takes for a plain document
with the same questions, options, lines and key, and in at most a fifth of what weasyprint takes for the HTML of the
same sheet; 2,000 questions within 10 s and 500 MB (peak of the whole process). Exit status 1 where one is missed.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable

from quizgen.codec import short_id
from quizgen.model import Card, Deck, Evidence, Form, Question
from quizgen.outputs.worksheet import Look, Page, Plan, Sheet, make_sheet
from quizgen.outputs.worksheet.html import render_html
from quizgen.outputs.worksheet.pdf import render_pdf

MAX_TIMES_TYPST = 2.0
MAX_SHARE_WEASYPRINT = 0.2
MAX_SECONDS = 10
MAX_MEGABYTES = 500
WORDS = "harbour keeper signal lantern mole ferry storm chart pilot buoy tide wreck".split()
FORMS: tuple[Form, ...] = ("basic", "cloze", "choice", "typed", "true_false")
PAGES: list[tuple[Page, int]] = [("questions", 0), ("key", 0)]
PLAIN = b"""
#set document(date: none)
#set page(footer: context align(center, counter(page).display("1 of 1", both: true)))
#let data = json(bytes(sys.inputs.data))
#for one in data {
  block(breakable: false, grid(columns: (2em, 1fr), [#one.number.], {
    [\\[#one.context\\] #one.prompt]
    if one.options.len() > 0 { grid(columns: 4, column-gutter: 1em, ..one.options.map(option => [#option])) } else {
      block(line(length: 5cm))
    }
  }))
}
#pagebreak()
#for one in data {
  block(breakable: false, grid(columns: (2em, 1fr), [#one.number.], [*#one.answer* \\ #text(0.8em)[#one.evidence]]))
}
"""
"""The same questions and key as somebody would write them straight in typst."""


def deck_of(count: int) -> Deck:
    """An invented deck: prompts and sentences as long as real ones, each form as often."""
    return Deck(id="bench", name="bench", title="Harbours", lang="en", cards=tuple(map(_card, range(count))))


def _card(number: int) -> Card:
    names = [WORDS[number // 12**place % 12] for place in range(4)]
    year, form = str(1500 + number % 500), FORMS[number % len(FORMS)]
    happened = f"the {names[0]} of the {names[1]} & {names[2]} was moved from the old {names[3]} to pier {number}"
    sentence = f"In {year}, after a winter of disputes over its upkeep, {happened}, where it has stood ever since."
    evidence = Evidence(
        title="Harbours",
        lang="en",
        revision=812,
        timestamp="2024-09-01T12:00:00Z",
        url="https://en.wikipedia.org/wiki/Harbours",
        licence="CC BY-SA 4.0",
        section=("History", f"Pier {number % 40}"),
        sentence=sentence,
        start=number * 200,
        end=number * 200 + len(sentence),
    )
    choices = {"choice": (year, str(int(year) + 3), str(int(year) - 4), "1066"), "true_false": ("True", "False")}
    question = Question(
        id=short_id("bench", number),
        form=form,
        fact_kind="event",
        template=f"event/{form}",
        asks="date",
        facts=(f"fact {number}",),
        context="Harbours · History",
        prompt=f"In [year], {happened}." if form == "cloze" else f"In which year was {happened[4:]}?",
        answer="True" if form == "true_false" else year,
        choices=choices.get(form),
        section=evidence.section,
        evidence=evidence,
    )
    return Card(id=question.id, question=question, changed_at="2024-09-01T12:00:00Z")


def texts_of(sheet: Sheet) -> str:
    """Every text of questions and key, for typst alone."""
    items = [item for group in sheet.versions[0].groups for item in group.items]
    told = [
        {
            "number": item.number,
            "context": item.context,
            "prompt": " ".join(run.text for block in item.stem for run in block.runs),
            "options": item.options,
            "answer": " ".join([*item.answer, item.told]),
            "evidence": f"{item.evidence} ({item.place})",
        }
        for item in items
    ]
    return json.dumps(told)


def seconds(work: Callable[[], object]) -> float:
    """Time of one call; typst works on all cores, so it is that of the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(count: int) -> tuple[float, float]:
    """Seconds and peak megabytes of a process that sets so many questions with their key."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (count,))


def _peak(count: int) -> tuple[float, float]:
    took = seconds(lambda: render_pdf(make_sheet(deck_of(count), Plan()), Look(), PAGES))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return took, used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Measure, print, judge."""
    import typst
    import weasyprint

    deck = deck_of(200)
    sheet = make_sheet(deck, Plan())
    data, page = texts_of(sheet), render_html(sheet, Look(), PAGES).decode()
    ways: tuple[Callable[[], object], ...] = (
        lambda: render_pdf(make_sheet(deck, Plan()), Look(), PAGES),
        lambda: typst.compile(PLAIN, format="pdf", ignore_system_fonts=True, sys_inputs={"data": data}),
    )
    rounds = [[seconds(way) for way in ways] for _ in range(5)]
    ours, plain = (min(column) for column in zip(*rounds, strict=True))
    weasy = seconds(lambda: weasyprint.HTML(string=page).write_pdf())
    times, share = ours / plain, ours / weasy
    print(
        f"200 questions: quizgen {ours:.2f} s, typst alone {plain:.2f} s: {times:.2f} times (at most {MAX_TIMES_TYPST})"
    )
    print(f"               weasyprint {weasy:.2f} s: {share:.2f} of it (at most {MAX_SHARE_WEASYPRINT})")
    took, used = peak(2000)
    print(f"2,000 questions: {took:.1f} s (at most {MAX_SECONDS}), peak {used:.0f} MB (at most {MAX_MEGABYTES})")
    missed = times > MAX_TIMES_TYPST or share > MAX_SHARE_WEASYPRINT or took > MAX_SECONDS or used > MAX_MEGABYTES
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
