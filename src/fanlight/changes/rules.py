"""The kinds of changes that those who read the log have to tell from others of the same noun."""

RECOUNTED = "work.recounted"
"""Of a work only what stands beside its text changed: kudos, hits, comments, bookmarks, dates. No word that is searched
did, nor anything that readers are told as news. Lists and their orders follow it; who reads texts passes it by."""
