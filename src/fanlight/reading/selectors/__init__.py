"""Reading what is private to a reader: to that reader alone, but for what they share."""
