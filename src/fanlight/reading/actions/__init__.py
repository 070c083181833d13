"""Writing what is private to a reader."""
