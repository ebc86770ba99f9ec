"""A paper as PDF, by the LibreOffice of this computer, where it has one."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from words import _

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
PATIENCE = 180  # seconds


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
    """The file (its ending is "docx", "pptx" or "xlsx") as PDF. Raises PdfError."""
    office = program()
    if office is None:
        raise PdfError(missing())
    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / f"paper.{ending}").write_bytes(content)
        command = [office, f"-env:UserInstallation={(here / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", folder, str(here / f"paper.{ending}")]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, cwd=folder)
            return (here / "paper.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise PdfError(_("LibreOffice did not make a PDF of this paper")) from error
