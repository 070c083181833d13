"""What is private to a reader: saved filters, lists of tags, what they accepted in a work, places their e-readers keep.

Knows what a filter's text is for, not what it says: that is search's, above.
"""
