-- What the site of a project looked like month by month (形象进度), the latest month first. One row per month with words.
--
-- $month  last month of the reporting period, e.g. 2024-05-01
-- $code   code of the project to show; null shows all
--
-- project_code  code
-- month         month, its first day
-- progress      the office's words
-- next_step     what is done next; null when unknown
select
    progress_notes.project_code,
    progress_notes.month,
    progress_notes.progress,
    progress_notes.next_step,
from progress_notes
semi join own_projects on progress_notes.project_code = own_projects.project_code
where progress_notes.month <= $month::date and ($code::varchar is null or progress_notes.project_code = $code::varchar)
order by progress_notes.month desc, progress_notes.project_code
