"""Works on their way out: files in open formats, of one work, of several as one book, of a shelf of them.

Owns the formats and the cache of what they made. Never changes a work, and finds none: who calls hands in which.
"""
