"""What is taken home from a meeting: slides, the bulletin, the briefs of the units; each as a file and as a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits import Filters
from exhibits.agenda import agenda_or_default
from papers import pdf
from papers.briefs import units, zipped
from papers.bulletin import Paper, make_paper
from papers.letter import Letter, letter
from papers.template import TemplateError
from screen import html, visit
from words import _, language
from words.file_names import file_name

KINDS = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "pdf": "application/pdf",
}
Watch = Callable[[int, int], None]


def slides(filters: Filters) -> None:
    """The agenda as slides with charts that can be edited."""
    names = agenda_or_default(visit.agenda())
    html.headline(_("Slides"))
    html.note(_("The agenda under the filters that are on; charts can be edited in PowerPoint and WPS."))
    offer(
        _("Make the slides"),
        ("slides", visit.agenda(), filters, language()),
        lambda watch: _slides(visit.agenda() and names, filters, watch),
        f"{_('Slides')} {filters.month:%Y-%m}.pptx",
    )


def _slides(names: Sequence[str], filters: Filters, watch: Watch) -> Paper:
    from papers.slides import slides as make_slides  # 12 MB that a server need not hold for who takes none home

    return Paper(make_slides(names, filters, watch), ())


def bulletin(filters: Filters) -> None:
    """The monthly bulletin as a Word document in the official layout, with what is typed for it."""
    html.headline(_("Bulletin"))
    html.note(_("The month's bulletin in the official layout, for the whole county."))
    with st.container(horizontal=True):
        number = st.number_input(
            _("Number of the issue"), min_value=1, max_value=999, value=None, step=1, key="issue_number"
        )
        day = st.date_input(_("Date of the document"), value=date.today(), format="YYYY-MM-DD", key="issued_on")
        copy = st.number_input(
            _("Number of the copy"), min_value=1, max_value=999_999, value=None, step=1, key="copy_number"
        )
    said = letter(day if isinstance(day, date) else date.today(), number, copy_number=copy)
    html.note(_borne(said))
    whole = filters.for_all_regions()
    offer(
        _("Make the bulletin"),
        ("bulletin", said, whole, language()),
        lambda watch: make_paper(whole, said, watch),
        f"{_('Bulletin')} {filters.month:%Y-%m}.docx",
    )


def _borne(said: Letter) -> str:
    """What the bulletin bears by the settings, and what it lacks."""
    fields = {
        _("issuer"): said.issuer,
        _("document number"): said.document_number,
        _("addressees"): said.addressees,
        _("copies to"): "，".join(said.copies_to),
        _("printed by"): said.printed_by,
    }
    empty = [name for name, text in fields.items() if not text]
    given = [_("{name}: {text}").format(name=name, text=text) for name, text in fields.items() if text]
    if empty:
        given.append(_("not set, so left out: {names}").format(names=_(", ").join(empty)))
    return _("; ").join(given)


def brief(filters: Filters) -> None:
    """One unit's page, to read before its head speaks, or those of all units in one file."""
    html.headline(_("Brief of a township"))
    said = letter(date.today())
    offer(
        _("Make the briefs of all units"),
        ("briefs", filters.for_all_regions(), language()),
        lambda watch: zipped(filters.for_all_regions(), said, watch),
        f"{_('Briefs')} {filters.month:%Y-%m}.zip",
    )
    region = st.selectbox(
        _("Township or zone"),
        units(filters.for_all_regions()),
        index=None,
        placeholder=_("choose"),
        key="brief_region",
    )
    if region:
        chosen = replace(filters, regions=(region,))
        offer(
            _("Make the brief"),
            ("brief", chosen, language()),
            lambda watch: make_paper(chosen, said, watch),
            f"{file_name(region)} {filters.month:%Y-%m}.docx",
        )


def offer(label: str, what: tuple[Any, ...], make: Callable[[Watch], Paper], file: str) -> None:
    """A button that makes a paper behind a progress bar; then the downloads, for as long as nothing changes."""
    kind = what[0]
    if st.button(label, key=f"make.{kind}", icon=":material/draft:"):
        bar = st.progress(0.0, text=_("working"))
        try:
            paper = make(partial(_show_progress, bar))
            visit.keep_paper(kind, what, paper.content)
            visit.keep_paper(f"{kind}.left_out", what, "\n".join(paper.left_out).encode())
        except TemplateError as error:
            for line in str(error).splitlines():
                st.error(html.letter_by_letter(line))
        bar.empty()
    content = visit.paper(kind, what)
    if not content:
        return
    with st.container(horizontal=True):
        _download(kind, content, file)
        _as_pdf(kind, what, content, file)
    for line in (visit.paper(f"{kind}.left_out", what) or b"").decode().splitlines():
        html.note(line)


def _download(kind: str, content: bytes, file: str) -> None:
    st.download_button(
        html.letter_by_letter(_("Download {file}").format(file=file)),
        content,
        file_name=file,
        mime=KINDS[file.rpartition(".")[2]],
        key=f"download.{kind}",
        on_click="ignore",
        icon=":material/download:",
        type="primary",
    )


def _as_pdf(kind: str, what: tuple[Any, ...], content: bytes, file: str) -> None:
    """A button that makes a PDF of the paper; without LibreOffice it says what is missing."""
    name, _dot, ending = file.rpartition(".")
    missing = pdf.missing()
    pressed = st.button(
        "PDF", key=f"pdf.{kind}", icon=":material/picture_as_pdf:", disabled=bool(missing), help=missing or None
    )
    if missing:
        html.note(missing)
    if pressed:
        try:
            with st.spinner(_("working")):
                visit.keep_paper(f"{kind}.pdf", what, pdf.as_pdf(content, ending))
        except pdf.PdfError as error:
            st.error(html.letter_by_letter(f"{error}"))
    if made := visit.paper(f"{kind}.pdf", what):
        _download(f"{kind}.pdf", made, f"{name} PDF.zip" if ending == "zip" else f"{name}.pdf")


def _show_progress(bar: DeltaGenerator, done: int, count: int) -> None:
    bar.progress(min(done / count, 1.0), text=_("working"))
