"""How long a click takes, measured in a browser. Prints a table, writes nothing into the repository."""
