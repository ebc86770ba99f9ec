"""A second computation of the queries that others build on: written from the definitions, over the rows of a ledger, in
plain Python and exact fractions, and never from the SQL. Where the two differ, one of them is wrong.
"""
