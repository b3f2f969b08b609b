"""The self-test: cards asked in the terminal, judged, and remembered until they are due again.

- `grade`: is what was typed the answer? (pure)
- `schedule`: when a card comes back: FSRS, in the learner's days (pure)
- `store`: what was answered, in SQLite
- `session`: one sitting as a value: what is asked next, and what an answer leads to (pure)
- `sitting`: a sitting that goes on: asks, judges, stores, and does what the keys say
- `ui`: what a sitting and its look say to each other; `screen` is the look on a terminal and in plain lines, `program`
  the one in JSON lines
- `lines`, `report`, `plots`, `hints`, `days`: what is shown; `terminal`: what it is shown on
- `exchange`: answers as JSON lines
"""
