"""The briefs of all units of a month at once, one Word document each."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from exhibits import Filters
from papers.bulletin import Paper, Watch, make_paper, nobody
from papers.letter import Letter
from words.file_names import file_names


def units(filters: Filters) -> list[str]:
    """The townships and zones of the county that are in its ranking, of the chosen ones where some are chosen."""
    rows = filters.for_all_regions().ask("regions_of_county")
    return [
        row["region"] for row in rows if row["is_ranked"] and row["region"] in (filters.regions or (row["region"],))
    ]


def briefs(filters: Filters, said: Letter, watch: Watch = nobody) -> Iterator[tuple[str, Paper]]:
    """The name of the file and the brief of every unit. Raises TemplateError."""
    regions = units(filters)
    names = file_names(regions)
    for done, region in enumerate(regions, 1):
        yield f"{names[region]} {filters.month:%Y-%m}.docx", make_paper(replace(filters, regions=(region,)), said)
        watch(done, len(regions))


def zipped(filters: Filters, said: Letter, watch: Watch = nobody) -> Paper:
    """All briefs in one .zip file, and what was left out of any of them, said once. Raises TemplateError."""
    file = BytesIO()
    left_out: dict[str, None] = {}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, paper in briefs(filters, said, watch):
            archive.writestr(name, paper.content)
            left_out |= dict.fromkeys(paper.left_out)
    return Paper(file.getvalue(), tuple(left_out))
