"""Examines a share of the files of a repository, in a process of its own that gives way to others.

Started as a script by `workers`; it is told by lines on standard input where soptui lies, and what
to examine, and answers each file with a line of JSON.
"""

import json
import os
import pickle
import sys


def main() -> None:
    """Examine the files that standard input names."""
    sys.path[:] = json.loads(sys.stdin.buffer.readline())
    from soptui.repo.hasil import examine

    root, organisasi, paths = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
    os.nice(5)
    for path in paths:
        line = json.dumps([path, examine(root, path, organisasi).row])
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
