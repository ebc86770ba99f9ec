"""A paper as LibreOffice prints it, measured: where its words stand and its lines run, in millimetres."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from lxml import etree
from PIL import Image

DOTS = 200  # an inch
INCH, POINT = 25.4, 25.4 / 72
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Line:
    """One line of words: its text, its edges."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Rule:
    """A line drawn across: its edges, how thick it is, whether it is red."""

    left: float
    top: float
    right: float
    bottom: float
    is_red: bool


class Printed:
    """The pages of a .docx file."""

    def __init__(self, content: bytes, folder: Path):
        (folder / "paper.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "paper.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=150)
        self._folder = folder
        told = subprocess.run(["pdfinfo", "paper.pdf"], cwd=folder, check=True, capture_output=True, text=True).stdout
        width, height = re.search(r"Page size: +([\d.]+) x ([\d.]+)", told).groups()
        self.size = (float(width) * POINT, float(height) * POINT)
        command = ["pdftotext", "-bbox-layout", "paper.pdf", "words.html"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        self._pages = etree.parse(str(folder / "words.html")).getroot().findall(f".//{XHTML}page")

    def __len__(self) -> int:
        return len(self._pages)

    def lines(self, page: int) -> list[Line]:
        """The lines of a page, from its top."""
        found = []
        for line in self._pages[page - 1].iter(f"{XHTML}line"):
            edges = [float(line.get(name)) * POINT for name in ("xMin", "yMin", "xMax", "yMax")]
            found.append(Line("".join(word.text or "" for word in line.iter(f"{XHTML}word")), *edges))
        return sorted(found, key=lambda line: line.top)

    def rules(self, page: int) -> list[Rule]:
        """The lines that are drawn across most of a page."""
        picture = self.picture(page)
        dark = picture.min(axis=2) < 140
        is_red = (picture[:, :, 0] > 180) & (picture[:, :, 1] < 140)
        long = dark.sum(axis=1) > dark.shape[1] / 2
        return [_rule(dark, is_red, start, end) for start, end in _runs(long)]

    def ink(self, page: int, top: float, bottom: float, red: bool = False) -> tuple[float, float]:
        """The upper and the lower edge of what is printed between two heights, of what is red alone."""
        picture = self.picture(page)
        dark = picture.min(axis=2) < 140
        if red:
            dark &= (picture[:, :, 0] > 180) & (picture[:, :, 1] < 140)
        rows = np.flatnonzero(dark.any(axis=1)) * INCH / DOTS
        rows = rows[(rows >= top) & (rows < bottom)]
        return float(rows.min()), float(rows.max())

    def picture(self, page: int) -> np.ndarray:
        """A page as rows of dots."""
        name = f"page-{page}"
        if not (self._folder / f"{name}.png").is_file():
            command = ["pdftoppm", "-r", str(DOTS), "-f", str(page), "-l", str(page), "-png", "-singlefile"]
            subprocess.run([*command, "paper.pdf", name], cwd=self._folder, check=True, capture_output=True)
        with Image.open(self._folder / f"{name}.png") as picture:
            return np.asarray(picture.convert("RGB"))


def _runs(rows: np.ndarray) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], rows, [False]]).astype(int)))
    return zip(edges[::2], edges[1::2], strict=True)


def _rule(dark: np.ndarray, is_red: np.ndarray, start: int, end: int) -> Rule:
    columns = np.flatnonzero(dark[start:end].any(axis=0))
    millimetres = INCH / DOTS
    red = bool(is_red[start:end].sum() > dark[start:end].sum() / 2)
    return Rule(
        columns.min() * millimetres, start * millimetres, (columns.max() + 1) * millimetres, end * millimetres, red
    )
