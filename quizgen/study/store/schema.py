"""The tables of the memory, as steps from each version to the next. A step that was released is never changed.

Days are ISO dates (they sort as text), moments microseconds since 1970 in UTC.

- `deck`: a deck that was studied; `source`: which deck a path on the command line means, and what it was made of.
- `card`: the deck's cards as they were last read. One that left its deck sleeps: not asked, its answers kept.
  `content` holds its texts, apart so that what is due is found in a small table.
- `answer`: every answer, with what the scheduler made of it. This is what cannot be made again.
- `memory`: the last state of each card, so that what is due is found without reading all answers.
- `setting`: what the learner chose.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE answer (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        card TEXT NOT NULL,
        at INTEGER NOT NULL,
        day TEXT NOT NULL,
        rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        verdict TEXT NOT NULL,
        cram INTEGER NOT NULL DEFAULT 0,
        typed TEXT NOT NULL DEFAULT '',
        milliseconds INTEGER NOT NULL DEFAULT 0,
        expected REAL,
        stability REAL,
        difficulty REAL,
        due TEXT,
        answers INTEGER,
        lapses INTEGER
    );
    CREATE TABLE memory (
        card TEXT PRIMARY KEY,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        last TEXT NOT NULL,
        due TEXT NOT NULL,
        answers INTEGER NOT NULL,
        lapses INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE deck (id TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL,
        bad_cards TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE source (what TEXT PRIMARY KEY, deck TEXT NOT NULL, made_of TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE card (
        deck TEXT NOT NULL,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        form TEXT NOT NULL,
        field TEXT NOT NULL,
        section TEXT NOT NULL,
        earliest INTEGER,
        latest INTEGER,
        asleep INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (deck, id)
    ) WITHOUT ROWID;
    CREATE TABLE content (
        deck TEXT NOT NULL,
        id TEXT NOT NULL,
        prompt TEXT NOT NULL,
        answer TEXT NOT NULL,
        question TEXT NOT NULL,
        PRIMARY KEY (deck, id)
    );
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE UNIQUE INDEX answer_once ON answer (card, at);
    CREATE INDEX answer_day ON answer (day);
    CREATE INDEX memory_due ON memory (due);
    CREATE INDEX card_field ON card (deck, field);
    CREATE INDEX card_position ON card (deck, asleep, position);
    """,
)
