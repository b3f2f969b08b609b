"""The self-test: cards asked in the terminal, judged, and remembered until they are due again.

- `grade`: is what was typed the answer? (pure)
- `schedule`: when a card comes back: FSRS, in the learner's days (pure)
- `store`: what was answered, in SQLite
- `session`: one sitting: what is asked next, and what an answer leads to (pure)
- `screen`: how it looks on a terminal, in plain lines, and as JSON lines
"""
