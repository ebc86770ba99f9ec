"""Papers as PDF, by the LibreOffice of this computer, where it has one."""

import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from words import _

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
PATIENCE, PATIENCE_EACH = 180, 5  # seconds


class PdfError(Exception):
    """There is no LibreOffice, or it did not make a PDF; the message says which."""


def program() -> str | None:
    """LibreOffice's own program on this computer; None where there is none."""
    found = (shutil.which(name) for name in PROGRAMS)
    return next((path for path in found if path), None) or next((str(path) for path in PLACES if path.exists()), None)


def missing() -> str:
    """What a button says that cannot be pressed; nothing where there is a LibreOffice."""
    return "" if program() else _("A PDF needs LibreOffice on the computer that runs the dashboard; there is none")


def as_pdf(content: bytes, ending: str) -> bytes:
    """The file (its ending is "docx", "pptx" or "xlsx") as PDF; of a "zip" one with its documents. Raises PdfError."""
    if ending == "zip":
        return _archive_as_pdf(content)
    return _as_pdfs({f"paper.{ending}": content})["paper.pdf"]


def _archive_as_pdf(content: bytes) -> bytes:
    """The documents of an archive as PDF, in an archive; what is no document stays out."""
    with ZipFile(BytesIO(content)) as archive:
        papers = {name: archive.read(name) for name in archive.namelist() if name.endswith(".docx")}
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, one in _as_pdfs(papers).items():
            archive.writestr(name, one)
    return made.getvalue()


def _as_pdfs(papers: Mapping[str, bytes]) -> dict[str, bytes]:
    """All of them in one run of LibreOffice, by their names."""
    office = program()
    if office is None:
        raise PdfError(missing())
    with TemporaryDirectory() as folder:
        here = Path(folder)
        names = {f"{number}{Path(name).suffix}": Path(name).stem for number, name in enumerate(papers)}
        for safe, paper in zip(names, papers.values(), strict=True):
            (here / safe).write_bytes(paper)
        command = [office, f"-env:UserInstallation={(here / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(
                [*command, "--outdir", folder, *names],
                check=True,
                capture_output=True,
                timeout=PATIENCE + PATIENCE_EACH * len(papers),
                cwd=folder,
            )
            return {f"{stem}.pdf": (here / safe).with_suffix(".pdf").read_bytes() for safe, stem in names.items()}
        except (subprocess.SubprocessError, OSError) as error:
            raise PdfError(_("LibreOffice did not make a PDF of this paper")) from error
