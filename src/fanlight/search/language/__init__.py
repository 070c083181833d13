"""The query language: text to Query with what was wrong and where, and a Query's one text.

Pure, linear in the length of the text, and bounded: whatever cannot be read is left out and said, the rest holds.
"""

from fanlight.search.language.parser import LONGEST, Parsed, parse
from fanlight.search.language.printer import write, write_node

__all__ = ["LONGEST", "Parsed", "parse", "write", "write_node"]
