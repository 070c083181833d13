"""What is private to a reader: so far the filters they saved, and which of them hide works from them.

Knows what a filter's text is for, not what it says: that is search's, above.
"""
