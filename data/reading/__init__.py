"""What offices send, read in three steps: cells, layout, facts."""
