"""A sitting with a learner: asks, judges, stores each answer at once, and does what the keys say.

How it looks is the `Ui`'s matter, of which there is one for a screen, one for plain lines and one for JSON lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from quizgen import codec
from quizgen.errors import InputError, OutputError, QuizgenError
from quizgen.model import BadCard, Question
from quizgen.study import schedule, session, store
from quizgen.study.grade import Grade, Verdict, grade, is_long
from quizgen.study.hints import hints
from quizgen.study.schedule import Rating
from quizgen.study.session import Session
from quizgen.study.store import Answer, Asked, Database, Recorded, StoredDeck
from quizgen.study.ui import Reply, Result, Summary, Ui, View

Clock = Callable[[], datetime]

MAX_REASON = 500
"""Characters that are kept of why a card is bad."""

EARLIEST = date(2025, 1, 1)
"""A clock that stands before it is wrong: the program is younger."""


def today(database: Database, now: datetime) -> date:
    """The learner's day; where the clock cannot be right (a battery ran out), the day of the last answer."""
    day = schedule.learners_day(now)
    return day if day >= EARLIEST else max(store.last_day(database) or EARLIEST, EARLIEST)


@dataclass(slots=True, kw_only=True)
class Sitting:
    """A sitting that is going on.

    Attributes:
        decks: the decks that cards are from, by their ids.
        minutes: no question is asked after so many.
        cram: whether answers leave the schedule alone.
    """

    database: Database
    ui: Ui
    clock: Clock
    decks: Mapping[str, StoredDeck]
    session: Session
    retention: float = schedule.RETENTION
    minutes: float | None = None
    cram: bool = False
    _rivals: dict[str, list[str]] = field(default_factory=dict)
    _results: dict[int, tuple[Result, Answer]] = field(default_factory=dict)
    _marked: list[tuple[Asked, Session]] = field(default_factory=list)
    _just_marked: bool = False

    def run(self) -> Summary:
        """Ask until there is nothing left, the time is over or the learner stops; gives how it went.

        An answer is on the disk before its verdict is shown, so that whatever ends the sitting loses nothing.

        Raises:
            QuizgenError: an answer could not be stored.
        """
        from quizgen.study.terminal import LostTerminalError

        begun = self.clock()
        try:
            while (card := self.session.current) is not None and not self._is_over(begun):
                if not self._ask(card):
                    break
        except (LostTerminalError, KeyboardInterrupt):
            pass  # all answers are stored
        return self._summary(begun)

    def _is_over(self, begun: datetime) -> bool:
        return self.minutes is not None and (self.clock() - begun).total_seconds() >= 60 * self.minutes

    def _ask(self, card: Asked) -> bool:
        """One question, until it is answered, skipped or undone; False where the learner stops."""
        stored = store.question_of(self.database, card.deck, card.id)
        if stored is None:
            self.session = session.without(self.session, card)
            return True
        view = self._view(card, codec.question_from_json(stored, "the stored card"))
        self.ui.question(view)
        asked_at = self.clock()
        self._get_ready(card.deck, view.question)
        given = iter(hints(view.question))
        hinted = False
        while True:
            reply = self.ui.answer(view)
            match reply.command:
                case "answer":
                    return self._answer(card, view, reply.text, asked_at, hinted=hinted)
                case "hint":
                    hint = next(given, None)
                    hinted = hinted or hint is not None
                    self.ui.say(hint or "There is no further hint.", "hint")
                case "help":
                    self.ui.help(view)
                case "skip":
                    self.session = session.skipped(self.session)
                    return True
                case "bad":
                    self._mark_bad(card, reply)
                    return True
                case _ if not self._about_the_last(reply):
                    return reply.command != "quit"

    def _view(self, card: Asked, question: Question) -> View:
        return View(
            card=card.id,
            deck=self.decks[card.deck].title,
            question=question,
            number=self.session.number,
            total=self.session.total,
            is_new=store.memory_of(self.database, card.id) is None,
            is_long=is_long(question),
        )

    def _answer(self, card: Asked, view: View, text: str, asked_at: datetime, *, hinted: bool) -> bool:
        """Judge, store, show, and wait for what comes next."""
        judged = Grade("nearly") if view.is_long else grade(view.question, text, self._rivals[card.deck])
        verdict: Verdict = judged.verdict
        if view.is_long or verdict == "nearly":
            decided = self.ui.decide(view, judged, revealed=view.is_long)
            if isinstance(decided, Reply):
                return decided.command != "quit" and self._instead(card, decided)
            verdict = "right" if decided else "wrong"
        now = self.clock()
        rating = _rating(verdict, hinted=hinted)
        spent = max(0, round(1000 * (now - asked_at).total_seconds()))
        answer = Answer(
            card=card.id, at=round(now.timestamp() * 1_000_000), day=today(self.database, now), rating=rating,
            verdict=verdict, typed=text, milliseconds=spent, cram=self.cram,
        )  # fmt: skip
        recorded = self._record(answer)
        self._just_marked = False
        self.session = session.answered(self.session, verdict, recorded.id)
        result = Result(
            card=card.id, question=view.question, typed=text, grade=judged, verdict=verdict,
            memory=None if self.cram else recorded.memory, day=answer.day,
        )  # fmt: skip
        self._results[recorded.id] = result, answer
        self.ui.verdict(result)
        return self._after(result)

    def _record(self, answer: Answer) -> Recorded:
        """Store an answer; where there is no room for it, as often as the learner wants to try again."""
        while True:
            try:
                return store.record(self.database, answer, self.retention)
            except (InputError, OutputError) as error:
                if not self.ui.try_again(str(error)):
                    raise

    def _instead(self, card: Asked, reply: Reply) -> bool:
        """A command in place of a decision: the question is asked again, but for one that was skipped or is bad."""
        if reply.command == "bad":
            self._mark_bad(card, reply)
        elif reply.command == "skip":
            self.session = session.skipped(self.session)
        elif reply.command == "undo":
            self._about_the_last(reply)
        return True

    def _after(self, result: Result) -> bool:
        """Commands about the answer that was just given, until the learner goes on; False where they stop."""
        while True:
            reply = self.ui.after(result)
            if reply.command == "next":
                return True
            if reply.command == "quit":
                return False
            if reply.command == "help":
                self.ui.help(None)
            elif reply.command == "undo":
                self._about_the_last(reply)
                return True
            elif self._about_the_last(reply):
                if reply.command == "bad":
                    return True
                result = self._results[self.session.turns[-1].stored][0]

    def _about_the_last(self, reply: Reply) -> bool:
        """Do a command that concerns the last answer; False where the present question is to be left for it."""
        if reply.command == "quit":
            return False
        if reply.command == "undo" and self._just_marked:
            self._unmark()
            return False
        if not self.session.turns:
            self.ui.say("There is no answer before this one.", "remark")
            return True
        turn = self.session.turns[-1]
        match reply.command:
            case "undo":
                store.take_back(self.database, turn.stored)
                self.session = session.undone(self.session)
                return False
            case "bad":
                self._mark_bad(turn.asked, reply)
            case "amend" | "hard" | "easy":
                self._amend(reply.command)
        return True

    def _amend(self, command: Literal["amend", "hard", "easy"]) -> None:
        """Another verdict on the last answer: the other one, or the same with more or less trouble."""
        stored = self.session.turns[-1].stored
        result, answer = self._results[stored]
        verdict: Verdict = result.verdict
        if command == "amend":
            verdict = "wrong" if verdict == "right" else "right"
            rating = _rating(verdict, hinted=False)
        elif verdict == "wrong":
            self.ui.say("Only a right answer can have been hard or easy.", "remark")
            return
        else:
            rating = schedule.HARD if command == "hard" else schedule.EASY
        changed = replace(answer, rating=rating, verdict=verdict)
        recorded = store.amend(self.database, stored, changed, self.retention)
        self.session = session.amended(self.session, verdict, recorded.id)
        amended = replace(result, verdict=verdict, memory=None if self.cram else recorded.memory, grade=Grade(verdict))
        self._results[recorded.id] = amended, changed
        self.ui.amended(amended)

    def _mark_bad(self, card: Asked, reply: Reply) -> None:
        """Mark a card as bad, unless no reason is given; undo takes it back as long as nothing was answered since."""
        from quizgen import ledger

        reason = " ".join((reply.text or self.ui.reason()).split())[:MAX_REASON]
        if not reason:
            self.ui.say("The card was not marked: no reason was given.", "remark")
            return
        path = Path(self.decks[card.deck].bad_cards)
        try:
            ledger.mark_bad(path, BadCard(id=card.id, why=reason))
        except QuizgenError as error:
            self.ui.say(f"The card could not be marked: {error}", "error")
            return
        store.put_to_sleep(self.database, card.deck, card.id)
        self._marked.append((card, self.session))
        self._just_marked = True
        self.session = session.without(self.session, card)
        self.ui.say(f"Marked as bad; it is asked no more. The mark is kept in {path}", "marked")

    def _unmark(self) -> None:
        from quizgen import ledger

        card, self.session = self._marked.pop()
        ledger.unmark_bad(Path(self.decks[card.deck].bad_cards), card.id)
        store.wake(self.database, card.deck, card.id)
        self._just_marked = False

    def _get_ready(self, deck: str, question: Question) -> None:
        """What the first verdict needs is loaded while the learner thinks."""
        if deck not in self._rivals:
            self._rivals[deck] = store.answers_of(self.database, deck)
            grade(replace(question, form="basic", asks="person"), "amber")
            schedule.review(None, schedule.GOOD, EARLIEST)

    # --- small things -----------------------------------------------------------------------------------------------

    def _summary(self, begun: datetime) -> Summary:
        from quizgen.study.store.figures import upcoming

        now = self.clock()
        first = session.first_attempts(self.session)
        due_now, coming = upcoming(self.database, tuple(self.decks), today(self.database, now))
        missed = [self._results[turn.stored][0].question for turn in first if turn.verdict == "wrong"]
        return Summary(
            right=sum(turn.verdict == "right" for turn in first),
            asked=len(first),
            answers=len(self.session.turns),
            seconds=max(0, round((now - begun).total_seconds())),
            missed=tuple(missed),
            due_now=due_now,
            coming=coming[:7],
            left=len(self.session.queue),
            marked_bad=len(self._marked),
        )


def _rating(verdict: Verdict, *, hinted: bool) -> Rating:
    """A right answer is good, one that needed a hint was hard."""
    if verdict != "right":
        return schedule.AGAIN
    return schedule.HARD if hinted else schedule.GOOD
