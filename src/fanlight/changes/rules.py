"""The kinds of changes that those who read the log have to tell from others of the same noun."""

RECOUNTED = "work.recounted"
"""Of a work only what stands beside its text changed: kudos, hits, comments, bookmarks, dates. No word that is searched
did, nor anything that readers are told as news."""

PICTURED = "work.pictured"
"""Of a work nothing changed but whether it has pictures."""

MARKED = "work.marked"
"""Of a work only what it is marked as changed, as readers see it: whether it is complete, how many chapters there are
to be, whether guests may see it. No word that is searched did."""

WORDLESS = frozenset({RECOUNTED, PICTURED, MARKED})
"""Who reads texts passes these by; lists and their orders follow them."""

UNTOLD = frozenset({RECOUNTED, PICTURED})
"""Who tells readers what is new passes these by."""
