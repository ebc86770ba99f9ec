"""How far the work is that somebody started; it goes on when the page is closed."""

import streamlit as st

from office import work
from screen import html, sign_in
from screen.office.desk import Desk
from words import _


def draw(desk: Desk) -> None:
    """Show the work that is being done, and how the last one ended."""
    job = work.last_job(desk.folder)
    if job is None:
        return
    if job.state == work.RUNNING:
        _watch(desk)
    elif desk.visitor.unit and job.by != desk.by:
        return  # what came of others' work may name other units
    elif job.state == work.FAILED:
        st.error(html.letter_by_letter(_("{what}: {problem}").format(what=_name(job), problem=job.text)))
    elif job.text and job.kind in ("publish", "rollback", "prune"):
        st.success(html.letter_by_letter(_("{what}: {problem}").format(what=_name(job), problem=job.text)))


@st.fragment(run_every=1.5)
def _watch(desk: Desk) -> None:
    job = work.last_job(desk.folder)
    if job is None or job.state != work.RUNNING or sign_in.visitor() != desk.visitor:
        st.rerun()
    said = work.in_words(job)
    if job.text not in said and not desk.visitor.unit:  # it may name a file of another unit
        said = f"{said} · {job.text}"
    st.progress(job.share, text=html.letter_by_letter(said))
    st.caption(_("This goes on when the page is closed."))


def _name(job: work.Job) -> str:
    return f"{job.at[11:16]} {job.by}".strip()
