"""Pages that are private to a reader."""
