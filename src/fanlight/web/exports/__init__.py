"""Works taken out of the library: one, a series, whatever a list holds."""
