"""What FanFicFare writes, whichever kind of file it stands in: title pages, tags, chapters, notes, addresses.

Read off FanFicFare's own templates (writers/*.py, defaults.ini) and files. No Django in here.
"""
