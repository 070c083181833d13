"""Reading jobs with their reports, and reviews."""
