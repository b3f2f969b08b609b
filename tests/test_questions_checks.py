"""`quizgen.questions.checks`: each item check with what it lets through and what it stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.edtf import Date
from quizgen.model import Question
from quizgen.names import fold
from quizgen.questions import checks
from quizgen.questions.checks import RULES, RULES_FOR_OPTIONS, broken_rule, stem

MakeQuestion = Callable[..., Question]
DAY = Date.parse("1902-05-04")
SUMMER = Date.parse("1902-22")


def cloze(prompt: str, answer: str = "1902", **more: Any) -> dict[str, Any]:
    """The fields of a cloze on an event."""
    return {"form": "cloze", "prompt": prompt, "answer": answer, "asks": "date", "date": Date.parse("1902")} | more


def quoted(prompt: str, answer: str = "Ida Marsh") -> dict[str, Any]:
    """The fields of a question on who said something."""
    return {"fact_kind": "quotation", "asks": "speaker", "prompt": prompt, "answer": answer}


def choice(answer: str, *wrong: str, **more: Any) -> dict[str, Any]:
    """The fields of a choice of a successor, the right option first."""
    told = {"form": "choice", "fact_kind": "office", "asks": "successor", "prompt": "Who followed Tom Reed as mayor?"}
    return told | {"answer": answer, "choices": (answer, *wrong), **more}


def dates(answer: str, *wrong: str, **more: Any) -> dict[str, Any]:
    """The fields of a choice of a date."""
    return choice(answer, *wrong, fact_kind="event", asks="date", date=DAY, prompt="When was it lit?") | more


def judged(statement: str) -> dict[str, Any]:
    """The fields of a statement that is true."""
    return {
        "form": "true_false",
        "prompt": f"True or false? {statement}",
        "answer": "True",
        "choices": ("True", "False"),
    }


def work(prompt: str, answer: str, **more: Any) -> dict[str, Any]:
    """The fields of a question for a name that is no person's."""
    return {"fact_kind": "work", "asks": "title", "prompt": prompt, "answer": answer, **more}


MARSH, REED, LOWE, HALL = "Ida Marsh", "Tim Bates", "Ann Lowe", "Joe Hall"

# rule, why it is broken (None: it is kept), the fields of the question
CASES: list[tuple[str, str | None, dict[str, Any]]] = [
    ("answer_not_shown", None, {}),
    ("answer_not_shown", "the answer is empty", {"answer": " — "}),
    ("answer_not_shown", "the answer stands in the prompt", {"prompt": "Did it open on 4 MAY 1902?"}),
    ("answer_not_shown", "the answer stands in the context", {"context": "Varne Point · The lamp of 4 May 1902"}),
    ("answer_not_shown", None, {"prompt": "Did it open on 14 May 1902?"}),
    (
        "answer_not_shown",
        "the answer stands in the prompt",
        {"asks": "successor", "answer": "Ida Marsh", "prompt": "Who followed Tom Reed in the time of Marsh?"},
    ),
    ("answer_not_shown", None, {"asks": "place", "answer": "Old Marsh", "prompt": "Where did Tom Marsh live?"}),
    ("no_year_shown", None, {"date": DAY}),
    ("no_year_shown", "the year stands in the prompt", {"date": DAY, "prompt": "When in 1902 did it open?"}),
    ("no_year_shown", "another year stands in the prompt", cloze("In [year], two years after 1900, it was lit.")),
    ("no_year_shown", None, cloze("In [year], a lamp of 1,500 candles was lit.")),
    ("no_year_shown", None, {"form": "reversed", "date": DAY, "prompt": "What opened in 1902?"}),
    (
        "no_year_shown",
        None,
        {"fact_kind": "office", "asks": "successor", "prompt": "Who followed Ida Marsh as keeper in 1910?"},
    ),
    (
        "no_year_shown",
        "the year stands in the prompt",
        {"fact_kind": "office", "date": DAY, "prompt": "When did Ida Marsh become keeper of the 1902 light?"},
    ),
    ("one_gap", None, cloze("In [year], the lighthouse opened.")),
    ("one_gap", "no single gap", cloze("In 1902, the lighthouse opened.")),
    ("one_gap", "no single gap", cloze("In [year], and again in [year], it opened.")),
    ("gap_stands_alone", None, cloze("In mid-[year], the lighthouse opened.")),
    ("gap_stands_alone", None, cloze("The light (lit [year]) still burns.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In the [year]s, the lighthouse opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In [year]/03, the lighthouse opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In [year]–03, the lighthouse opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In 1899–[year], the lighthouse opened.")),
    ("enough_around_gap", None, cloze("In [year], it was lit.")),
    ("enough_around_gap", "too few words around the gap", cloze("Lit in [year].")),
    ("not_too_long", None, {"prompt": "word " * stem.MAX_PROMPT_WORDS}),
    ("not_too_long", "more than 45 words", {"prompt": "word " * (stem.MAX_PROMPT_WORDS + 1)}),
    ("not_too_long", None, quoted("word " * stem.MAX_QUOTATION_WORDS)),
    ("not_too_long", "more than 110 words", quoted("word " * (stem.MAX_QUOTATION_WORDS + 1))),
    ("not_too_long", "an answer of more than 20 words", {"answer": "word " * (stem.MAX_ANSWER_WORDS + 1)}),
    ("no_debris", None, {"prompt": "When did Ida Marsh (the keeper) light it; and why … at all?"}),
    *(
        ("no_debris", "leftover markup", {"prompt": f"When did {debris} open?"})
        for debris in (
            "{{convert|3|mi}}",
            "[[the light",
            "the ''light''",
            "<ref>it",
            "the&nbsp;light",
            "thumb|it",
            "http://x.org it",
            "the light ( ; )",
            "the light ()",
            "the light (, lit)",
            "the light , it",
            "it,, once,",
            "it .. it",
            "it,. it",
            "it (lit;)",
            "the \ufffd light",
            "the \x00 light",
            "the \u202e light",
        )
    ),
    ("no_debris", "leftover markup", {"prompt": ", the lighthouse opened?"}),
    ("no_debris", "a doubled word", {"prompt": "When did the the lighthouse open?"}),
    ("no_debris", None, {"prompt": "When did she say that that had had to be lit?"}),
    ("balanced", None, quoted("Who wrote this? “The light (it is mine) burns.”")),
    ("balanced", "unbalanced quotation marks", {"prompt": 'When did the "light open?'}),
    ("balanced", "unbalanced quotation marks", {"prompt": "When did the ”light“ open?"}),
    ("balanced", "unbalanced brackets", {"prompt": "When did the light (at Varne open?"}),
    ("balanced", "unbalanced brackets", {"answer": "Varne) (Point"}),
    ("a_whole_sentence", None, {"prompt": "Who said: “It burns.”"}),
    ("a_whole_sentence", None, quoted("Who wrote this? “a light that burns”")),
    ("a_whole_sentence", "the prompt is no whole sentence", {"prompt": "When did the light of Ida Marsh v"}),
    ("no_dangling_opener", None, {"prompt": "Here's Light opened when?", "fact_kind": "quotation"}),
    *(
        ("no_dangling_opener", "starts with a word that leans on the text before", cloze(prompt))
        for prompt in (
            "She lit the lamp in [year].",
            "It opened in [year].",
            "However, Marsh lit the lamp in [year].",
            "In [year], they lit the lamp.",
            "This lamp was lit in [year].",
            "Also in [year], the lamp was lit.",
        )
    ),
    ("no_dangling_opener", None, cloze("In [year], Theydon's lamp was lit.")),
    ("no_dangling_opener", None, cloze("In [year], it was confirmed by Marsh that the lamp was lit.")),
    ("no_article_before_gap", None, cloze("In the [year] storm, the lamp went out.")),
    ("no_article_before_gap", "an article before the gap", cloze("Under an [year] law, the lamp was lit.")),
    ("no_article_before_gap", "an article before the gap", cloze("A [year] law had the lamp lit.")),
    ("a_certain_date", None, {"date": DAY}),
    ("a_certain_date", "a vague date", {"date": Date.parse("1902~")}),
    ("a_certain_date", "a vague date", {"date": Date.parse("1902/1903?")}),
    ("a_certain_date", None, {"date": Date.parse("1902~"), "form": "reversed"}),
    *(("a_certain_date", "a vague date", {"date": Date.parse(date)}) for date in ("1902?", "1902%", "190X~", "19XX?")),
    ("answer_not_shown", None, judged("The lamp is true.")),
    ("answer_not_shown", "the answer stands in the context", {"context": "The opening, 4 May 1902"}),
    ("no_year_shown", None, judged("The lamp was lit on 4 May 1902.") | {"date": DAY}),
    ("no_year_shown", "the year stands in the prompt", {"date": DAY, "prompt": "On which day of 1902 was it lit?"}),
    ("no_year_shown", "another year stands in the prompt", cloze("In [year], after the storm of 1901, it was lit.")),
    ("one_gap", "no single gap", cloze("In [Year], it opened.")),
    ("one_gap", "no single gap", cloze("In [year], on [day month], it opened.")),
    ("one_gap", "no single gap", cloze("In [the year], it opened.")),
    ("gap_stands_alone", "the gap is part of a word", cloze("In post-war[year] Cork, it was lit.")),
    *(
        ("enough_around_gap", "too few words around the gap", cloze(prompt))
        for prompt in ("In [year].", "[year].", "Opened: [year].", "It began ([year]).")
    ),
    *(("enough_around_gap", None, cloze(f"In [year], {name} opened the light.")) for name in (MARSH, LOWE)),
    ("no_article_before_gap", "an article before the gap", cloze("She wrote an [year] report on it.")),
    ("no_article_before_gap", "an article before the gap", cloze("It was a [year] lamp.")),
    (
        "no_article_before_gap",
        "an article before the gap",
        choice(MARSH, prompt="Who is missing? It was an _____ lamp."),
    ),
    ("a_whole_sentence", "the prompt is no whole sentence", {"prompt": "When did it open, and"}),
    ("a_whole_sentence", "the prompt is no whole sentence", {"prompt": "When was it lit:"}),
    ("a_whole_sentence", "the prompt is no whole sentence", cloze("In [year], the lamp of Burdick v")),
    ("a_whole_sentence", "the prompt is no whole sentence", cloze("In [year], she said (to all")),
    ("not_too_long", "an answer of more than 20 words", {"answer": "word " * 90}),
    ("not_too_long", "more than 45 words", cloze("In [year], " + "and so on " * 20)),
    ("not_too_long", None, {"form": "match", "prompt": "word " * 90}),
    ("balanced", "unbalanced quotation marks", {"answer": "“Varne"}),
    ("balanced", "unbalanced brackets", {"prompt": "When did the light] open?"}),
    ("no_debris", "a doubled word", {"prompt": "When was it lit in in Cork?"}),
    ("no_debris", "leftover markup", choice(MARSH, "{{ill|Tom}}", LOWE, HALL)),
    (
        "no_dangling_opener",
        "starts with a word that leans on the text before",
        cloze("The following was lit in [year]."),
    ),
    ("answer_not_in_tags", None, {"tags": ("history", "event")}),
    *(
        ("answer_not_in_tags", "the answer stands in a tag", {"tags": tags, "answer": answer, "asks": asks})
        for tags, answer, asks in (
            (("lit-4-may-1902",), "4 May 1902", "date"),
            (("history", "4 May 1902"), "4 May 1902", "date"),
            (("cork",), "Cork", "birth_place"),
            (("keepers::marsh",), MARSH, "successor"),
            (("Ida Marsh",), "ida marsh", "speaker"),
        )
    ),
    ("no_telling_part", None, work("Which book did she write in 1861?", "The Miller of Varne")),
    ("no_telling_part", None, {"asks": "successor", "answer": "Tom Reed", "prompt": "Who followed Tom Marsh?"}),
    *(
        ("no_telling_part", "most of the answer stands in the prompt", work(prompt, answer))
        for prompt, answer in (
            ("Which treaty was signed at Cork?", "Treaty of Cork"),
            ("Which book on the miller of Varne did she write?", "The Miller of Varne"),
            ("Which office in the Varne lighthouse company had she?", "Varne Lighthouse Keeper"),
            ("In which harbour of Old Varne was it?", "Old Varne Harbour"),
            ("Which society for seamen did she found?", "Seamen's Society"),
        )
    ),
    ("one_date", None, {"date": DAY}),
    ("one_date", None, judged("It was lit on 4 May 1902.") | {"date": DAY}),
    *(
        ("one_date", "another day stands in the prompt", cloze(prompt))
        for prompt in (
            "On [day month year], the lamp lit on 4 May went out.",
            "From [day month year] to 5 June, it was dark.",
            "The lamp went out on May 4, and was lit in [year].",
            "In [year], on 12 December, the lamp was lit.",
            "In [month year] it was lit, as on April 3 before.",
        )
    ),
    ("enough_asked", None, {"date": DAY}),
    *(
        ("enough_asked", "too few words to tell the event", {"date": DAY, "prompt": prompt})
        for prompt in (
            "In which year did Congress pass?",
            "On what date did she arrive?",
            "When was it built?",
            "In which month and year did the King return?",
            "On what date was there a fire?",
        )
    ),
    ("a_question", None, {"prompt": "Put these events in order, the earliest first.", "form": "order"}),
    ("a_question", None, cloze("In [year], it was lit.")),
    *(
        ("a_question", "the prompt asks nothing", {"prompt": prompt, "form": form})
        for prompt, form in (
            ("The light opened.", "basic"),
            ("Ida Marsh and the light of Varne.", "choice"),
            ("On what date it was lit.", "typed"),
            ("Her successor.", "reversed"),
            ("These events.", "order"),
        )
    ),
    ("not_negative", None, choice(MARSH)),
    ("not_negative", None, choice(MARSH, prompt="Who said this? “I do not know.”")),
    ("not_negative", None, cloze("The lamp was not lit until [year].")),
    *(
        ("not_negative", "the prompt is negative", fields)
        for fields in (
            choice(MARSH, prompt="Who was not mayor of Varne?"),
            choice(MARSH, prompt="All of these were mayors except whom?"),
            judged("The lamp was never lit."),
            judged("Ida Marsh didn't light the lamp."),
            judged("Neither lamp was lit in Cork."),
        )
    ),
    ("nothing_absolute", None, judged("The lamp was lit every night.")),
    *(
        ("nothing_absolute", "an absolute term", judged(statement))
        for statement in (
            "The lamp was always lit.",
            "Everyone saw the lamp.",
            "Nobody kept the lamp.",
            "None of the lamps burnt.",
            "The lamp burnt forever.",
        )
    ),
    ("nothing_vague", None, judged("The lamp was lit in May.")),
    *(
        ("nothing_vague", "a vague term", judged(f"The lamp {statement} lit."))
        for statement in ("was often", "was usually", "perhaps was", "was seldom", "was sometimes")
    ),
    ("right_once", None, choice(MARSH, REED, LOWE, HALL)),
    *(
        ("right_once", "the right option does not stand there once", fields)
        for fields in (
            choice(MARSH, REED, "Ida  Marsh", HALL),
            choice(MARSH, "IDA MARSH", LOWE, HALL),
            choice(MARSH) | {"choices": (REED, LOWE, HALL)},
            choice(MARSH) | {"choices": None},
            judged("The lamp was lit.") | {"answer": "Yes"},
        )
    ),
    ("different_options", None, choice(MARSH, REED, LOWE, HALL)),
    ("different_options", None, {}),
    *(
        ("different_options", "two options are alike", choice(MARSH, *wrong))
        for wrong in (
            (REED, REED, HALL),
            ("Jürgen Hall", "Jurgen Hall", LOWE),
            ("1918", "1918.", LOWE),
            ("O’Neill", "O'Neill", LOWE),
            ("—", REED, LOWE),
        )
    ),
    ("no_overlap", None, dates("4 May 1902", "5 June 1903", "1 May 1904", "7 July 1905")),
    *(
        ("no_overlap", "one option holds another", fields)
        for fields in (
            dates("1918", "March 1918", "1919", "1920"),
            dates("May 1902", "4 May 1902", "1 May 1904", "7 July 1905"),
            choice("Cork", "Cork, Ireland", "Varne", "Dublin"),
            choice("The Mill", "The Mill and the Sea", "The Lamp", "The Boat"),
            choice("Joe Hall", "Joe Hall Jr.", REED, LOWE),
        )
    ),
    ("options_of_one_kind", None, dates("4 May 1902", "5 June 1903", "1 May 1904", "July 7, 1905")),
    ("options_of_one_kind", None, choice(MARSH, REED, LOWE, HALL)),
    *(
        ("options_of_one_kind", "options of unequal kind", fields)
        for fields in (
            dates("1902", "5 June 1903", "1904", "1905"),
            dates("May 1902", "1903", "June 1904", "July 1905"),
            dates("4 May 1902", "5 June 1903", "summer 1904", "7 July 1905"),
            dates("1902", "Cork", "1904", "1905"),
            choice(MARSH, "1902", LOWE, HALL),
        )
    ),
    ("options_of_one_length", None, choice(MARSH, REED, LOWE, "Annegret Kramp")),
    *(
        ("options_of_one_length", "options of unequal length", choice(*options))
        for options in (
            ("Ida", "Annegret Kramp-Karrenbauer", "Tom", "Joe"),
            ("The Light", "The Light of the Sea and How It Is Kept Burning", "The Lamp", "The Boat"),
            ("Keeper", "Secretary of the Varne Lighthouse Company", "Mayor", "Clerk"),
            ("Keeper of the great light of Varne Point", "Mayor", "Clerk", "Cook"),
            ("It was lit", "It was lit by the keeper of the old light", "It burnt", "It fell"),
        )
    ),
    ("right_not_longest", None, choice(MARSH, REED, LOWE, HALL)),
    *(
        ("right_not_longest", "the right option is the longest", choice(*options))
        for options in (
            ("Annegret Kramp-Karrenbauer", REED, LOWE, HALL),
            ("The Light of the Sea and Its Keepers", "The Lamp of Varne", "The Boat of Varne", "The Mill of Varne"),
            ("Secretary of the Lighthouse Company", "Mayor of Varne", "Clerk of Varne", "Keeper of Lights"),
            ("Ida Marsh lit the lamp of Varne Point", "Tom Reed sank the boat", "Ann Lowe left", "Joe Hall sang"),
            ("Varne Point, County Cork, Ireland", "Dublin, Ireland", "Galway, Ireland", "Sligo, Ireland"),
        )
    ),
    ("no_catch_all", None, choice(MARSH, REED, LOWE, HALL)),
    *(
        ("no_catch_all", "an option for several others", choice(MARSH, REED, LOWE, option))
        for option in ("All of the above", "none of these", "Both of them", "A and B", "Either of those")
    ),
    ("plain_options", None, choice(MARSH, REED, LOWE, HALL)),
    *(
        ("plain_options", "an option has a letter of its own", choice(MARSH, option, LOWE, HALL))
        for option in ("b) Tim Bates", "2. Tim Bates", "B. Tim Bates")
    ),
    ("plain_options", "an absolute term", choice(MARSH, "Nobody", LOWE, HALL)),
    ("plain_options", "an absolute term", choice(MARSH, "Always the keeper", LOWE, HALL)),
    ("no_word_repeated", None, choice(MARSH, REED, LOWE, HALL)),
    ("no_word_repeated", None, choice("Keeper of Varne", "Mayor of Varne", prompt="Which office at Varne had she?")),
    *(
        ("no_word_repeated", "a word of the prompt stands in the right option alone", fields)
        for fields in (
            choice("Keeper of Lights", "Mayor of Cork", prompt="Which office did the keeper have?"),
            choice("The Miller", "The Boatman", prompt="In which work did she write on mills and millers?"),
            choice("Cork Herald", "Dublin Post", prompt="Which paper did she found at Cork?"),
            choice("Lighthouse Act", "Harbour Bill", prompt="What did the lighthouse company ask for?"),
            choice("Varne Society", "Cork League", prompt="What did the people of Varne found?"),
        )
    ),
    ("no_passing_act", None, cloze("In [year], Marsh married Reed.")),
    ("no_passing_act", None, cloze("In [year], Marsh sold the Metropole.")),
    *(
        ("no_passing_act", "an act that may have happened at other times too", cloze(prompt))
        for prompt in (
            "In [year], Reed contacted Ida Marsh.",
            "Marsh met Tom Reed in [year].",
            "In [year], the Duke visited Cork.",
            "Ida Marsh wrote to Reed in [year].",
            "On [day month year], Marsh gave a speech at the Harbour Hall of Cork on lamps.",
        )
    ),
    ("no_lasting_act", None, cloze("In [year], Marsh bought the Cork Herald.")),
    ("no_lasting_act", None, cloze("In [year], Marsh opened the Network of Lights.")),
    ("no_lasting_act", None, cloze("In [year], Marsh was robbed in her study by a gang led by Reed.")),
    *(
        ("no_lasting_act", "something that lasted", cloze(prompt))
        for prompt in (
            "Marsh toured Ireland in [year].",
            "In [year], Marsh began to sell lamps.",
            "Reed lived at Cork in [year].",
            "In [year], Marsh worked for the Cork Herald.",
            "The pier at Youghal was built in [year].",
        )
    ),
    ("no_publication", None, cloze("In [year], Marsh made her will public.")),
    ("no_publication", None, cloze("In [year], Marsh lit the lamp.")),
    *(
        ("no_publication", "a date of writing or publication", cloze(prompt))
        for prompt in (
            "In [year], Marsh published The Lamp.",
            "Marsh wrote The Lamp in [year].",
            "The Lamp was printed at Cork in [year].",
            "The first edition of The Lamp came in [year].",
            "In [year], Marsh composed the Varne Waltz.",
        )
    ),
    ("no_other_time", None, cloze("In [year], Marsh sold the lamp.")),
    ("no_other_time", None, cloze("In [year], Marsh founded the Sunday League.")),
    ("no_other_time", None, cloze("In [year], Reed told Cork that it had bought the lamp.")),
    ("no_other_time", "another time pins the date down", cloze("In [year], Reed sold the lamp Marsh had bought.")),
    *(
        ("no_other_time", "another time pins the date down", cloze(prompt))
        for prompt in (
            "In [year], shortly after the fall of Cork, Marsh sold the lamp.",
            "Marsh left Cork four days later, on [day month year].",
            "During the storm of [month year], the lamp failed.",
            "In [month year], as Reed slept, Marsh lit the lamp.",
            "The lamp was lit at 12:45 pm on [day month year].",
        )
    ),
    ("no_set_time", None, cloze("In [year], Marsh was made keeper.")),
    ("no_set_time", None, cloze("In [year], Marsh won the regatta.")),
    *(
        ("no_set_time", "an event with a time of its own", cloze(prompt))
        for prompt in (
            "In [year], Marsh was elected to the Harbour Board.",
            "Marsh was sworn in on [day month year].",
            "On [day month year], the Liberals nominated Marsh.",
            "Marsh was buried at Cork on [day month year].",
            "In [year], Marsh won the White House.",
        )
    ),
    ("no_term_of_another", None, cloze("In [year], Marsh became Governor.")),
    ("no_term_of_another", None, cloze("In [year], the King gave Marsh a medal.")),
    *(
        ("no_term_of_another", "somebody's term pins the date down", cloze(prompt))
        for prompt in (
            "In [year], Prime Minister Ann Lowe gave Marsh a medal.",
            "President Tom Reed named Marsh keeper in [year].",
            "In [year], King Édouard gave Marsh a medal.",
            "In [year], Governor Hall sold the mill.",
            "Marsh was thanked by Chancellor Ann Lowe in [year].",
        )
    ),
    ("no_day_of_an_honour", None, cloze("In [year], Marsh was given the Cork Medal.")),
    ("no_day_of_an_honour", None, cloze("On [day month year], Marsh took the Cork Lamp.")),
    *(
        ("no_day_of_an_honour", why, cloze(prompt))
        for why, prompt in (
            ("an honour of little weight", "In [year], Marsh was given an honorary degree in Cork."),
            ("an honour of little weight", "In [year], Marsh was made a doctor honoris causa in Cork."),
            ("an honour of little weight", "On [day month year], Marsh was made an honorary keeper of Cork."),
        )
    ),
    *(
        (
            "no_day_of_an_honour",
            "the day of an honour, a promotion or a paper",
            cloze(prompt, date=Date.parse("1902-05-04")),
        )
        for prompt in (
            "On [day month year], Marsh was given the Cork Medal.",
            "Marsh was promoted to captain of Cork on [day month year].",
            "On [day month year], the keeper accepted Marsh's resignation from the Cork Watch.",
        )
    ),
    ("one_event", None, cloze("In [year], Tom Reed and Ida Marsh founded the Cork Herald.")),
    ("one_event", None, cloze("Marsh was tried and sentenced to exile in [year].")),
    *(
        ("one_event", "two events", cloze(prompt))
        for prompt in (
            "On [day month year], Reed retired and Marsh became keeper.",
            "In [year], the town chose Reed, and Marsh returned to Cork.",
            "In [year], Marsh changed her mind and asked for a lamp.",
            "In [year], Cork burnt, and it was left to the sea.",
            "Marsh left; the lamp went out in [year].",
        )
    ),
    ("about_no_kin", None, cloze("In [year], Marsh sold the mill to Reed.")),
    ("about_no_kin", None, cloze("In [year], Marsh opened a school at Grand Falls.")),
    *(
        ("about_no_kin", "about a relation", cloze(prompt))
        for prompt in (
            "Marsh's paternal grandfather, Tom Marsh, died in [year].",
            "In [year], her father sold the mill.",
            "Ann Marsh, Ida's only sister, came to Cork in [year].",
            "In [year], Marsh and her husband sold the mill.",
            "Ida's mother opened a school at Cork in [year].",
        )
    ),
    ("no_part_of_a_time", None, cloze("In [year], Marsh sold the mill.")),
    ("no_part_of_a_time", None, cloze("On [day month year], Marsh sold the mill.")),
    *(
        ("no_part_of_a_time", "a season or a part of a time", cloze(prompt))
        for prompt in (
            "In late [year], Marsh sold the mill.",
            "On the evening of [day month year], the lamp failed.",
            "At the end of [year], Marsh sold the mill.",
            "From [day month year] the lamp was dark.",
            "The Treaty of Cork ([year]) gave Marsh the mill.",
        )
    ),
    ("one_opening", None, cloze("In [year], Marsh sold the mill.")),
    ("one_opening", None, cloze("Marsh sold the mill to Reed, a miller, in [year].")),
    *(
        ("one_opening", "two openings", cloze(prompt))
        for prompt in (
            "In Cork, in [year], Marsh sold the mill.",
            "At the Fourth Congress in [month year], at the end Marsh lost her seat.",
            "In [year], after a storm, Marsh sold the mill.",
            "In [month year] in Cork, Marsh sold the mill.",
            "For the town, on [day month year], Marsh lit the lamp.",
        )
    ),
    ("tells_enough", None, cloze("Marsh bought the Cork Herald in [year].")),
    ("tells_enough", None, cloze("The Treaty of Cork was signed in [year].")),
    ("tells_enough", None, cloze("In [year], Ida Marsh kept the lighthouse.")),
    *(
        ("tells_enough", "no name tells the event", cloze(prompt))
        for prompt in (
            "In [year], it was lit.",
            "In [year], a lamp made a storm.",
            "In [year], Varne Point was lit.",
        )
    ),
    ("one_opening", "an apposition left open", cloze("Marsh sold the mill to a miller, Tom Reed in [year].")),
    ("no_part_of_a_time", "a season or a part of a time", cloze("In [season year], Marsh left.", date=SUMMER)),
    *(
        ("tells_enough", "an event of no name", cloze(prompt))
        for prompt in (
            "In [year], Marsh founded a new paper at Cork.",
            "On [day month year], eight keepers came to Cork with Tom Reed.",
            "Two keepers came to Cork in [year] with Tom Reed.",
            "In [year], Marsh sold several boats to Tom Reed of Cork.",
        )
    ),
    ("tells_enough", "too little of the sentence tells the event", cloze("It came to Cork in [year].")),
    ("no_date_in_a_name", None, cloze("In [year], Marsh lit the lamp.")),
    ("no_date_in_a_name", None, cloze("In the spring of that year, [year], it was lit.")),
    *(
        ("no_date_in_a_name", "the date is part of a name", cloze(prompt))
        for prompt in (
            "Marsh stood in the [year] election of the town.",
            "Marsh signed the Lighthouse Act of [year] at Cork.",
            "In the election of [year], Marsh won the town.",
            "Marsh's [year] report was read at Cork.",
            "Marsh saw the Revolutions of [year] at home.",
        )
    ),
]
PLANTED = 5
"""Faults of each rule in the table above, at the least."""


@pytest.mark.parametrize(("name", "why", "fields"), CASES)
def test_rule(make_question: MakeQuestion, name: str, why: str | None, fields: dict[str, Any]) -> None:
    """A rule stops what breaks it, says why, and lets the rest through."""
    assert getattr(checks, name)(make_question(**fields)) == why


def test_every_rule_is_tried() -> None:
    """Each rule stands in the table with a question that keeps it and five that break it."""
    names = {rule.__name__ for rule in (*RULES, *RULES_FOR_OPTIONS)}
    assert {name for name, why, _ in CASES if why is None} == names
    faults = Counter(name for name, why, _ in CASES if why is not None)
    assert {name: faults[name] for name in names if faults[name] < PLANTED} == {}


def test_sound_question(make_question: MakeQuestion) -> None:
    """A sound question breaks none; of a bad one the first broken rule is told."""
    assert broken_rule(make_question()) is None
    assert broken_rule(make_question(prompt="It opened ( ; ) on 4 May 1902")) == "the answer stands in the prompt"


PIECES = st.lists(
    st.sampled_from(
        ["[year]", "1902", "the ", "“", "”", "(", ")", " ", ",", ".", "Ida Marsh", "Marsh", "{{", "''", "?", "é"]
    )
).map("".join)


@given(prompt=PIECES, answer=PIECES, context=PIECES, form=st.sampled_from(["basic", "cloze", "reversed"]))
def test_what_passes_is_unspoiled(
    make_question: MakeQuestion, prompt: str, answer: str, context: str, form: str
) -> None:
    """Whatever passes every rule does not show its answer, and a cloze has its gap."""
    question = make_question(prompt=prompt, answer=answer, context=context, form=form)
    if broken_rule(question) is None:
        assert f" {fold(answer)} " not in f" {fold(prompt)} "
        assert f" {fold(answer)} " not in f" {fold(context)} "
        assert form != "cloze" or prompt.count("[year]") == 1
