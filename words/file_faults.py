"""Why a file cannot be read or written, as people say it: the system's own words are English."""

import errno
import os

from words import N_, _

NO_TEMPORARY = "No usable temporary directory"  # Python's words where not one more byte can be written anywhere
FAULTS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EACCES: N_("access is denied, or another program has it open"),
    errno.EPERM: N_("access is denied, or another program has it open"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the disk is full"),
}


def in_words(problem: OSError) -> str:
    """What went wrong, in the language in use; what is rare stays as the system says it."""
    if problem.errno == errno.ENOENT and NO_TEMPORARY in str(problem):
        return _(FAULTS[errno.ENOSPC])
    if problem.errno in FAULTS:
        return _(FAULTS[problem.errno])
    return problem.strerror or str(problem)


def is_of_full_disk(said: str) -> bool:
    """Whether what was said in the language in use names a full disk."""
    return _(FAULTS[errno.ENOSPC]) in said


def passed_on(problem: Exception) -> str:
    """The same where a library says it, with the system's words at the end of its own; else what the library says."""
    said = str(problem)
    known = (fault for number, fault in FAULTS.items() if said.endswith(os.strerror(number)))
    fault = next(known, None)
    return _(fault) if fault else said
