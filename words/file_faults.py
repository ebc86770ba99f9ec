"""Why a file cannot be read or written, as people say it: the system's own words are English."""

import errno
import os

from words import N_, _

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
    if problem.errno in FAULTS:
        return _(FAULTS[problem.errno])
    return problem.strerror or str(problem)


def passed_on(problem: Exception) -> str:
    """The same where a library says it, with the system's words at the end of its own; else what the library says."""
    said = str(problem)
    known = (fault for number, fault in FAULTS.items() if said.endswith(os.strerror(number)))
    fault = next(known, None)
    return _(fault) if fault else said
