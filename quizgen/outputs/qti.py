"""QTI 1.2 in a zip archive, as Canvas imports and exports it (Settings > Import Course Content > QTI .zip file).

The members: a manifest, the assessment (IMS QTI 1.2.1) and Canvas's own settings of the quiz. Identifiers are made of
the deck's id and the questions' ids, so that the same deck gives the same bytes.
"""

from __future__ import annotations

import html

from quizgen.codec import short_id
from quizgen.model import Deck, Form, Question
from quizgen.outputs.export import name_of, questions, zipped
from quizgen.outputs.stem import answer_text, one_line, pairs_of, source_line, stem_html

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPES: dict[Form, str] = {
    "choice": "multiple_choice_question",
    "true_false": "true_false_question",
    "typed": "short_answer_question",
    "cloze": "short_answer_question",
    "match": "matching_question",
}
_ESSAY = "essay_question"
_SHOW_FEEDBACK = (
    '<respcondition continue="Yes"><conditionvar><other/></conditionvar>'
    '<displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>'
)
_SCORE = '<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>'


class QtiWriter:
    """QTI 1.2 for Canvas. Facts asked without options or gap become essays, which a teacher marks."""

    extension = ".zip"
    graded: tuple[Form, ...] = ("choice", "true_false", "typed", "cloze", "match")

    def lacks(self, question: Question) -> str | None:
        """An order has no form in Canvas's QTI 1.2."""
        return "QTI 1.2 has no questions that ask for an order" if question.form == "order" else None

    def render(self, deck: Deck) -> bytes:
        """The archive."""
        quiz = f"quizgen_{short_id(deck.id)}"
        return zipped(
            (
                ("imsmanifest.xml", _manifest(quiz, deck).encode("utf-8")),
                (f"{quiz}/{quiz}.xml", _assessment(quiz, deck).encode("utf-8")),
                (f"{quiz}/assessment_meta.xml", _settings(quiz, deck).encode("utf-8")),
            )
        )


def _manifest(quiz: str, deck: Deck) -> str:
    return (
        f'{_DECLARATION}<manifest identifier="{quiz}_manifest" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"'
        ' xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2">\n'
        "  <metadata>\n    <schema>IMS Content</schema>\n    <schemaversion>1.1.3</schemaversion>\n"
        f"    <imsmd:lom><imsmd:general><imsmd:title><imsmd:string>{_xml(one_line(deck.title))}</imsmd:string>"
        "</imsmd:title></imsmd:general></imsmd:lom>\n  </metadata>\n  <organizations/>\n  <resources>\n"
        f'    <resource identifier="{quiz}" type="imsqti_xmlv1p2">\n      <file href="{quiz}/{quiz}.xml"/>\n'
        f'      <dependency identifierref="{quiz}_settings"/>\n    </resource>\n'
        f'    <resource identifier="{quiz}_settings" href="{quiz}/assessment_meta.xml"'
        ' type="associatedcontent/imscc_xmlv1p1/learning-application-resource">\n'
        f'      <file href="{quiz}/assessment_meta.xml"/>\n    </resource>\n  </resources>\n</manifest>\n'
    )


def _settings(quiz: str, deck: Deck) -> str:
    points = sum(1 for _ in questions(deck))
    return (
        f'{_DECLARATION}<quiz identifier="{quiz}" xmlns="http://canvas.instructure.com/xsd/cccv1p0">\n'
        f"  <title>{_xml(one_line(deck.title))}</title>\n  <description></description>\n"
        "  <shuffle_answers>true</shuffle_answers>\n  <scoring_policy>keep_highest</scoring_policy>\n"
        f"  <quiz_type>assignment</quiz_type>\n  <points_possible>{points}.0</points_possible>\n"
        "  <show_correct_answers>true</show_correct_answers>\n  <allowed_attempts>1</allowed_attempts>\n"
        "  <available>false</available>\n</quiz>\n"
    )


def _assessment(quiz: str, deck: Deck) -> str:
    items = "".join(_item(card_id, question) for card_id, question in questions(deck))
    return (
        f'{_DECLARATION}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">\n'
        f'  <assessment ident="{quiz}" title="{_xml(one_line(deck.title))}">\n'
        f"    <qtimetadata>{_field('cc_maxattempts', '1')}</qtimetadata>\n"
        f'    <section ident="root_section">\n{items}    </section>\n  </assessment>\n</questestinterop>\n'
    )


def _item(card_id: str, question: Question) -> str:
    kind = _TYPES.get(question.form, _ESSAY)
    response, marking, answers = _body(question, card_id)
    fields = _field("question_type", kind) + _field("points_possible", "1.0")
    fields += _field("original_answer_ids", ",".join(answers))
    fields += _field("assessment_question_identifierref", f"ref_{card_id}")
    feedback = _material(_feedback(question))
    conditions = [_SHOW_FEEDBACK, marking]
    if kind == _ESSAY:
        conditions.reverse()  # as text2qti has it
    feedback = _material(_feedback(question))
    return (
        f'      <item ident="{_xml(card_id)}" title="{_xml(name_of(question))}">\n'
        f"        <itemmetadata><qtimetadata>{fields}</qtimetadata></itemmetadata>\n"
        f"        <presentation>{_material(stem_html(question, _html))}{response}</presentation>\n"
        f"        <resprocessing>{_SCORE}{''.join(conditions)}</resprocessing>\n"
        f'        <itemfeedback ident="general_fb"><flow_mat>{feedback}</flow_mat></itemfeedback>\n'
        "      </item>\n"
    )


def _body(question: Question, card_id: str) -> tuple[str, str, list[str]]:
    """What is answered, how it is marked, and the ids of the answers."""
    choices = question.choices or ()
    match question.form:
        case "choice" | "true_false":
            ids = [f"{card_id}_{place}" for place in range(1, len(choices) + 1)]
            labels = "".join(_label(id_, choice) for id_, choice in zip(ids, choices, strict=True))
            right = ids[choices.index(question.answer)]
            return _choose("response1", labels, ' rcardinality="Single"'), _right(_equal("response1", right)), ids
        case "typed" | "cloze":
            answers = list(dict.fromkeys(one_line(answer) for answer in (question.answer, *question.accepted)))
            equal = "".join(_equal("response1", answer) for answer in answers)
            return _STRING, _right(equal), [f"{card_id}_{place}" for place in range(1, len(answers) + 1)]
        case "match":
            return _matching(question, card_id)
        case _:
            marking = '<respcondition continue="No"><conditionvar><other/></conditionvar></respcondition>'
            return _STRING, marking, []


_STRING = (
    '<response_str ident="response1" rcardinality="Single"><render_fib>'
    '<response_label ident="answer1" rshuffle="No"/></render_fib></response_str>'
)


def _matching(question: Question, card_id: str) -> tuple[str, str, list[str]]:
    """One response for each item on the left, all with the same options; each gives its share of the points."""
    choices, pairs = question.choices or (), pairs_of(question)
    ids = {choice: f"{card_id}_{place}" for place, choice in enumerate(choices, start=1)}
    labels = "".join(_label(id_, choice) for choice, id_ in ids.items())
    response, marking = "", ""
    for place, (left, right) in enumerate(pairs, start=1):
        name, share = f"response_{place}", round(100 / len(pairs), 2)
        response += _choose(name, labels, material=_material(_html(left)))
        marking += f"<respcondition><conditionvar>{_equal(name, ids[right])}</conditionvar>"
        marking += f'<setvar varname="SCORE" action="Add">{share}</setvar></respcondition>'
    return response, marking, list(ids.values())


def _feedback(question: Question) -> str:
    answer = f"<p><b>{_html(answer_text(question))}</b></p>" if question.form not in _TYPES else ""
    return f"{answer}<p>{_html(question.evidence.sentence)}</p><p><i>{_html(source_line(question.evidence))}</i></p>"


def _choose(name: str, labels: str, attributes: str = "", material: str = "") -> str:
    choices = f"<render_choice>{labels}</render_choice>"
    return f'<response_lid ident="{name}"{attributes}>{material}{choices}</response_lid>'


def _label(id_: str, text: str) -> str:
    return f'<response_label ident="{id_}">{_material(_html(text))}</response_label>'


def _right(conditions: str) -> str:
    return (
        f'<respcondition continue="No"><conditionvar>{conditions}</conditionvar>'
        '<setvar action="Set" varname="SCORE">100</setvar></respcondition>'
    )


def _equal(response: str, value: str) -> str:
    return f'<varequal respident="{response}">{_xml(value)}</varequal>'


def _material(html_text: str) -> str:
    return f'<material><mattext texttype="text/html">{_xml(html_text)}</mattext></material>'


def _field(label: str, entry: str) -> str:
    return (
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{_xml(entry)}</fieldentry></qtimetadatafield>"
    )


def _html(text: str) -> str:
    return html.escape(one_line(text), quote=False)


def _xml(text: str) -> str:
    return html.escape(text)
