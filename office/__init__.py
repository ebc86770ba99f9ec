"""The office's month: who has handed in what, what is wrong with it, and what was done with it.

This room keeps the returns and the record of what was done; it never reads a workbook and never writes a database. That
is done by ``python -m data …``, which `work.py` runs in a process of its own, limited in time and memory.
"""
