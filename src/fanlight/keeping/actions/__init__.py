"""Making backups; restoring from them."""
