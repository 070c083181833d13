"""Atom feeds: what is new of a list, a creator, a series, a saved filter or a work, for programs that ask."""
