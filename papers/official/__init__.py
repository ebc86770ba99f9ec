"""An official document by GB/T 9704-2012 as a Word file, on the layout of the standard or on the office's own paper."""

from papers.official.document import Annex, OfficialDocument, Table
from papers.official.tables import Grid

__all__ = ["Annex", "Grid", "OfficialDocument", "Table"]
