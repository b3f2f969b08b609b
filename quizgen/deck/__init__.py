"""Questions + ledger -> a deck of cards: which questions it takes, and the rules that hold between cards.

The order of the questions given is the order of the story; a deck keeps it.
"""

from quizgen.deck.draw import Wish, draw
from quizgen.deck.hand import handle
from quizgen.deck.importance import importance, with_options_of_weight
from quizgen.deck.select import Assembled, assemble, ordered, select

__all__ = [
    "Assembled",
    "Wish",
    "assemble",
    "draw",
    "handle",
    "importance",
    "ordered",
    "select",
    "with_options_of_weight",
]
