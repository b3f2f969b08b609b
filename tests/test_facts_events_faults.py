"""The rules of a sound card: for each a sentence that breaks it and a near miss that does not."""

# ruff: noqa: E501 - a case is one line of its table

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.dates import find_dates
from quizgen.facts.events.candidates import LOOSE, span_of
from quizgen.facts.events.clause import find_clauses
from quizgen.facts.events.draft import Draft
from quizgen.facts.events.faults import RULES, Case, faults
from quizgen.facts.events.plain import parse_plain
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Sentence

Pages = Callable[[str], Article]


def named(rule: Callable[[Case], object]) -> str:
    """A rule as the tables call it: its module and name."""
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"


BY_NAME = {named(rule): rule for rule in RULES}


def case_of(text: str, article: Article) -> Case:
    """The first date's clause as it stands in a sentence, before any repair or cut."""
    mentions = find_dates(text)
    (parse,) = parse_plain([(Sentence(text=text, start=0, end=len(text)), mentions)])
    clauses = find_clauses(parse, mentions[0].start, mentions[0].end)
    assert not isinstance(clauses, str), clauses
    loose = span_of(text, mentions[0]) in LOOSE
    others = [(other.start, other.end) for other in mentions[1:]]
    draft = Draft(clause=clauses[0], kept=clauses[0].kept, said={})
    return Case(draft, topic_of(article), others, mentions[0].date.precision == "interval", loose=loose)


# rule, what breaks it, what comes near and does not; on the page of a person
CASES = [
    ("standing.no_leaning_words", "In 1852, Byrne founded another newspaper in Cork.", "In 1852, Byrne founded a newspaper in Cork."),
    ("standing.no_leaning_words", "In response, Byrne founded the Cork Herald in 1852.", "In response to Ida Marsh, Byrne founded the Cork Herald in 1852."),
    ("standing.no_leaning_words", "In 1852, this paper made Byrne the mayor of Cork.", "In 1852, the Cork Herald that Byrne owned made Marsh the mayor of Cork."),
    ("standing.no_leaning_words", "In 1852, Byrne bought our house in Cork.", "In 1852, Byrne bought a house in Cork."),
    ("standing.no_leaning_words", "In 1852, the larger press was bought by Byrne.", "In 1852, Byrne bought a larger press for the Cork Herald."),
    ("standing.no_leaning_words", "In 1852, the larger press was bought by Byrne.", "In 1852, a press larger than any in Dublin was bought by Byrne."),
    ("standing.no_leaning_words", "In 1852, the elder brother founded the Cork Herald.", "In 1852, Byrne's elder brother founded the Cork Herald."),
    ("standing.no_leaning_words", "At the time of the fire, Byrne founded the Cork Herald in 1852.", "In the course of the fire, Byrne founded the Cork Herald in 1852."),
    ("standing.no_leaning_words", "In 1852, Byrne sold the same press to Ida Marsh.", 'In 1852, Byrne sold the ballad "The Same Sea Again" to Ida Marsh.'),
    ("standing.no_leaning_words", "In 1852, Byrne later moved to Dublin with Ida Marsh.", "In 1852, Byrne moved to Dublin with Ida Marsh."),
    ("standing.no_leaning_words", "After overhaul, Byrne sold the press to Ida Marsh in 1852.", "After the flood of Cork, Byrne sold the press to Ida Marsh in 1852."),
    ("standing.no_leaning_words", "In later years, Byrne sold the press to Ida Marsh in 1852.", "In 1852, Byrne sold the later press to Ida Marsh in Cork."),
    ("standing.no_leaning_words", "In 1852, such papers made Byrne the mayor of Cork.", "In 1852, papers such as the Cork Herald made Byrne the mayor of Cork."),
    ("standing.no_leaning_words", "In 1852, Ida Marsh too left the Cork Herald.", "In 1852, Ida Marsh refused the price of the Cork Herald as too high."),
    ("standing.no_leaning_words", "In 1852, others sued Ada Byrne in Cork.", "In 1852, Ida Marsh, Tom Reed and 14 others sued Ada Byrne in Cork."),
    ("standing.no_leaning_words", "In 1852, Byrne thus sold the Cork Herald.", "In 1852, Byrne sold the Cork Herald, thus ending her time as a printer."),
    ("standing.no_leaning_words", "In 1852, Byrne was at the time elected mayor of Cork.", "In 1852, Byrne was elected mayor of Cork for the fourth time."),
    ("standing.no_leaning_words", "In 1852, Byrne printed that in Cork.", "In 1852, Byrne printed a manual that she had bought in Cork."),
    ("standing.no_leaning_words", "In 1852, Byrne ran for the neighbouring council of Cork.", "In 1852, Byrne ran for the city council of Cork."),
    ("standing.no_open_pronouns", "In 1852, he founded the Cork Herald.", "In 1852, Byrne founded the Cork Herald."),
    ("standing.no_open_pronouns", "In 1852, they sold the Cork Herald.", "In 1852, the printers sold their share of the Cork Herald."),
    ("standing.no_open_pronouns", "In 1852, it was founded by Byrne.", "It was confirmed in 1852 that Byrne owned the Cork Herald."),
    ("standing.no_open_pronouns", "In 1852, that was sold to Ada Byrne.", "In 1852, the house was sold to Ada Byrne."),
    ("standing.no_open_pronouns", "In 1852, Byrne placed her on the board of the Cork Herald.", "In 1852, Byrne placed herself on the board of the Cork Herald."),
    ("standing.no_open_pronouns", "In 1852, their house was sold to Ada Byrne.", "In 1852, Byrne and Marsh sold their house in Cork."),
    ("standing.no_open_pronouns", "In 1852, Byrne founded it in Cork.", "In 1852, Byrne sold the press on its first day."),
    ("standing.no_open_pronouns", "In 1852, the Treaty of Cork gave it to Dublin.", "In 1852, the press of Cork gave its name to Dublin."),
    ("standing.no_open_pronouns", "In 1852, the Cork Council bought them.", "In 1852, the printers of Cork bought presses and sold them."),
    ("standing.no_open_definites", "In 1852, Byrne finished the composition in Cork.", "In 1852, Byrne finished the composition of the Cork Ballad."),
    ("timing.the_date_tells_when", "Byrne's 1852 was marked by the Cork Fair.", "Byrne's life in 1852 was marked by the Cork Fair."),
    ("timing.the_date_tells_when", "The trade of Byrne grew modestly from 1852.", "The trade of Byrne stopped in 1852."),
    ("timing.the_date_tells_when", "Byrne was in Cork in November and December 1852.", "Byrne was in Cork, and in December 1852 in Dublin."),
    ("timing.the_date_tells_when", "Byrne bought presses by the year 1852.", "Byrne bought presses in the year 1852."),
    ("timing.the_date_tells_when", "With the victory at the Battle of Cork in 1852, Byrne was free.", "Byrne left with the band of Cork in 1852."),
    ("happening.an_event", "Byrne was expected to sell the Cork Herald in 1852.", "Byrne was asked to sell the Cork Herald in 1852."),
    ("wording.no_splice", "Byrne bought presses in Cork in 1852; Dublin; and Galway.", "Byrne bought presses in Cork in 1852."),
    ("wording.a_whole_clause", "State sport: dog mushing, adopted 1852.", "The state sport was adopted in 1852."),
    ("wording.a_whole_clause", "Ida Marsh was published by the Cork Press in 1852.", "The Ballad of Ida Marsh was published by the Cork Press in 1852."),
    ("standing.no_leaning_words", "In 1852, Byrne taught there.", "In 1852, Byrne went to Dublin and taught there."),
    ("standing.no_leaning_words", "In 1852, Byrne opened a press in Cork with the second opened a year later.", "In 1852, Byrne opened a press in Cork with Ida Marsh."),
    ("standing.no_vague_subject", "A second, by Ida Marsh, was sold in Cork in 1852.", "A second ballad by Ida Marsh was sold in Cork in 1852."),
    ("standing.no_bare_names", "On 3 May 1852, Tennant was sworn in as mayor of Cork.", "On 3 May 1852, Ida Tennant was sworn in as mayor of Cork."),
    ("standing.nouns_are_complete", "In 1852, the first section was finished.", "In 1852, the first section of the Cork Railway was finished."),
    ("happening.an_event", "In 1852, a play was possibly written by Byrne in Cork.", "In 1852, a play was written by Byrne in Cork."),
    ("happening.an_event", "Byrne won no prizes in Cork in 1852.", "Byrne won two prizes in Cork in 1852."),
    ("happening.an_event", "The trade of Cork peaked in 1852.", "The trade of Cork began in 1852."),
    ("figures.no_statistic", "In 1852, Byrne hired 200 printers in Cork.", "In 1852, Byrne hired Ida Marsh in Cork."),
    ("timing.the_date_tells_when", "Byrne played for the Cork team in a game at Dublin, played on 3 May 1852.", "Byrne left the Cork Herald in 1852."),
    ("standing.no_leaning_words", "The mill of Byrne followed in 1852.", "Byrne followed Ida Marsh to Cork in 1852."),
    ("standing.no_open_pronouns", "The council of Cork granted permission for it to host a fair in 1852.", "The council of Cork granted permission for Byrne to host a fair in 1852."),
    ("timing.hung_on_an_event", "The Press Act of 1852 and the Treaty of Cork gave Byrne a press.", "The Press Act of 1852 gave Byrne a press."),
    ("standing.no_open_pronouns", "In 1852, the Ludi Apollinares were held in his honour.", "In 1852, Tom Reed opened a press in his house."),
    ("standing.no_leaning_words", "In 1852, Byrne did sell the Cork Herald.", "In 1852, Byrne sold the Cork Herald."),
    ("happening.an_event", "In 1852, Byrne called for the freedom of the Cork Herald.", "In 1852, Byrne called a meeting of the Cork Printers."),
    ("happening.an_event", "In 1852, Byrne cabled that the Cork Herald was free.", "In 1852, Byrne received the Cork Medal."),
    ("wording.nothing_twice", "In 1852, Byrne left the Cork School with a first class honours.", "In 1852, Byrne left the Cork School with first class honours."),
    ("timing.no_other_date", "In 1852, four years before the siege of Cork, Byrne founded the Cork Herald.", "In 1852, before the siege of Cork, Byrne founded the Cork Herald."),
    ("wording.asides_are_closed", "The Cork Fair in Dublin, was a day of print on May 3, 1852.", "The Cork Fair on May 3, 1852, was a day of print."),
    ("wording.asides_are_closed", "Byrne, along with five printers bought the Cork Herald in 1852.", "Byrne, along with five printers, bought the Cork Herald in 1852."),
    ("standing.no_leaning_words", "In 1852, Byrne joined her press to that.", "In 1852, Byrne joined her press to that of Ida Marsh."),
    ("standing.no_leaning_words", "In 1852, Byrne freed those in Cork.", "In 1852, Byrne freed those held in Cork."),
    ("standing.no_leaning_words", "In 1852, Byrne was named the best printer of the time.", "In 1852, Byrne was named the best printer of all time."),
    ("standing.no_leaning_words", "In 1852, Byrne sold the Cork Herald for the long time.", "In 1852, Byrne sold the Cork Herald for the fifteenth time."),
    ("standing.no_open_definites", "In 1852, the airline was launched by Byrne.", "In 1852, the Cork Line was launched by Byrne as the first private railway."),
    ("standing.no_open_definites", "In 1852, the printer left Byrne.", "In 1852, the printer Ida Marsh left Byrne."),
    ("standing.no_open_definites", "In 1852, Byrne bought the flute.", "In 1852, Byrne started playing the flute."),
    ("standing.nouns_are_complete", "In 1852, Byrne became a full member.", "In 1852, Byrne became a full member of the Cork Union."),
    ("wording.asides_are_closed", "In 1852, the paper, named Herald was sold to Ada Byrne.", "In 1852, the paper, named Herald, was sold to Ada Byrne."),
    ("worth.nothing_of_kin", "Byrne's father remarried in 1852, to a printer.", "Byrne's father died in 1852."),
    ("worth.nothing_of_kin", "Byrne's uncle bought presses in Cork in 1852.", "Byrne's uncle made Byrne a printer in 1852."),
    ("happening.told_apart", "In 1852, the army was surprised by an attack.", "In 1852, the army was surprised by an attack at Cork."),
    ("happening.one_thing", "In 1852, Byrne opened her doors at Marsh Mall in Cork City, Ireland and Al Wahda Mall in Dublin, Ireland.", "In 1852, Byrne opened her doors at Marsh Mall in Cork City, Ireland."),
    ("standing.no_vague_subject", "In 1852, Byrne held an event in four stations in Cork.", "In 1852, Byrne held an event of the Cork Printers in Dublin."),
    ("standing.no_vague_subject", "In 1852, Byrne went on to win several prizes.", "In 1852, Byrne went on to win the Cork Medal."),
    ("wording.nothing_broken_off", '"The formation in 1852 of the Byrne Press gave an enormous impetus to printing in Cork".', "The sale of 1852 gave Cork a press."),
    ("wording.nothing_broken_off", "In 1852, the council of Cork sold the press re-.", "In 1852, the council of Cork re-elected Ada Byrne."),
    ("standing.no_bare_names", "In 1852, Byrne met Tennant at the Cork Fair.", "In 1852, Byrne met Ida Tennant at the Cork Fair."),
    ("standing.no_bare_names", "In 1852, Byrne was shot by Paul in Cork.", "In 1852, Byrne was shot by Paul Drew in Cork."),
    ("standing.no_open_definites", "In 1852, Byrne joined the union with Ida Marsh.", "In 1852, Byrne joined the union of printers with Ida Marsh."),
    ("standing.no_open_definites", "In 1852, the factory was sold to Ada Byrne.", "In 1852, the Marsh factory was sold to Ada Byrne."),
    ("standing.no_open_definites", "In 1852, the council arrested Ada Byrne.", "In 1852, the federal council arrested Ada Byrne."),
    ("standing.no_open_definites", "In 1852, the store was bought by Byrne.", "In 1852, the largest store was bought by Byrne."),
    ("standing.no_open_definites", "In 1852, the coin was sold to Ada Byrne.", "In 1852, the Tennant dollar coin was sold to Ada Byrne."),
    ("standing.no_open_definites", "In 1852, the readers chased Byrne to Cork.", "In 1852, the voters chased Byrne to Cork."),
    ("standing.no_open_definites", "In 1852, Byrne joined the board with Ida Marsh.", "In 1852, Byrne joined the navy with Ida Marsh."),
    ("standing.nouns_are_complete", "In 1852, an edition was published by Ada Byrne.", "In 1852, an edition of the Cork Herald was published by Ada Byrne."),
    ("standing.nouns_are_complete", "In 1852, Byrne printed a translation.", "In 1852, Byrne printed a translation of the Ballad of Cork."),
    ("standing.nouns_are_complete", "In 1852, Byrne opened her second store in Cork.", "In 1852, Byrne opened her store in Cork."),
    ("standing.nouns_are_complete", "In 1852, Byrne printed a letter.", "In 1852, Byrne printed a letter in the Cork Herald."),
    ("standing.nouns_are_complete", "In 1852, Byrne sold her second press in Cork.", "In 1852, Byrne met her second cousin in Cork."),
    ("standing.no_vague_subject", "In 1852, several members left the Cork Herald.", "In 1852, three members left the Cork Herald."),
    ("standing.no_vague_subject", "In 1852, Byrne won several awards in Cork.", "In 1852, Byrne won the Cork Medal."),
    ("standing.no_vague_subject", "In 1852, Byrne sold many presses.", "In 1852, Byrne sold the many presses of the Cork Herald to Ida Marsh."),
    ("standing.no_vague_subject", "In 1852, Byrne founded what became the Cork Herald.", "In 1852, Byrne founded the Cork Herald."),
    ("timing.no_other_date", "In 1852, Byrne founded the Cork Herald, which closed in 1860.", "In 1852, Byrne founded the Cork Herald, which closed."),
    ("timing.no_other_date", "On 24 December 1852, Byrne opened the Christmas Fair in Cork.", "On 24 December 1852, Byrne opened the Winter Fair in Cork."),
    ("timing.no_other_date", "In 1852, Byrne opened the Centennial Hall in Cork.", "In 1852, Byrne opened the Festival Hall in Cork."),
    ("happening.an_event", "In 1852, Byrne was living in Cork.", "In 1852, Byrne was arrested in Cork."),
    ("happening.an_event", "In 1852, Byrne owned the Cork Herald.", "In 1852, Byrne bought the Cork Herald."),
    ("happening.an_event", "In 1852, Byrne was a printer in Cork.", "In 1852, Byrne was the first woman to print in Cork."),
    ("happening.an_event", "In 1852, Byrne had been a friend of Ida Marsh.", "In 1852, Byrne had been arrested by Ida Marsh."),
    ("happening.an_event", "In May 1852, Byrne lived in Cork.", "From 3 to 5 May 1852, Byrne lived in Cork."),
    ("happening.an_event", "In 1852, Byrne could sell the Cork Herald.", "In 1852, Byrne sold the Cork Herald, which could be read in Dublin."),
    ("happening.an_event", "In 1852, Byrne did not sell the Cork Herald.", "In 1852, Byrne did sell the Cork Herald."),
    ("happening.an_event", "In 1852, Byrne sells the Cork Herald.", "In 1852, Byrne sold the Cork Herald."),
    ("happening.an_event", "In 1852, Byrne praised the Cork Herald.", "In 1852, Byrne printed the Cork Herald."),
    ("happening.an_event", "In 1852, Byrne wrote that Cork was quiet.", "In 1852, Byrne wrote the Ballad of Cork."),
    ("happening.an_event", "In 1852, sales of the Cork Herald rose to 300.", "In 1852, the printers of the Cork Herald rose."),
    ("happening.an_event", "In 1852, Byrne explained that Marsh had sold the Cork Herald.", "In 1852, Byrne announced the sale of the Cork Herald."),
    ("happening.an_event", "From May 1852 to June 1860, Byrne lived in Cork and owned the Cork Herald.", "Byrne owned the Cork Herald from May 1852 to June 1860."),
    ("happening.an_event", "In 1852, Byrne was increasingly attacked in Cork.", "In 1852, Byrne was fiercely attacked in Cork."),
    ("happening.an_event", "Byrne replaced Ida Marsh from May 1852 to June 1860.", "Byrne led the Cork Herald from May 1852 to June 1860."),
    ("figures.no_statistic", "In 1852, Byrne won 300 in Cork.", "In 1852, Byrne sold 300 copies of the Cork Herald."),
    ("figures.no_statistic", "In 1852, Byrne was called one of the best printers in Cork.", "In 1852, Byrne was called the Queen of Cork."),
    ("figures.no_statistic", "In 1852, Byrne was named as one of the best printers in Cork.", "In 1852, Byrne was named as the Queen of Cork."),
    ("figures.no_statistic", "In 1852, Byrne won a poll of the Cork Herald.", "In 1852, Byrne won a medal of the Cork Herald."),
    ("timing.the_date_tells_when", "Before 1852, Byrne founded the Cork Herald.", "In 1852, Byrne founded the Cork Herald."),
    ("timing.the_date_tells_when", "Byrne founded the Cork Herald by 1852.", "Byrne founded the Cork Herald in 1852."),
    ("timing.the_date_tells_when", "The Cork Hall was built by Byrne until 1852.", "The Cork Hall was not built by Byrne until 1852."),
    ("timing.the_date_tells_when", "Since 1852, Byrne printed the Cork Herald.", "On 3 May 1852, Byrne printed the Cork Herald."),
    ("timing.the_date_tells_when", "Byrne left Cork for Dublin in 1852 and 1853.", "Byrne left Cork for Dublin and Galway in 1852."),
    ("timing.the_date_tells_when", "After the defeat of the Cork Party on 3 May 1852, Byrne joined the Dublin League.", "After the defeat of the Cork Party, Byrne joined the Dublin League on 3 May 1852."),
    ("timing.the_date_tells_when", "Byrne received the Cork Medal for the year 1852.", "Byrne received the Cork Medal in the year 1852."),
    ("timing.the_date_tells_when", "The Cork Federation of Byrne unanimously set 1 May 1886.", "The Cork Federation of Byrne unanimously met on 1 May 1886."),
    ("timing.the_date_tells_when", "Byrne left Cork in the wake of the Dublin Revolution of 1852.", "Byrne left Cork in the middle of the Dublin Revolution of 1852."),
    ("timing.the_date_tells_when", "Byrne opened the Cork Hall, followed in May 1852 by the Dublin Hall.", "Byrne opened the Cork Hall in May 1852, followed by the Dublin Hall."),
    ("timing.the_date_tells_when", "Byrne accepted a post at the Cork Herald effective May 1852.", "Byrne accepted a post at the Cork Herald in May 1852."),
    ("timing.the_date_tells_when", "Byrne left Dublin after Tom Reed founded the Cork Herald in 1852.", "Byrne left Dublin when Tom Reed founded the Cork Herald in 1852."),
    ("happening.told_apart", "In 1852, Byrne made a speech.", "In 1852, Byrne made a speech in Dublin Castle."),
    ("happening.told_apart", "In 1852, Byrne voted.", "In 1852, Byrne voted for Ida Marsh in Dublin."),
    ("happening.told_apart", "In 1852, Byrne moved to the country.", "In 1852, Byrne moved to Dublin with Ida Marsh."),
    ("happening.told_apart", "In May 1852, Byrne travelled to Dublin and London.", "In May 1852, Byrne travelled to Dublin and London for a congress of printers."),
    ("happening.one_thing", "Byrne founded the school of Cork and the library of Dublin in 1852.", "Byrne founded the school and the library of Dublin in 1852."),
    ("happening.one_thing", "In 1852, Byrne opened her doors at the Hall in Cork and the Mill in Dublin.", "In 1852, Byrne opened a shop at Reed Hall in Cork, Munster."),
    ("timing.hung_on_an_event", "Byrne sold the 1852 furniture to Ida Marsh.", "Byrne was known for her 1852 voyage to Peru."),
    ("timing.hung_on_an_event", "Byrne visited the Project Cork (May 1852 – June 1853) with Ida Marsh.", "Byrne visited Cork from May 1852 to June 1853 with Ida Marsh."),
    ("timing.hung_on_an_event", "The strike on 3 May 1852 was put off by Ada Byrne.", "The Cork Strike on 3 May 1852 was put off by Ada Byrne."),
    ("timing.hung_on_an_event", "Byrne chose Tom Reed as the manager of her 1852 campaign.", "Byrne chose Tom Reed for her 1852 campaign."),
    ("worth.offices_are_named", "In 1852, Byrne began a second term.", "In 1852, Byrne began a second term as mayor of Cork."),
    ("worth.offices_are_named", "In 1852, Byrne was appointed by the Cork Council.", "In 1852, Byrne was appointed treasurer by the Cork Council."),
    ("worth.offices_are_named", "In 1852, Byrne left the post.", "In 1852, Byrne left office."),
    ("worth.the_topic_has_part", "In 1852, Tom Reed founded the Dublin Times.", "In 1852, Tom Reed founded the Dublin Times with Ada Byrne."),
    ("worth.the_topic_has_part", "On 3 May 1852, Tom Reed visited Dublin.", "On 3 May 1852, Tom Reed was killed in Dublin."),
    ("worth.the_topic_has_part", "On 3 May 1852, Tom Reed signed a letter to Dublin.", "On 3 May 1852, Tom Reed signed the Treaty of Dublin."),
    ("worth.the_topic_has_part", "On 3 May 1852, Tom Reed led a choir to Dublin.", "On 3 May 1852, Tom Reed led a procession to Dublin."),
    ("worth.no_report_about_it", "In 1852, a film was made by Ida Marsh.", "In 1852, a film on Ada Byrne was made by Ida Marsh."),
    ("worth.no_report_about_it", "In 1852, Ida Marsh made a film on Byrne.", "In 1852, Byrne made a film with Ida Marsh."),
    ("worth.no_report_about_it", "In 1852, Ida Marsh printed a newspaper.", "In 1852, Ida Marsh founded a newspaper."),
    ("worth.nothing_thought", "In 1852, historian Tom Reed met Ada Byrne in Cork.", "In 1852, printer Tom Reed met Ada Byrne in Cork."),
    ("worth.nothing_thought", "In 1852, Byrne attacked the theory of Ida Marsh.", "In 1852, Byrne attacked the house of Ida Marsh."),
    ("worth.nothing_thought", "In the view of Tom Reed, Byrne left the Cork Herald in 1852.", "In the house of Tom Reed, Byrne left the Cork Herald in 1852."),
    ("worth.nothing_thought", "In 1852, Byrne was named Queen Ada by political commentators.", "In 1852, Byrne was named Queen Ada by printers."),
    ("worth.no_routine", "In 1852, Byrne entered the Cork Hospital for tests.", "In 1852, Byrne entered the Cork Hospital for the blind."),
    ("wording.no_stray_words", "In 1852, Byrne moved to , with Ida Marsh.", "In 1852, Byrne moved to Cork, with Ida Marsh."),
    ("wording.no_stray_words", "In 1852, Byrne and sold the Cork Herald.", "In 1852, Byrne and Marsh sold the Cork Herald."),
    ("wording.no_stray_words", "In 1852, Byrne sold the Cork Herald, following by the sale of the Dublin Times.", "In 1852, Byrne sold the Cork Herald, following the sale of the Dublin Times."),
    ("wording.no_clash_of_tenses", "In 1852, Byrne opened a hall in Cork, in which books are sold.", "In 1852, Byrne opened a hall in Cork, in which books were sold."),
    ("wording.a_whole_clause", "When Byrne sold the Cork Herald in 1852.", "Byrne sold the Cork Herald in 1852."),
    ("wording.a_whole_clause", "There was a fire in the Cork Herald in 1852.", "A fire destroyed the Cork Herald in 1852."),
    ("wording.a_whole_clause", "When finally, on the night of 3 May 1852, Byrne was arrested in Cork.", "Finally, on the night of 3 May 1852, Byrne was arrested in Cork."),
    ("wording.a_whole_clause", "In May 1852, Congress passed, and Byrne signed into law, these tax rebates as part of the Cork Act.", "In May 1852, Congress passed these tax rebates, and Byrne signed the Cork Act into law."),
    ("wording.a_whole_clause", "Sold the Cork Herald to Tom Reed in 1852.", "Byrne sold the Cork Herald to Tom Reed in 1852."),
    ("timing.the_date_is_no_name", "Byrne was praised in the Cork Index 1852.", "Byrne was praised in the Cork Index in 1852."),
    ("happening.an_event", "In 1852, Byrne told the printers that Cork was lost.", "In 1852, Byrne told the printer Tom Reed that Cork was lost."),
    ("happening.an_event", "In 1852, Byrne was accused by the press of spying.", "In 1852, Byrne was accused by the Cork Mirror of spying."),
    ("happening.an_event", "In 1852, Byrne already owned the Cork Herald.", "In 1852, Byrne bought the Cork Herald."),
    ("worth.nothing_thought", "Byrne's strike in 1852 has been praised by commentators.", "Byrne's strike in 1852 has been referred to by commentators as the Light."),
    ("happening.told_apart", "Byrne spoke before the Cork Council of Printers in 1852.", "Byrne spoke before the Cork Council of Printers in 1852 about the Herald."),
    ("figures.no_statistic", "In 1852, the Cork Mirror named Byrne the 7th greatest printer of all time.", "In 1852, the Cork Mirror named Byrne the greatest printer of all time."),
    ("happening.told_apart", "Byrne entered Cork on her way to Dublin in 1852.", "Byrne entered Cork with Ida Marsh in 1852."),
    ("standing.no_leaning_words", "Byrne built a more modern press in Cork in 1852.", "Byrne built a modern press in Cork in 1852."),
    ("wording.no_splice", "Byrne was rich, she founded the Cork Herald in 1852.", "Byrne was rich; she founded the Cork Herald in 1852."),
    ("wording.no_splice", "Ida Marsh left Dublin, Byrne founded the Cork Herald in 1852.", "Ida Marsh left Dublin when Byrne founded the Cork Herald in 1852."),
    ("wording.no_splice", "Byrne was injured in 1852, and her heavy smoking exacerbated breathing problems.", "Byrne was injured in 1852, and died."),
    ("wording.not_too_long", f"In 1852, Byrne met {'Ida Marsh, ' * 20}and Tom Reed.", "In 1852, Byrne met Ida Marsh and Tom Reed."),
]  # fmt: skip

# the same on the page of a thing
OF_A_THING = [
    ("standing.no_open_definites", "In 1852, the factory was sold to Tom Reed.", "In 1852, the paper was sold to Tom Reed."),
    ("worth.the_topic_has_part", "In 1852, a printer bought a house in the south.", "In 1852, a printer bought a house of the paper."),
    ("worth.the_topic_has_part", "In 1852, a printer was killed by a horse.", "In 1852, Tom Reed was killed by a horse."),
    ("standing.no_open_pronouns", "In 1852, it was sold to Tom Reed.", "In 1852, the Cork Herald and its press were sold to Tom Reed."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "breaks", "keeps"), CASES)
def test_rule(biography: Pages, name: str, breaks: str, keeps: str) -> None:
    """A rule of a person's page finds its fault in the one sentence and none in the other."""
    _judge(biography(""), name, breaks, keeps)


@pytest.mark.parametrize(("name", "breaks", "keeps"), OF_A_THING)
def test_rule_of_a_thing(newspaper: Pages, name: str, breaks: str, keeps: str) -> None:
    """A rule of a thing's page finds its fault in the one sentence and none in the other."""
    _judge(newspaper(""), name, breaks, keeps)


def _judge(article: Article, name: str, breaks: str, keeps: str) -> None:
    rule = BY_NAME[name]
    found = [[fault.why for fault in rule(case_of(text, article))] for text in (breaks, keeps)]
    assert found[0], "the rule finds nothing"
    assert not found[1]


def test_every_rule_has_a_case() -> None:
    """No rule stands without an example of what breaks it."""
    assert {name for name, _, _ in CASES} == set(BY_NAME)


def test_a_sound_sentence_has_no_fault(biography: Pages) -> None:
    """A plain sentence on the topic breaks no rule."""
    assert list(faults(case_of("On 3 May 1852, Byrne founded the Cork Herald.", biography("")))) == []


def test_a_fault_says_where(biography: Pages) -> None:
    """The tokens of a fault are the words that it lies in, so that a cut can be looked for; rules come in order."""
    case = case_of("In 1852, Byrne met Tennant at the same fair.", biography(""))
    found = [fault for fault in faults(case) if fault.where]
    assert [[case.parse.tokens[i].text for i in sorted(fault.where)] for fault in found][:2] == [["same"], ["Tennant"]]
    assert all(fault.why for fault in found)
