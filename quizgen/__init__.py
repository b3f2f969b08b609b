"""quizgen: study quizzes and flashcards from Wikipedia-style wikitext, each card with the sentence it came from."""
