"""Tables that offices keep side by side instead of one below the other, each read into the ledger's own tables.

A monthly project table, months or cumulative months side by side, capital sources side by side, a table of regions.
"""
