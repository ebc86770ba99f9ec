"""How the free tables of units are read where somebody corrected it: kept for the months to come, as a ledger.toml."""

import json
import tomllib
from pathlib import Path

from office.folder import Folder, Said, read_json, write_json, write_whole
from words.file_names import file_name

FILE, MAPPING, OWN = "choices.json", "ledger.toml", "own.toml"
LONGEST_UNIT = 60  # bytes
# What a column of a free table may be read as: roles of the monthly table, with the header that office workers know.
ROLES = {
    "name": "项目名称",
    "code": "项目编号",
    "region": "区域",
    "planned_investment": "计划总投资",
    "annual_plan": "年度计划投资",
    "of_the_month": "本月完成投资",
    "year_to_date": "本年累计完成投资",
    "since_start": "开工至今累计完成投资",
    "progress": "形象进度",
    "problem": "存在问题",
    "next_step": "下一步",
    "owner": "建设单位",
    "responsible_unit": "责任单位",
    "leader": "包抓领导",
    "started_on": "开工日期",
    "planned_completion_on": "计划竣工日期",
    "completed_on": "竣工日期",
    "remark": "备注",
}


def of_unit(folder: Folder, unit: str) -> dict[str, str]:
    """Header -> what it is read as, as it was chosen for a unit."""
    said = read_json(folder.root / FILE).get(unit)
    return {str(header): str(role) for header, role in said.items() if role in ROLES} if isinstance(said, dict) else {}


def choose(folder: Folder, unit: str, chosen: dict[str, str], by: str) -> None:
    """Keep what the headers of a unit's tables are read as."""
    with folder.locked():
        said: Said = read_json(folder.root / FILE)
        said[unit] = {header: role for header, role in chosen.items() if role in ROLES}
        write_json(folder.root / FILE, said)
        write_whole(folder.root / MAPPING, _as_toml(folder, said).encode())
    folder.record("mapped", by, unit=unit, columns=said[unit])


def own_settings(folder: Folder) -> str:
    """What the office itself has written of how its tables are read."""
    path = folder.root / OWN
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def keep_own(folder: Folder, text: str, by: str) -> None:
    """Keep what the office writes of how its tables are read. ValueError, with the reason, when it is no TOML."""
    tomllib.loads(text)
    with folder.locked():
        write_whole(folder.root / OWN, text.encode())
        write_whole(folder.root / MAPPING, _as_toml(folder, read_json(folder.root / FILE)).encode())
    folder.record("mapped", by, unit=OWN)


def mapping_file(folder: Folder) -> Path | None:
    """The mapping that returns are read with; None where nothing was chosen."""
    for name in (MAPPING, OWN):
        if (folder.root / name).is_file():
            return folder.root / name
    return None


def called(unit: str | None) -> str:
    """What a unit is called in the names of its files, by which its tables are known."""
    return file_name(unit or "", LONGEST_UNIT)


def _as_toml(folder: Folder, said: Said) -> str:
    """The office's own settings, then a section for each unit whose headers were named."""
    parts = [own_settings(folder)]
    for unit, columns in said.items():
        by_role: dict[str, list[str]] = {}
        for header, role in columns.items():
            by_role.setdefault(role, []).append(header)
        if by_role:
            listed = ", ".join(f"{role} = {json.dumps(names, ensure_ascii=False)}" for role, names in by_role.items())
            parts.append(f"[files.{json.dumps(f'*{called(unit)}*', ensure_ascii=False)}]\ncolumns = {{ {listed} }}")
    return "\n\n".join(parts) + "\n"
