"""Where wikitext comes from: files with a sidecar, MediaWiki exports (XML, also bzip2), standard input, wikis.

Only `fetch` and what it uses speak to the network; they are imported by those who mean to, and not from here.

The title of a wikitext file is the one that the caller gives, the sidecar's, or the file's name with spaces for
underscores. A name in lower case with hyphens ("northern-light") is a slug; it becomes the words that it may
have been made from as the text mostly spells them ("Northern Light"), or the name with spaces and a capital.
"""

from quizgen.source.read import find_pages, read_page, read_pages

__all__ = ["find_pages", "read_page", "read_pages"]
