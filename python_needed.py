"""One sentence for whoever starts this with a Python that is too old; the first import of every entrance.

Every Python 3 must understand this file and those that import it first, whatever else it does not understand.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    said = "需要 Python {}.{} 或更新版本，现在用的是 {}.{}：请换用新版本的 Python 再运行。"
    sys.exit(said.format(*OLDEST, *sys.version_info[:2]))
