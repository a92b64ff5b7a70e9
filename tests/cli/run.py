"""Run the command line as a process of its own, as scripts do."""

import json
import subprocess
import sys


def soptui(*args, cwd, env=None, stdin=""):
    """Return the finished process of `soptui args`; its output is text."""
    return subprocess.run(
        [sys.executable, "-m", "soptui", *map(str, args)],
        cwd=cwd, env=env, input=stdin, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def soptui_json(*args, cwd):
    """Return exit code and the one JSON document on standard output."""
    done = soptui(*args, "--json", cwd=cwd)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def git(repo, *args):
    """Return what git prints."""
    done = subprocess.run(["git", "-C", repo, *args], capture_output=True, text=True, check=True)
    return done.stdout.strip()
