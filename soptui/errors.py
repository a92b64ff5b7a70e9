"""The one family of errors that people see: a sentence, a place and an exit code."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command (docs: README, "Exit codes")."""

    OK = 0
    FINDINGS = 1
    """Findings of severity error, or what was asked does not hold."""
    USAGE = 2
    """Usage, unreadable input, or no such SOP."""
    CONFLICT = 3
    """Another writer was faster, or a lock does not go away."""
    SYSTEM = 4
    """Disk full, permission, git missing."""
    REFUSED = 5
    """Refused for safety."""


class SoptuiError(Exception):
    """Something went wrong that a person can act on.

    `message` is one Indonesian sentence that says what is wrong and what to do. `file` is a path
    as the person knows it, `line` and `column` count from 1.
    """

    code = ExitCode.USAGE

    def __init__(
        self,
        message: str,
        *,
        code: ExitCode | None = None,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


class NotFoundError(SoptuiError):
    """No such SOP, file, revision or field."""


class InvalidError(SoptuiError):
    """Data that breaks TOML, the schema or a rule of severity error."""

    code = ExitCode.FINDINGS


class ConflictError(SoptuiError):
    """Another writer changed the same thing first, or holds a lock."""

    code = ExitCode.CONFLICT


class SystemFaultError(SoptuiError):
    """The machine said no: disk, permission, git missing or failing."""

    code = ExitCode.SYSTEM


class RefusedError(SoptuiError):
    """Refused for safety: links, paths out of the repository, programs of the repository."""

    code = ExitCode.REFUSED
