"""What exports do to the world: so far, send a book by mail."""
