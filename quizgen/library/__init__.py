"""The user's decks: articles fetched and pinned, decks made of them and brought up to date, and what there is."""
