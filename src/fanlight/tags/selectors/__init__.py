"""Reading tags."""
