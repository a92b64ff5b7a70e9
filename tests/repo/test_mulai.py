"""A new repository: everything the template holds, one commit, and no half-made folders."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from soptui.errors import ExitCode, SoptuiError
from soptui.repo import IdentityMissingError, Repository, init_repository
from soptui.resources import repository_schemas, template_dir
from tests.contoh import SITI, git


def test_template_and_schemas_are_the_first_commit(tmp_path):
    when = datetime(2014, 12, 1, 8, tzinfo=UTC)

    commit = init_repository(tmp_path / "repo", when=when, identity=SITI)

    root = tmp_path / "repo"
    assert git(root, "log", "--format=%H %s %an %aI") == (
        f"{commit} Repositori SOP dibuat Siti Aminah 2014-12-01T08:00:00+00:00"
    )
    names = set(git(root, "ls-files").splitlines())
    files = {f.relative_to(template_dir()): f for f in template_dir().rglob("*") if f.is_file()}
    files |= {Path("schemas") / f.name: f for f in repository_schemas()}
    assert names == {name.as_posix() for name in files}
    for name, file in files.items():
        assert (root / name).read_bytes() == file.read_bytes()
    assert git(root, "status", "--porcelain", "--ignored") == ""
    assert git(root, "branch", "--show-current") == "main"
    assert git(root, "config", "core.autocrlf") == "false"
    assert Repository.open(root).entries() == []


def test_an_empty_folder_is_filled_and_other_files_can_come_along(tmp_path):
    init_repository(tmp_path, identity=SITI, files={"buku/pengantar.md": b"Kata pengantar\n"})

    assert git(tmp_path, "show", "HEAD:buku/pengantar.md") == "Kata pengantar"
    assert git(tmp_path, "status", "--porcelain") == ""


def test_a_folder_that_is_not_empty_is_refused(tmp_path):
    (tmp_path / "surat.doc").write_text("isi")

    with pytest.raises(SoptuiError, match="tidak kosong") as caught:
        init_repository(tmp_path, identity=SITI)

    assert caught.value.code == ExitCode.USAGE
    assert [p.name for p in tmp_path.iterdir()] == ["surat.doc"]


@pytest.mark.parametrize("existed", [True, False])
def test_without_identity_nothing_is_made(tmp_path, existed):
    folder = tmp_path / "repo"
    if existed:
        folder.mkdir()

    with pytest.raises(IdentityMissingError):
        init_repository(folder)

    assert list(tmp_path.iterdir()) == ([folder] if existed else [])
    assert not existed or list(folder.iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "berkas").write_text("isi")

    with pytest.raises(SoptuiError, match="berkas"):
        init_repository(tmp_path / "berkas", identity=SITI)

    assert (tmp_path / "berkas").read_text() == "isi"


def test_settings_of_the_person_do_not_change_the_repository(tmp_path):
    git(tmp_path, "config", "--global", "init.defaultBranch", "lain")
    git(tmp_path, "config", "--global", "core.autocrlf", "true")
    git(tmp_path, "config", "--global", "user.name", "Dewi")
    git(tmp_path, "config", "--global", "user.email", "dewi@contoh.example")

    init_repository(tmp_path / "repo")

    assert git(tmp_path / "repo", "log", "--format=%an %D") == "Dewi HEAD -> main"
    assert git(tmp_path / "repo", "status", "--porcelain") == ""
