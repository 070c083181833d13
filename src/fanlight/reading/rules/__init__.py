"""What is decided about reading, from values alone."""
