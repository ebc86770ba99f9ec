"""Capital sources: what the money of this year is made of, who invests, and where investors come from."""
