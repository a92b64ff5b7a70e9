"""Runs command lines of soptui in forked processes: what a start costs is paid once.

    python -m tests.faults.pelayan      reads one JSON request a line, answers with one line

A request: `argv`, `cwd`, `env`, `out` (file for what is printed), `sela` (see `sela.Sela`, or
null), `limits` (resource name → bytes), `kill_after` (seconds; 0: never). The answer is the exit
code; negative for a signal.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from importlib import import_module

from tests.faults.sela import Sela, install


def serve() -> None:
    """Answer requests until the input ends."""
    from soptui.cli.main import COMMANDS

    for command in COMMANDS.values():
        import_module(f"soptui.cli.{command.module}")
    for name in ("git.cmd", "jsonschema", "tomlkit", "soptui.repo.repository", "soptui.toml.patch"):
        import_module(name)
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _run(request)
        signal.signal(signal.SIGALRM, lambda *_, pid=pid: _kill(pid))
        signal.setitimer(signal.ITIMER_REAL, request["kill_after"])
        _, status = os.waitpid(pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it ended in this very moment
        os.kill(pid, signal.SIGKILL)


def _run(request: dict) -> None:
    code = 99
    try:
        out = os.open(request["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for fd, number in ((nothing, 0), (out, 1), (out, 2)):
            os.dup2(fd, number)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        for name, value in request["limits"].items():
            resource.setrlimit(getattr(resource, name), (value, value))
        if request["sela"] is not None:
            install(Sela(*request["sela"]))
        from soptui.cli.main import main

        code = main(request["argv"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    serve()
