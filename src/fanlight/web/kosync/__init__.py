"""KOReader's progress sync, as its server speaks it (koreader-sync-server, version 1 of its API).

A device names its owner and shows the MD5 of its key in headers; errors are a code and a message in JSON.
"""
