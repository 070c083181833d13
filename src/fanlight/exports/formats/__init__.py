"""One format, one file: a Manuscript to bytes. No Django in here."""
