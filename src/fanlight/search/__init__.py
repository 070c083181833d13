"""Finding works: the question (query), its language, and one door that answers it.

The door is `selectors.find(query, viewer, *, limit, after, before, facets, excludes, explain) -> Results`. Owns what a
filter means, how it is written, and every way to answer it. Never changes a work or a tag.
"""
