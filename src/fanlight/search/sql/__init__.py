"""Answers from the database alone, slow and obvious: the tests' second opinion, and the answer without an index."""

from fanlight.search.sql.answers import answer

__all__ = ["answer"]
