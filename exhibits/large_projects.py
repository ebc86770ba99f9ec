"""Large projects: how many, how far, how they will end the year."""
