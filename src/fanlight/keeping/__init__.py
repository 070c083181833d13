"""The library as a whole: backups of it, and putting one in its place.

Knows tables and files, never what they mean: what another room adds is kept without a word here.
"""
