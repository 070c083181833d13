"""The index: sets of works for each label, columns to sort and cut by, and text; made from the database alone.

Nothing outside the room knows of it, and nothing outside this folder imports Tantivy or pyroaring.
"""
