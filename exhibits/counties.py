"""Counties: where ours stands among the counties of the prefecture, indicator by indicator."""
