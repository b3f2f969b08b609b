"""Names of people: surname, variants, and whether two names are one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PARTICLES = frozenset("al bin da de del della der des di dos du el ibn la le ten ter van von y zu".split())
SUFFIXES = frozenset("esq esq. ii iii iv jr jr. md phd sr sr.".split())
TITLES = frozenset(
    "admiral archbishop baron baroness bishop capt. captain cardinal chancellor col. colonel commander comrade "
    "count countess dame dr dr. duchess duke earl emperor empress gen. general governor kaiser king lady "
    "lieutenant lord lt. major marshal minister miss mr mr. mrs mrs. ms ms. pope president prince princess prof. "
    "professor queen saint secretary senator sir st st. tsar".split()
)
_REGNAL = re.compile(r"[IVX]+\Z")


_WORDS = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Case, accents and punctuation removed: two spellings of one name fold to one text."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of the folded text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).replace("’", "")
        if any(map(unicodedata.combining, text)):
            text = "".join(char for char in text if not unicodedata.combining(char))
    return _WORDS.findall(text.casefold().replace("'", ""))


def bare_name(name: str) -> str:
    """A page title without its disambiguation in brackets ("John Smith (engineer)")."""
    return re.sub(r"\([^()]*\)\Z", "", name.strip()).strip()


def words_of(name: str) -> list[str]:
    """The words of a name without titles before it and suffixes after it."""
    words = bare_name(name).replace(",", " ").split()
    while len(words) > 1 and words[0].casefold() in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in SUFFIXES and not _is_monarch(words):
        words = words[:-1]
    return words


def _is_monarch(words: list[str]) -> bool:
    """Whether the name is a first name and a number alone ("Henry II"), where the number is no mere suffix."""
    return len(words) == 2 and bool(_REGNAL.match(words[-1]))


def surname(name: str) -> str:
    """The family name with its particles ("von Neumann"); for a monarch the name with its number ("Henry VIII")."""
    words = words_of(name)
    if " of " in f"{name} " or not words:
        return name
    if _REGNAL.match(words[-1]) and len(words) > 1:
        return " ".join(words[-2:])
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(words[first:])


def possessive(name: str) -> str:
    """The genitive of a name ("Charles's", "the Beatles'")."""
    return f"{name}'" if name.endswith("s") and name.casefold().startswith("the ") else f"{name}'s"


@lru_cache(maxsize=4096)
def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(fold(" ".join(words_of(name))).split())


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: equal, or one a shorter form of the other that keeps the surname."""
    mine, theirs = _folded_words(one), _folded_words(other)
    if not mine or not theirs:
        return False
    short, full = sorted((mine, theirs), key=len)
    return set(short) <= set(full) and (short[-1] == full[-1] or bool(_REGNAL.match(full[-1].upper())))


SPELLING_VARIANT = 82
"""Least similarity (0-100) of two words of five letters or more that may be one name ("Hansen", "Hanson": 83)."""

_CAPITALISED = re.compile(r"(?![a-z\d_])\w[\w’'-]+")


def names_in(text: str, name: str) -> bool:
    """Whether a text has a word of somebody's name, spelling variants included; titles and particles do not count."""
    from rapidfuzz.fuzz import ratio

    parts = [word for word in fold(name).split() if len(word) > 2 and word not in TITLES | PARTICLES | {"the", "and"}]
    words = {fold(word.removesuffix("'s").removesuffix("’s")) for word in _CAPITALISED.findall(text)}
    if words & set(parts):
        return True
    return any(
        ratio(word, part, score_cutoff=SPELLING_VARIANT) > 0
        for word in words
        for part in parts
        if min(len(word), len(part)) > 4
    )


# --- one name in several spellings ----------------------------------------------------------------------------------

# Letters that Unicode does not take apart into a letter and an accent, and two alphabets (ISO 9 made simple, as English
# texts write them; classical Greek as it is taught).
_LATIN = dict(
    zip(
        "ßøæœłđðþıħабвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџαβγδεζηθικλμνξοπρσςτυφχψω",
        "ss o ae oe l d d th i h "
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g u j lj nj c dj dz "
        "a b g d e z e th i k l m n x o p r s s t y ph ch ps o".split(" "),
        strict=True,
    )
)

# Ways to write one sound, in the order in which they are made one.
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"schtsch|shch|sch", "sh"),
    (r"tsch|tch|tsh", "ch"),
    (r"kh", "k"),
    (r"dzh|dj", "j"),
    (r"tz", "ts"),
    (r"ch(?=l|r|ol)", "k"),
    (r"ph", "f"),
    (r"ck|q", "k"),
    (r"c(?![eiyh])", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"f+$", "v"),
    (r"oe", "o"),
    (r"ae", "a"),
    (r"ue|ou|oo", "u"),
    (r"a[jy]$", "ai"),
    (r"(?<=[^aeiou])(?:iy|ij|yj|yi|ii|yy|ey|ei|ie|y|j)$", "i"),
    (r"[yij](?=[aeou])", ""),
    (r"y", "i"),
    (r"ai$", "i"),
    (r"([^\d])\1+", r"\1"),
)


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns, compiled when they are first needed."""
    return tuple((re.compile(pattern), into) for pattern, into in _SOUNDS)


@lru_cache(maxsize=32768)
def latin(text: str) -> str:
    """The text in small Latin letters without accents; what is in a script that is not known stays as it is."""
    if text.isascii():
        return text.casefold()
    small = unicodedata.normalize("NFC", text).casefold()
    plain = "".join(_LATIN.get(char, char) for char in small)
    decomposed = "".join(_LATIN.get(char, char) for char in unicodedata.normalize("NFKD", plain))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """One text for the usual spellings of a word of a name: Tsarevsky, Tsarevskii, Tzarevsky, Царевский."""
    key = "".join(re.findall(r"\w+", latin(word)))
    for pattern, into in _sounds():
        key = pattern.sub(into, key)
    return key
