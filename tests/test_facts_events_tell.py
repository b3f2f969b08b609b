"""Before and after: what sentences become on a card, and which of them become none."""

# ruff: noqa: E501 - a case is one line of its table

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.article import parse_article
from quizgen.dates import find_dates
from quizgen.facts.events.faults.wording import MAX_WORDS
from quizgen.facts.events.plain import parse_plain
from quizgen.facts.events.tell import Setting, Telling, tell
from quizgen.facts.topic import topic_of
from quizgen.model import Article, Page, Sentence

Pages = Callable[[str], Article]
Told = Callable[[Article], list[str]]

FOUNDED = "In [1852], Byrne founded the Cork Herald."
PLAIN = "Byrne founded the Cork Herald in [1852]."

# whom a pronoun means: what stands before it, and what becomes of "In 1852, she founded the Cork Herald."
PRONOUNS = [
    ("Byrne was rich.", FOUNDED),
    ("Byrne was rich. The law failed.", FOUNDED),
    ("Byrne was rich. Her press failed.", FOUNDED),
    ("Byrne was rich. She was proud.", FOUNDED),
    ("Byrne was rich.\n\n", FOUNDED),
    ("Byrne and other printers left.", FOUNDED),
    ("Ida Marsh was rich.\n\n== Later years ==\n", FOUNDED),
    ("Byrne was rich. Ida Marsh came to Cork.", "-"),
    ("Byrne was rich. Her sister came to Cork.", "-"),
    ("Byrne was rich. They left.", FOUNDED),
    ("Byrne and Ida Marsh left. They were rich.", "-"),
    ("Byrne and Ida Marsh were rich.", "-"),
    ("Ida Marsh met Byrne in Dublin.", "-"),
    ("Byrne's sister was rich.", "-"),
    ("Byrne was rich. He was not.", FOUNDED),
    ("Byrne was rich. He was Ida Marsh's son.", "-"),
    ("", FOUNDED),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), PRONOUNS)
def test_pronouns(biography: Pages, told: Told, before: str, after: str) -> None:
    """A pronoun becomes the topic's name where nobody else can be meant, and nowhere else."""
    assert told(biography(f"{before} In 1852, she founded the Cork Herald.")) == [after]


NAMES = [
    ("Byrne was rich. In 1852, he founded the Cork Herald.", ["-"]),
    ("Byrne was rich. In 1852, her brother founded the Cork Herald.", ["In [1852], Byrne's brother founded the Cork Herald."]),
    ("Byrne was rich. In 1852, Ida Marsh gave her the Cork Herald.", ["In [1852], Ida Marsh gave Byrne the Cork Herald."]),
    ("Byrne was rich. In 1852, Byrne sold her share of the Cork Herald.", ["In [1852], Byrne sold her share of the Cork Herald."]),
    ("Byrne was rich. In May 1852, she left Dublin with Ida Marsh and in June 1853 she founded the Cork Herald.",
     ["In [May 1852], Byrne left Dublin with Ida Marsh.", "In [June 1853] Byrne founded the Cork Herald."]),
    ("Byrne was rich. Her speech at the Cork Fair of 1852 thrust her into the national spotlight.",
     ["Byrne's speech at the Cork Fair of [1852] thrust her into the national spotlight."]),
    ("The elder Byrne founded the Cork Herald in 1852.", [PLAIN]),
    ("In 1852, it was decided in Cork that Byrne was to sell the Herald.",
     ["In [1852], it was decided in Cork that Byrne was to sell the Herald."]),
    ("It was decided by Ida Marsh to sell the Cork Herald of 1852.", ["-"]),
    ("When Byrne left Cork in 1851, Ida Marsh joined her at the Dublin Herald.", ["-"]),
    # couples
    ("Byrne became engaged to Tom Reed. They married on 3 May 1852.", ["Byrne and Tom Reed married on [3 May 1852]."]),
    ("Byrne met Tom Reed in Dublin. They married in Cork on 3 May 1852 and moved to Galway.", ["Byrne and Tom Reed married in Cork on [3 May 1852]."]),
    ("Byrne met Tom Reed at the house of Ida Marsh. They married on 3 May 1852.", ["-"]),
    ("Byrne met Tom Reed and Paul Drew. They married on 3 May 1852.", ["-"]),
    ("Byrne was rich. They married on 3 May 1852.", ["-"]),
    ("Byrne became engaged to Tom Reed. They sold the Cork Herald on 3 May 1852.", ["-"]),
    # the one wife or husband of the infobox
    ("{{Infobox person|spouse=[[Tom Reed]]}}Byrne was hired by Tom Reed. The press failed. They were married on 3 May 1852.", ["Byrne and Tom Reed were married on [3 May 1852]."]),
    ("{{Infobox person|spouse=[[Tom Reed]]}}Byrne was rich. They were married on 3 May 1852.", ["-"]),
    ("{{Infobox person|spouse=[[Tom Reed]]<br>[[Paul Drew]]}}Byrne was hired by Tom Reed. The press failed. They were married on 3 May 1852.", ["Byrne and Tom Reed were married on [3 May 1852]."]),
    # surnames
    ("Byrne knew [[Ida Tennant]]. In 1852, Byrne met Tennant at the Cork Fair.", ["In [1852], Byrne met Ida Tennant at the Cork Fair."]),
    ("Byrne knew [[Ida Tennant]] and [[Tom Tennant]]. In 1852, Byrne met Tennant at the Cork Fair.", ["-"]),
    ("Byrne knew [[Ida Tennant]]. In 1852, Tennant met Byrne at the house of Tennant in Cork.", ["In [1852], Ida Tennant met Byrne at the house of Tennant in Cork."]),
    ("Byrne knew [[Ida Tennant]]. In 1852, Byrne met Ida Tennant, and Tennant's sister.", ["In [1852], Byrne met Ida Tennant, and Tennant's sister."]),
    ("Byrne knew [[Ida Tennant]] and [[Tom Reed]]. In 1852, a league was founded in Cork by Tennant and Reed with the help of Byrne.",
     ["In [1852], a league was founded in Cork by Ida Tennant and Tom Reed with the help of Byrne."]),
    ('Byrne met [[Thomas Reed of Kerry|Thomas Reed]]. He was known within the family as "Tiger". In 1852, Byrne and Tiger toured the County of Galway.',
     ["In [1852], Byrne and Thomas Reed toured the County of Galway."]),
    ('Byrne met Thomas Reed. He was known within the family as "Tiger". In 1852, Byrne and Tiger toured the County of Galway.', ["-"]),
    ("Byrne knew people. In 1852, Byrne met Tennant at the Cork Fair.", ["-"]),
    ("{{Infobox person|spouse=[[Tom Reed]]<br>[[Paul Drew]]}}Byrne left Tom Reed. She was with Paul Drew. They divorced on 3 May 1852.", ["Byrne and Paul Drew divorced on [3 May 1852]."]),
    ("{{Infobox person|spouse=[[Tom Reed]]}}Byrne married Tom Reed. The marriage ended in divorce in 1852.", ["Byrne's marriage to Tom Reed ended in divorce in [1852]."]),
    ("{{Infobox person|spouse=[[Tom Reed]]}}Byrne married Tom Reed. In 1852, the couple bought the Cork Herald.", ["In [1852], Byrne and Tom Reed bought the Cork Herald."]),
    ("{{Infobox person|spouse=[[Tom Reed]]}}Byrne married Tom Reed. In 1852, their son, Sam Reed, was born in Cork.", ["In [1852], Byrne and Tom Reed's son, Sam Reed, was born in Cork."]),
    ("{{Infobox person|spouse=[[Tom Reed]]}}Byrne was rich. In 1852, the couple bought the Cork Herald.", ["-"]),
    ("Byrne was rich. In 1852, the family moved to Dublin to sell paper.", ["In [1852], Byrne's family moved to Dublin to sell paper."]),
    ("Byrne left the Reed family. In 1852, the family moved to Dublin to sell paper.", ["-"]),
    # definites
    ("Byrne knew the Cork Printers' Union. In 1852, Byrne joined the union with Ida Marsh.", ["In [1852], Byrne joined the Cork Printers' Union with Ida Marsh."]),
    ("Byrne knew the Cork Printers' Union and the Dublin Union. In 1852, Byrne joined the union with Ida Marsh.", ["-"]),
    ("Byrne knew people. In 1852, Byrne joined the union with Ida Marsh.", ["-"]),
    ("Byrne was rich. In 1850 Byrne left the Cork Printers' Union, and in 1852, Byrne rejoined the union with Ida Marsh.",
     ["In [1850] Byrne left the Cork Printers' Union.", "In [1852], Byrne rejoined the Cork Printers' Union with Ida Marsh."]),
    ('Byrne knew [[Ida Tennant]]. In 1852, Byrne met Ida "Red" Tennant at the Cork Fair.', ['In [1852], Byrne met Ida "Red" Tennant at the Cork Fair.']),
    # somebody else acts before the pronoun
    ("Byrne was rich. Ida Marsh left Cork after she had founded the Dublin Times in 1852.", ["-"]),
    ("Byrne was rich. When Ida Marsh came to Cork, she founded the Dublin Times in 1852.", ["-"]),
    ("Byrne was rich. Ida Marsh came to Cork and she founded the Dublin Times in 1852.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), NAMES)
def test_who_and_what_is_named(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """Pronouns, couples, surnames and definites are named from what the article says before, or the card is none."""
    assert told(biography(before)) == after


# a person who is not the topic
OTHERS = [
    ("Byrne was rich. In 1851 she took up printers such as Tom Reed, who rose when Byrne put him on the Cork Council in 1852.",
     ["In [1851] Byrne took up printers such as Tom Reed.", "Byrne put Tom Reed on the Cork Council in [1852]."]),
    ("Tom Reed and Sam Drew were poor, and Byrne put him on the Cork Council in 1852.", ["-"]),
    ("Tom Reed and a friend were poor, and Byrne put him on the Cork Council in 1852.", ["-"]),
    ("Tom Reed and his wife were poor, and Byrne put him on the Cork Council in 1852.",
     ["Byrne put Tom Reed on the Cork Council in [1852]."]),
    ("Byrne's son Tom Byrne fell ill; he died in May 1852.", ["Tom Byrne died in [May 1852]."]),
    ("Byrne's son fell ill; he died in May 1852.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), OTHERS)
def test_who_else_is_named(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """A pronoun that cannot mean the topic gets the name of the one other person of its sentence."""
    assert told(biography(before)) == after


BEFORE = [
    ("Tom Reed was rich.", "In [1852], Tom Reed printed the first Cork Herald in Dublin."),
    ("Tom Reed was rich. He was proud.", "In [1852], Tom Reed printed the first Cork Herald in Dublin."),
    ("The first printer was Tom Reed.", "In [1852], Tom Reed printed the first Cork Herald in Dublin."),
    ("Tom Reed needed money for his wife.", "In [1852], Tom Reed printed the first Cork Herald in Dublin."),
    ("Tom Reed met Sam Drew.", "-"),
    ("Tom Reed and Sam Drew were rich.", "-"),
    ("The mayor met Tom Reed.", "-"),
    ("Tom Reed was rich. The law failed.", "-"),
    ("The law failed.", "-"),
    ("Reed was rich.", "-"),
    ("", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), BEFORE)
def test_who_was_named_before(newspaper: Pages, told: Told, before: str, after: str) -> None:
    """On the page of a thing, "he" is the one person of the sentence before who acts in it."""
    assert told(newspaper(f"{before} In 1852, he printed the first Cork Herald in Dublin.")) == [after]


# a work that was named before
WORKS = [
    ("Byrne wrote ''The Cork Ballads''. It was published in 1852.", "Byrne's The Cork Ballads was published in [1852]."),
    ("Her first book, ''The Cork Ballads'', sold. It was published in 1852.", "Byrne's The Cork Ballads was published in [1852]."),
    ("Byrne wrote ''The Cork Ballads''. The law failed. In 1852, Byrne finished the book in Dublin.",
     "In [1852], Byrne finished the book The Cork Ballads in Dublin."),
    ("Byrne wrote ''The Cork Ballads''. The first edition was published in 1852.",
     "The first edition of Byrne's The Cork Ballads was published in [1852]."),
    ("Byrne wrote ''The Cork Ballads''. It was signed by Ida Marsh in 1852.", "-"),
    ("Byrne wrote ''The Cork Ballads'' and ''Rhyme''. It was published in 1852.", "-"),
    ("Byrne sent it to ''The Cork Herald''. It was published in 1852.", "-"),
    ("Ida Marsh sold ''The Cork Ballads''. It was published in 1852.", "-"),
    ("Ida Marsh wrote ''The Life of Byrne''. It was published in 1852.", "-"),
    ("Byrne wrote ''The Cork Ballads''. The law failed. The law failed. The law failed. It was published in 1852.", "-"),
    ("Byrne was rich. It was published in 1852.", "-"),
    ("Cork ordered a statue of Byrne. It was unveiled in Dublin in 1852.", "The statue of Byrne was unveiled in Dublin in [1852]."),
    ("Cork ordered a statue of Byrne and a bust of Byrne. It was unveiled in Dublin in 1852.", "-"),
    ("Cork ordered a statue of Byrne. The law failed. It was unveiled in Dublin in 1852.", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), WORKS)
def test_works_named_before(biography: Pages, told: Told, before: str, after: str) -> None:
    """The title of the one work that was named last stands for "it", behind "the book" and "the first edition"."""
    assert told(biography(before)) == [after]


# whether "it" means the page's own thing
ITS = [
    ("The Cork Herald was founded in Cork.", "In [1852], the Cork Herald was sold to Ida Marsh."),
    ("The Cork Herald was founded in Cork. It was proud.", "In [1852], the Cork Herald was sold to Ida Marsh."),
    ("The law on the Cork Herald failed.", "-"),
    ("The Cork Herald was founded in Cork. A press was built.", "-"),
    ("", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ITS)
def test_what_it_means(newspaper: Pages, told: Told, before: str, after: str) -> None:
    """The topic is "it" where the sentence before is about the topic, and nowhere else."""
    assert told(newspaper(f"{before} In 1852, it was sold to Ida Marsh.")) == [after]


LONG = "radicals mixed within larger groups of ordinary working citizens through the streets"

# of the lead, what has a name is of the topic's time; elsewhere the topic has a part or the event is of history
OF_THE_LEAD = [
    ("In 1852, the Cork Press Act freed the printers of Cork.", ["In [1852], the Cork Press Act freed the printers of Cork."]),
    ("In 1852, the act freed the printers of Cork.", ["-"]),
    ("\n\n== Career ==\nIn 1852, the Cork Press Act freed the printers of Cork.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), OF_THE_LEAD)
def test_what_the_lead_tells(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """The lead of a biography tells of the topic's life and time."""
    assert told(biography(f"Byrne was rich. {before}")) == after


CLAUSES = [
    # one clause of several
    ("Byrne was born in Cork, and married Tom Reed in 1852.", ["Byrne married Tom Reed in [1852]."]),
    ("Byrne was arrested in Cork and exiled to Dublin in 1852.", ["Byrne was exiled to Dublin in [1852]."]),
    ("Byrne moved to Dublin, and in 1852 sold the Cork Herald.", ["In [1852] Byrne sold the Cork Herald."]),
    ("Ida Marsh left Dublin, and in May 1852 Byrne founded the Cork Herald.", ["In [May 1852] Byrne founded the Cork Herald."]),
    ("Byrne founded the Cork Herald in May 1852; it failed.", ["Byrne founded the Cork Herald in [May 1852]."]),
    ("Byrne founded the Cork Herald in 1852, sold the Dublin Times in 1853, and died.", [PLAIN, "Byrne sold the Dublin Times in [1853]."]),
    # a subordinate clause alone
    ("After Byrne left the Cork Herald in 1852, she lived on a farm.", ["Byrne left the Cork Herald in [1852]."]),
    ("When Byrne sold the Cork Herald in 1852, it failed.", ["Byrne sold the Cork Herald in [1852]."]),
    # a participle told of the sentence's subject, a result told alone
    ("Elected to the Cork Council in 1852 with Tom Reed, Byrne was rich.", ["Byrne was elected to the Cork Council in [1852] with Tom Reed."]),
    ("After being elected to the Cork Council in 1852, Byrne was rich.", ["Byrne was elected to the Cork Council in [1852]."]),
    ("The Byrne Press, founded in Cork in 1852 by Tom Reed, was rich.", ["The Byrne Press was founded in Cork in [1852] by Tom Reed."]),
    ("Byrne hurt her own cause so much that she was forced to leave the Cork Council in 1852.", ["Byrne was forced to leave the Cork Council in [1852]."]),
    ("Byrne left the Cork Council on 3 May 1852, and, drawing on her skill with the press, became mayor of Dublin.", ["Byrne left the Cork Council on [3 May 1852]."]),
    ("In 1852, Byrne joined the Council of the neighboring Kingdom of Cork.", ["In [1852], Byrne joined the Council of the Kingdom of Cork."]),
    ("Another son, Tom Byrne, died in May 1852.", ["A son, Tom Byrne, died in [May 1852]."]),
    ("Another press, in Dublin was opened by Byrne in 1852.", ["A press in Dublin was opened by Byrne in [1852]."]),
    ("In 1852, Byrne wrote another article, the Origin of Print.", ["In [1852], Byrne wrote an article, the Origin of Print."]),
    ("In May 1852, Byrne released her last public report.", ["In [May 1852], Byrne released her last public report."]),
    # what stands in other people's mouths or beside the point
    ("Byrne said that Tom Reed had sold the Cork Herald in 1852.", ["-"]),
    ("Byrne, who had left Dublin in 1852, sold the Cork Herald.", ["-"]),
    ("Sold in 1852.", ["-"]),
    # openers and brackets
    ("Also, Byrne founded the Cork Herald in 1852.", [PLAIN]),
    ("Byrne also founded the Cork Herald in 1852.", [PLAIN]),
    ("Byrne, however, founded the Cork Herald in 1852.", [PLAIN]),
    ("However, in 1852, Byrne founded the Cork Herald.", [FOUNDED]),
    ("Despite this, Byrne founded the Cork Herald in 1852.", [PLAIN]),
    ("In response, Byrne founded the Cork Herald in 1852.", [PLAIN]),
    ("In 1852, Byrne founded the Cork Herald (a weekly) and the Byrne Press [in Cork].", ["In [1852], Byrne founded the Cork Herald and the Byrne Press."]),
    ("Byrne founded the Cork Herald in 1852 (it failed).", [PLAIN]),
    ("Byrne (born 1820) founded the Cork Herald in 1852.", ["-", PLAIN]),
    ("On 3 May 1852, Byrne married Tom Reed (1810–1870), a printer.", ["On [3 May 1852], Byrne married Tom Reed, a printer.", "-"]),
    # asides with a fault in them
    ("In 1852, Byrne was elected as mayor of Cork and as treasurer of the union.", ["In [1852], Byrne was elected as mayor of Cork."]),
    ("Byrne, a printer, mayor of Dublin in 1850, founded the Cork Herald in 1852.", ["-", "Byrne, a printer, mayor of Dublin, founded the Cork Herald in [1852]."]),
    ("Byrne founded the Cork Herald in 1852, and closed it in 1860.", [PLAIN, "-"]),
    ("Byrne, the daughter of a baker from Dublin born in 1820, founded the Cork Herald on 3 May 1852.", ["-", "Byrne founded the Cork Herald on [3 May 1852]."]),
    ("Byrne founded the Cork Herald, which Tom Reed had planned in 1850, on 3 May 1852.", ["-", "Byrne founded the Cork Herald on [3 May 1852]."]),
    # a noun that seems joined to the verb: a second thing with a date of its own, or a clause that was misread
    ("Byrne was expelled from the Cork Council in 1852 and the Cork Party in 1853.", ["Byrne was expelled from the Cork Council in [1852].", "-"]),
    ("Byrne was seriously injured on 3 May 1852 when thrown by a horse in Cork, and her heavy smoking exacerbated recurring breathing problems.",
     ["Byrne was seriously injured on [3 May 1852] when thrown by a horse in Cork."]),
    # of two asides in a row one is cut, and the comma that the other needs stays
    ("Byrne, a printer, who left Dublin in 1850, founded the Cork Herald in 1852.", ["-", "Byrne, a printer, founded the Cork Herald in [1852]."]),
    # two things under one verb, each with its date
    ("Byrne was elected as mayor of Cork in 1852 and as treasurer of Dublin in 1853.",
     ["Byrne was elected as mayor of Cork in [1852].", "Byrne was elected as treasurer of Dublin in [1853]."]),
    ("Byrne was elected to the Cork Council in 1852 and to the Dublin Senate in 1853.",
     ["Byrne was elected to the Cork Council in [1852].", "Byrne was elected to the Dublin Senate in [1853]."]),
    ("Byrne served as the leader of the Cork Party from 1852 to 1855 and as the leader of the Dublin League from 1855 to 1860.",
     ["Byrne served as the leader of the Cork Party [from 1852 to 1855].", "Byrne served as the leader of the Dublin League [from 1855 to 1860]."]),
    ("Byrne's papers were founded in Cork (1852) and Dublin (1853).", ["-", "-"]),
    # the date that opens a sentence is that of its second clause too, unless that has a time of its own
    ("On 3 May 1852, Byrne could barely speak, and she sold the Cork Herald.", ["On [3 May 1852], Byrne sold the Cork Herald."]),
    ("On 3 May 1852, Byrne could barely speak, and soon she sold the Cork Herald.", ["-"]),
    ("Byrne could barely speak in 1852, and she sold the Cork Herald.", ["-"]),
    # what counts from elsewhere, or ties to a clause that is not told
    ("Byrne landed in Dublin six hours later on 3 May 1852.", ["Byrne landed in Dublin on [3 May 1852]."]),
    ("While in Cork, on 3 May 1852, Byrne founded the Cork Herald.", ["In Cork, on [3 May 1852], Byrne founded the Cork Herald."]),
    ("Byrne became involved in the Cork Rising in 1852.", ["Byrne became involved in the Cork Rising in [1852]."]),
    ("The fall of Dublin Castle in May 1852 served as the catalyst for Byrne's career.", ["The fall of Dublin Castle in [May 1852] served as the catalyst for Byrne's career."]),
    ("On 3 May 1852, Byrne announced that she would not seek reelection as mayor of Cork at the Dublin Fair in June 1853.",
     ["On [3 May 1852], Byrne announced that she would not seek reelection as mayor of Cork at the Dublin Fair.", "-"]),
    # the second thing's phrase hangs below the verb; of a counted thing neither is told alone
    ("Byrne was elected as treasurer of the Cork Printers in 1852 and of the Dublin Printers in 1853.",
     ["Byrne was elected as treasurer of the Cork Printers in [1852].", "Byrne was elected as treasurer of the Dublin Printers in [1853]."]),
    ("Byrne rejected two attempts by Ida Marsh in 1852 and by Tom Reed in 1853.", ["-", "-"]),
    ("Byrne printed the Press Act of 1852 and the Paper Act of 1853.", ["-", "-"]),
    # of two objects each, of two places each
    ("Byrne founded the Cork Herald in 1852 and the Dublin Times in 1853.",
     ["Byrne founded the Cork Herald in [1852].", "Byrne founded the Dublin Times in [1853]."]),
    ("Byrne obtained patents in Scotland on 3 May 1852 and Ireland on 5 June 1852.",
     ["Byrne obtained patents in Scotland on [3 May 1852].", "-"]),
    # of a beginning and its end each is told without the other's date
    ("Byrne entered the Cork Council in 1852 with Ida Marsh, only to withdraw in 1853.",
     ["Byrne entered the Cork Council in [1852] with Ida Marsh.", "Byrne entered the Cork Council with Ida Marsh, only to withdraw in [1853]."]),
    ("On 3 May 1852, Byrne published ''Ballads of the Sea,'' a summary of the events of the 1830 rising.",
     ["On [3 May 1852], Byrne published Ballads of the Sea.", "-"]),
    ("Under Resolution 1401, Byrne was elected to the Cork Council in 1852.", ["Under Resolution 1401, Byrne was elected to the Cork Council in [1852]."]),
    # a lead-in of a quotation, without the words that lead it in
    ("Byrne sent the Cork Manifesto to Tom Reed on 3 May 1852, in which she wrote:\n<blockquote>Cork is the Queen of the Sea.</blockquote>",
     ["Byrne sent the Cork Manifesto to Tom Reed on [3 May 1852]."]),
    ("On 3 May 1852, Byrne issued the Cork Manifesto, which included the following words:\n<blockquote>Cork is the Queen of the Sea.</blockquote>",
     ["On [3 May 1852], Byrne issued the Cork Manifesto."]),
    ("On 3 May 1852, Byrne issued the Cork Manifesto:\n<blockquote>Cork is the Queen of the Sea.</blockquote>",
     ["On [3 May 1852], Byrne issued the Cork Manifesto."]),
    ("In 1852, Byrne convened a congress in Cork at which the Dublin Printers asked for another paper.", ["In [1852], Byrne convened a congress in Cork."]),
    (f"On 3 May 1852, Byrne knowingly led a procession of {LONG} to the Winter Palace to supposedly beseech the Queen for food and relief from the government of Cork.",
     [f"On [3 May 1852], Byrne knowingly led a procession of {LONG} to the Winter Palace."]),
    ("Byrne Byrne was awarded the Cork Medal in 1852.", ["Byrne was awarded the Cork Medal in [1852]."]),
    ("In 1852, Marsh bought it from Byrne in Cork.", ["-"]),
    # examples, concessions and ages are cut, with the stress on a name
    ("For example, Byrne founded the Cork Herald in 1852.", [PLAIN]),
    ("Byrne founded the Cork Herald in 1852, although she was poor.", [PLAIN]),
    ("Byrne founded the Cork Herald in 1852 when she was 14.", [PLAIN]),
    # "these" of an object beside the clause, "in the city" behind a name, and a tail of two participles in a row
    ("On 3 May 1852, Byrne sent a letter to the Cork Council, blaming these delays on Tom Reed.",
     ["On [3 May 1852], Byrne sent a letter to the Cork Council, blaming delays on Tom Reed."]),
    ("In 1852, Byrne sold the Cork Herald at the Cork Institute in the city.", ["In [1852], Byrne sold the Cork Herald at the Cork Institute."]),
    ("Byrne withdrew from the Cork Union on 3 May 1852, by declaring leaving the talks on the side of Dublin.", ["Byrne withdrew from the Cork Union on [3 May 1852]."]),
    # the name that the next clause gives
    ("Byrne founded a paper in Cork on 3 May 1852 and also called it Herald.", ["Byrne founded a paper in Cork on [3 May 1852] called Herald."]),
    # a weekday of the Old Style; the right one says nothing
    ("On Sunday, 9 January 1905, Byrne founded the Cork Herald.", ["On [9 January 1905] (Old Style), Byrne founded the Cork Herald."]),
    ("The strike began on 3 January 1905 (Julian calendar). On 5 October 1905, Byrne founded the Cork Herald.",
     ["-", "On [5 October 1905] (Old Style), Byrne founded the Cork Herald."]),
    ("The strike began on 3 January 1905 (Julian calendar). On 5 October 1906, Byrne founded the Cork Herald.",
     ["-", "On [5 October 1906], Byrne founded the Cork Herald."]),
    ("On Monday, 9 January 1905, Byrne founded the Cork Herald.", ["On [9 January 1905], Byrne founded the Cork Herald."]),
    # a named battle of a day is history too
    ("== Life ==\nThe Battle of Cork on 3 May 1852 was the bloodiest day of the Cork War.", ["The Battle of Cork on [3 May 1852] was the bloodiest day of the Cork War."]),
    ("== Life ==\nThe Battle of Cork on 3 May 1852, was the bloodiest day of the Cork War.", ["The Battle of Cork on [3 May 1852] was the bloodiest day of the Cork War."]),
    ("== Life ==\nThe Battle of Cork in 1852 was the bloodiest day of the Cork War.", ["-"]),
    # of another person only a day is history
    ("== Life ==\nTom Reed was exiled to Dublin in May 1852.", ["-"]),
    ("== Life ==\nTom Reed was exiled to Dublin on 3 May 1852.", ["Tom Reed was exiled to Dublin on [3 May 1852]."]),
    # a word that heads sentences and never stands without its capital is a name
    ("Forges wrote of Cork. Forges drew Byrne to Cork in 1852.", ["-"]),
    # somebody who is named in full is not named by another name too
    ("[[Tom Reed]] was rich. Thomas Reed's sister sold Reed's press to Byrne in 1852.", ["Thomas Reed's sister sold Reed's press to Byrne in [1852]."]),
    ("In 1852, at age 23, Byrne founded the Cork Herald.", [FOUNDED]),
    ("Byrne founded the Cork Herald in 1852 at the age of 23.", [PLAIN]),
    # a bare month is a second date
    ("In April 1852, Byrne opened the Cork Library in Cork, followed in September by the Cork Museum in Dublin.", ["In [April 1852], Byrne opened the Cork Library in Cork.", "-"]),
    # two editions of one contest
    ("Byrne won the 1852 Cork Cup and the 1854 Cork Cup.", ["-", "-"]),
    # a sentence in brackets, a shared object, a shared "first"
    ("(Byrne founded the Cork Herald in 1852.)", [PLAIN]),
    ("In 1852, the Cork Council passed, and Byrne signed a law against printers.", ["In [1852], the Cork Council passed, and Byrne signed a law against printers."]),
    ("Byrne was first elected to the Cork Council in 1852 and sworn in with Ida Marsh in 1853.", ["Byrne was first elected to the Cork Council in [1852].", "Byrne was first sworn in with Ida Marsh in [1853]."]),
    # one conference is named once; how long the contrary held is not cut
    ("At the XV Cork Conference in May 1852, Byrne could barely speak because of interruptions and catcalls, and at the end of the Conference she lost her Council seat.",
     ["At the XV Cork Conference in [May 1852], Byrne lost her Council seat."]),
    ("In 1852, Byrne's books, forbidden until 1850, were sold in Cork.", ["-", "-"]),
    # "first" is part of what is told, and nobody is named twice for "itself"
    ("Byrne was first elected to the Cork Council in 1852.", ["Byrne was first elected to the Cork Council in [1852]."]),
    # the initials of another such thing leave open which one is meant
    ("The Cork League and the DPL met. In 1852, Byrne joined the league.", ["-"]),
    ("The Cork League and the DPU met. In 1852, Byrne joined the league.", ["In [1852], Byrne joined the Cork League."]),
    ("Byrne herself founded the Cork Herald in 1852.", [PLAIN]),
    # what goes on a relative clause is not the main clause's subject's
    ("Byrne printed the Cork Herald, which was sold in Dublin, and was revived, briefly, in 1852.", ["-"]),
    # a date told as that of another ends
    ("Byrne decided her position was becoming untenable and she sold her entire stock of over 7,000 ballads on May 3, 1852, the same day that the Cork fleet at Dublin sailed for her relief.",
     ["Byrne sold her entire stock of over 7,000 ballads on [May 3, 1852].", "-"]),
    ("Byrne's raids on Dublin in 1852 and Galway in 1854 met with success in the Cork War.", ["-", "-"]),
    ("Byrne was freed by the fall of both forts, Dublin in 1852 and Galway in 1854.", ["-", "-"]),
    # what is told of a past date in the present
    ("In 1852, Byrne is elected to the Cork Council.", ["In [1852], Byrne was elected to the Cork Council."]),
    # the same year twice
    ("In 1852, Byrne won the 1852 election in Cork.", ["In [1852], Byrne won the election in Cork.", "-"]),
    ("In 1852, Byrne won the 1851 election in Cork.", ["-", "-"]),
    ("In 1852, Byrne signed the Printing Act of 1852 in Cork.", ["In [1852], Byrne signed the Printing Act in Cork.", "Byrne signed the Printing Act of [1852] in Cork."]),
    # early and late stay, the exact date is asked for
    ("In early 1852, Byrne founded the Cork Herald.", ["In early [1852], Byrne founded the Cork Herald."]),
    ("Byrne founded the Cork Herald in late 1852.", ["Byrne founded the Cork Herald in late [1852]."]),
    ("At the end of 1852, Byrne founded the Cork Herald.", ["At the end of [1852], Byrne founded the Cork Herald."]),
    # words that count from another date: what they mean is asked for, with the preposition it needs
    ("Byrne was happy in 1852. The next year, Byrne founded the Cork Herald.", ["-", "In [], Byrne founded the Cork Herald."]),
    ("Byrne was happy in 1852. Two years later, Byrne founded the Cork Herald.", ["-", "In [], Byrne founded the Cork Herald."]),
    ("Byrne was happy on 3 May 1852. The next day, Byrne founded the Cork Herald.", ["-", "On [], Byrne founded the Cork Herald."]),
    ("Byrne was happy on 3 May 1852. On 5 May, Byrne founded the Cork Herald.", ["-", "On [], Byrne founded the Cork Herald."]),
    # titles
    ('Byrne wrote "The Light of the Sea" in 1852.', ['Byrne wrote "The Light of the Sea" in [1852].']),
    # early and late stay, a year before a name, participles that share their auxiliary, debris
    ("In 1852 Byrne founded the Cork Herald.", ["In [1852] Byrne founded the Cork Herald."]),
    ("In late May 1852, Byrne founded the Cork Herald.", ["In late [May 1852], Byrne founded the Cork Herald."]),
    ("In mid-1852, Byrne founded the Cork Herald.", ["In mid-[1852], Byrne founded the Cork Herald."]),
    ("At the beginning of May 1852, Byrne founded the Cork Herald.", ["At the beginning of [May 1852], Byrne founded the Cork Herald."]),
    ("Byrne moved to Dublin and in 1852 was exiled to Galway.", ["In [1852] Byrne was exiled to Galway."]),
    ("In 1852, Byrne moved to , with Ida Marsh.", ["-"]),
    ("On the same day, 3 May 1852, Byrne founded the Cork Herald.", ["On [], Byrne founded the Cork Herald."]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CLAUSES)
def test_what_is_told_of_a_sentence(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """A date's own clause is told, without what leans, dates or digresses; where that cannot be cut, nothing is."""
    assert told(biography(before)) == after


AFTERMATHS = [
    # what a sentence only opens with, with what came of it
    ("After the defeat of the Cork fleet at Kinsale on 3 May 1852, Byrne left Dublin for Spain.",
     ["The defeat of the Cork fleet at Kinsale, after which Byrne left Dublin for Spain, was on [3 May 1852]."]),
    ("Following the Cork elections in 1852, Byrne left Dublin for Spain.", ["The Cork elections, after which Byrne left Dublin for Spain, were in [1852]."]),
    ("After the defeat in 1852, Byrne left Dublin for Spain.", ["-"]),
    ("After Reed's death in 1852, Byrne left Dublin for Spain.", ["-"]),
    ("After her defeat in the Cork elections in 1852, Byrne left Dublin for Spain.", ["-"]),
    ("After the defeat of the Cork fleet, which sank at Kinsale in 1852, Byrne left Dublin for Spain.", ["-"]),
    ("\n\n== Career ==\nAfter the visit of the Cork fleet in 1852, Ida Marsh sailed.", ["-"]),
    ("After the tour of the Cork fleet in 1852, Byrne was rich.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), AFTERMATHS)
def test_what_a_sentence_opens_with(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """An event with a name that opens a sentence is told with what came of it, where the topic has part in that."""
    assert told(biography(before)) == after


SEEMINGLY = [
    # what ought to be done
    ("During the Cork debate of 1852, Byrne argued that printers should be paid by the state bank.",
     ["During the Cork debate of [1852], Byrne argued that printers should be paid by the state bank."]),
    ("During the Cork debate of 1852, Byrne argued that printers had been paid by the state bank.", ["-"]),
    # the one place that was just named
    ("Byrne left Dublin in 1852, fearing that the city would be attacked by Spain.", ["Byrne left Dublin in [1852], fearing that the city would be attacked by Spain."]),
    ("Byrne left the Herald in 1852, fearing that the city would be attacked by Spain.", ["-"]),
    # the present tense for the past
    ("In 1852, Byrne is elected to the Cork Council.", ["In [1852], Byrne was elected to the Cork Council."]),
    ("Byrne is known for the Cork Herald founded in 1852.", ["-"]),
    # what was done before something else
    ("Prior to selling the Cork Herald in 1852, Byrne printed ballads in Dublin.", ["Prior to selling the Cork Herald in [1852], Byrne printed ballads in Dublin."]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SEEMINGLY)
def test_what_only_seems_to_lean(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """What leans only in seeming is told: things wished for, the place that was named."""
    assert told(biography(before)) == after


# of a section on a thing by its very name, the thing may be told without the topic
OF_ITS_SECTION = [("Cork Proclamation", "The Cork Proclamation was issued in [1852]."), ("Proclamations", "-")]


@pytest.mark.parametrize(("heading", "after"), OF_ITS_SECTION)
def test_what_a_section_is_on(biography: Pages, told: Told, heading: str, after: str) -> None:
    """What a section of the biography is called by belongs to its topic."""
    text = "The Cork Proclamation, issued in 1852, freed the printers of Dublin."
    assert told(biography(f"Byrne was rich.\n\n== {heading} ==\n{text}")) == [after]


SPANS = [
    # "from ... to" tells how long the clause's one thing took, whatever it is
    ("Byrne lived in Dublin from 1852 to 1855.", ["Byrne lived in Dublin [from 1852 to 1855]."]),
    ("Byrne lived in Dublin from May 1852 until July 1852.", ["Byrne lived in Dublin [from May 1852 until July 1852]."]),
    ("Byrne lived in Dublin from the 1840s to the 1850s.", ["-"]),
    ("Byrne lived in Dublin from 1500 to 1612.", ["-"]),
    ("Byrne founded the Cork Herald from 1852 to 1855.", ["Byrne founded the Cork Herald [from 1852 to 1855]."]),
    ("Byrne left Dublin from 1852 to 1855.", ["-"]),
    # the last of several things is that of the span behind it, the first of the one before them
    ("Byrne sold the Cork Herald and lived in Dublin from 1852 to 1855.", ["Byrne lived in Dublin [from 1852 to 1855]."]),
    ("From 1852 to 1855, Byrne edited the Cork Herald and lived in Dublin.", ["-"]),
    # other ties take verbs of what goes on for years
    ("Byrne lived in Dublin between 1852 and 1855.", ["Byrne lived in Dublin [between 1852 and 1855]."]),
    ("Byrne sold the Cork Herald between 1852 and 1855.", ["-"]),
    ("During 1852–1855, Byrne lived in Dublin.", ["During [1852–1855], Byrne lived in Dublin."]),
    ("In 1852–1855, Byrne sold the Cork Herald.", ["-"]),
    ("In the 430s BC, Byrne lived in Dublin.", ["-"]),
    # in brackets behind a verb or its adverb; behind a name they are a life's
    ("Byrne served briefly (May 1852 to July 1853) as mayor of Cork.", ["Byrne served briefly from [May 1852 to July 1853] as mayor of Cork."]),
    ("Byrne served in the army of Ida Marsh (1852–1899) as a nurse.", ["-"]),
    # a state, and a length of time that the span tells
    ("Byrne was married to Tom Reed from 1852 to 1855.", ["Byrne was married to Tom Reed [from 1852 to 1855]."]),
    ("Byrne lived in Dublin for three years from 1852 to 1855.", ["Byrne lived in Dublin for three years [from 1852 to 1855]."]),
    # an office taken and held; talks that the topic had a part in
    ("Byrne replaced Ida Marsh as mayor of Cork from 1852 to 1855.", ["-"]),
    ("Byrne replaced Ida Marsh as the leader of the Cork Printers after the peace negotiations in Cork from 3 May 1852 to 5 July 1852.", ["-"]),
    ("During the Cork debate of 1852–1853, Byrne argued that printers should be paid in silver.",
     ["During the Cork debate of [1852–1853], Byrne argued that printers should be paid in silver."]),
    ("In 1852–1853, Byrne argued that printers should be paid in silver.", ["-"]),
]  # fmt: skip


ASIDES = [
    # what is told of the thing that the subject is, told of the subject
    ("Byrne is a printer who founded the Cork Herald in 1852.", ["Byrne founded the Cork Herald in [1852]."]),
    ("Byrne was a printer who had founded the Cork Herald in 1852.", ["-"]),
    ("Byrne is the printer who founded the Cork Herald in 1852.", ["-"]),
    ("The Byrne Press is a company founded in Cork in 1852.", ["The Byrne Press was founded in Cork in [1852]."]),
    ("The Byrne Press is a company founded under a law passed in Cork in 1852.", ["-"]),
    ("The Byrne Press is the company of Cork, founded in 1852 by Tom Reed.", ["The Byrne Press was founded in [1852] by Tom Reed."]),
    ("The ballads of Byrne, first printed in Dublin in 1852, are kept in Cork.", ["The ballads of Byrne were first printed in Dublin in [1852]."]),
    # of a name that the subject has, told of that
    ("The oldest press of Byrne's is the Cork Press, which was founded with Ida Marsh in 1852.", ["-"]),
    ("The mayor of Byrne's time was Ida Marsh, elected in 1852.", ["-"]),
    # a relative clause behind the subject
    ("Byrne, who founded the Cork Herald in 1852, was rich.", ["Byrne founded the Cork Herald in [1852]."]),
    ("Byrne, whose sister founded the Cork Herald in 1852, was rich.", ["-"]),
    # what the topic did with a thing that has a name
    ("Byrne's main work in Cork was her great ballad, ''The Light of the Sea'', which she started writing in 1852.",
     ["Byrne started writing The Light of the Sea in [1852]."]),
    ("Byrne was proud of the Cork Herald, which she founded in 1852 and sold to Ida Marsh in 1853.",
     ["Byrne founded the Cork Herald in [1852].", "Byrne sold the Cork Herald to Ida Marsh in [1853]."]),
    ("Byrne was proud of the Cork Herald, which she sold to Ida Marsh in 1852.", ["Byrne sold the Cork Herald to Ida Marsh in [1852]."]),
    ("Byrne was proud of the paper, which she sold to Ida Marsh in 1852.", ["-"]),
    ("Byrne was proud of the Cork Herald, which Ida Marsh sold to Tom Reed in 1852.", ["-"]),
    # the topic's own work with the sentence that makes it; a thing that another named
    ("Byrne wrote the Manifesto of the Cork Printers, published in 1852, with Ida Marsh.",
     ["Byrne wrote the Manifesto of the Cork Printers, published in [1852], with Ida Marsh."]),
    ("Byrne bought the Manifesto of the Cork Printers, published in 1852, with Ida Marsh.", ["-"]),
    ("Ida Marsh wrote the Manifesto of the Cork Printers, published in 1852, with Tom Reed.", ["-"]),
    ("Byrne fulfilled a plan proposed in 1852 by Mayor Ida Marsh.", ["Byrne fulfilled a plan proposed in [1852] by Mayor Ida Marsh."]),
    ("Byrne fulfilled the plan proposed in 1852 by Mayor Ida Marsh.", ["-"]),
    ("Byrne fulfilled a plan proposed in 1852 by the mayor.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), ASIDES)
def test_asides_with_a_date(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """A participle or relative clause is told of the topic itself, or beside the topic's own work; no other is."""
    assert told(biography(before)) == after


@pytest.mark.parametrize(("before", "after"), SPANS)
def test_spans_of_time(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """A span is asked for where it is that of one thing which went on for all of it."""
    assert told(biography(before)) == after


OF_A_THING = [
    ("The press of Cork Herald stood in Cork. Cork Herald was sold. In 1852, the Cork Herald was sold to Tom Reed.", ["In [1852], the Cork Herald was sold to Tom Reed."]),
    (f"{'Cork Herald grew. ' * 11}In 1852, the Herald was sold to Tom Reed.", ["In [1852], the Herald was sold to Tom Reed."]),
    ("In 1852, the paper was sold to Tom Reed.", ["In [1852], the paper was sold to Tom Reed."]),
    ("The Cork Herald was popular. Tom Reed was rich. In 1852, it was sold to Ida Marsh.", ["-"]),
    ("The Dublin Times was popular. In 1852, it was sold to Tom Reed.", ["-"]),
    ("Byrne was rich. In 1852, she founded the Cork Herald.", ["-"]),
    ("The oldest office of the Cork Herald is the Byrne Hall, built in 1852 by Ida Marsh.", ["The Byrne Hall was built in [1852] by Ida Marsh."]),
]  # fmt: skip

# what the rules do not see yet: a case that passes belongs in the tables above
SHORTCOMINGS = [
    ("Byrne moved to Dublin and on 3 May 1852 married Tom Reed.", ["On [3 May 1852] Byrne married Tom Reed."]),
    ("In 1852, Byrne founded the Cork Herald, a weekly with a print run of 300 in 1853.", [FOUNDED, "-"]),
    # "she" is the other person of the same sentence
    # what was said is cut, and its closing mark left
    ('In 1852, Byrne said, regarding her paper: "I am proud of it. It sells."', ["-"]),
    ('In 1852, Byrne was nominated by Mayor Tom Reed to be treasurer of Cork but was rejected by the council as being "unfit for it."',
     ["In [1852], Byrne was nominated by Mayor Tom Reed to be treasurer of Cork."]),
    # the object of both verbs is cut off the first
    ("In May 1852, Congress passed, and Byrne signed into law, these tax rebates as part of the Cork Press Act.", ["-"]),
    ("The following summary of Byrne's work was written by Ida Marsh in the Cork Herald in 1852.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), OF_A_THING)
def test_the_page_of_a_thing(newspaper: Pages, told: Told, before: str, after: list[str]) -> None:
    """What an article on a thing calls it settles who is meant; no pronoun is taken for a person."""
    assert told(newspaper(before)) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("On 3 May 1852, the Queen founded the Cork Herald.", "On [3 May 1852], the Queen founded the Cork Herald."),
        ("On 3 May 1852, Queen Ida visited the Cork Herald.", "-"),
        ("On 3 May 1852, the King visited the Cork Herald.", "-"),
    ],
)
def test_the_page_of_a_monarch(told: Told, text: str, after: str) -> None:
    """A monarch's title ("the Queen") is the topic's, where the page keeps calling her so; another monarch is not."""
    wikitext = f"Mary VI was queen of Cork.\n\n== Reign ==\n{text} {'Then the Queen left, as she had to. ' * 6}"
    page = Page(title="Mary VI", wikitext=f"{wikitext}\n\n[[Category:1815 births]]")
    assert told(parse_article(page).items[0]) == [after]


@pytest.mark.xfail(reason="the rules do not see it yet", strict=True)
@pytest.mark.parametrize(("before", "after"), SHORTCOMINGS)
def test_known_shortcomings(biography: Pages, told: Told, before: str, after: list[str]) -> None:
    """What a careful teacher would make of these sentences is known and not reached."""
    assert told(biography(before)) == after


def setting(article: Article, *, certain: bool = True) -> Setting:
    """What a sentence of the article is read against."""
    return Setting(topic=topic_of(article), certain=certain)


def tell_first(text: str, setting_: Setting) -> Telling | str:
    """What is told of a sentence's first date."""
    mentions = find_dates(text)
    (parse,) = parse_plain([(Sentence(text=text, start=0, end=len(text)), mentions)])
    others = [(mention.start, mention.end) for mention in mentions[1:]]
    return tell(parse, (mentions[0].start, mentions[0].end), setting_, other_dates=others)


def test_a_pronoun_is_named_only_where_certain(biography: Pages) -> None:
    """`tell` takes the caller's word on whether the topic is meant."""
    text = "On 3 May 1852, she founded the Cork Herald."
    sure = tell_first(text, setting(biography("")))
    assert isinstance(sure, Telling)
    assert (sure.before, sure.date_text, sure.after) == ("On ", "3 May 1852", ", Byrne founded the Cork Herald.")
    assert isinstance(tell_first(text, setting(biography(""), certain=False)), str)


def test_nothing_long_is_told(biography: Pages) -> None:
    """A sentence that no cut shortens enough is not told."""
    names = " and ".join(f"Ida Marsh{chr(97 + n)}" for n in range(MAX_WORDS // 3 + 1))
    assert isinstance(tell_first(f"On 3 May 1852, Byrne met {names} in Dublin.", setting(biography(""))), str)


def test_a_text_without_words_is_not_told(biography: Pages) -> None:
    """A date alone has no clause, and the reason says so."""
    assert isinstance(tell_first("3 May 1852", setting(biography(""))), str)
