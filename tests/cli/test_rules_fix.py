"""`soptui check --fix`: mends form, commits, then checks."""

import pytest

from tests.cli.run import git, soptui
from tests.contoh import repo_baru, sop_contoh


@pytest.fixture
def folder(tmp_path):
    bad = sop_contoh("arsip", "SOP Pengarsipan Surat")
    return repo_baru(tmp_path, sop_contoh(), bad).root


def test_what_was_mended_is_told_and_saved(folder):
    before = git(folder, "rev-parse", "HEAD")
    dry = soptui("check", "--fix", "--dry-run", cwd=folder)
    assert "[ID-7] hapus kata SOP di depan nama" in dry.stderr
    assert "1 temuan pada 1 SOP dapat diperbaiki." in dry.stderr
    assert "ID-7" in dry.stdout
    assert git(folder, "rev-parse", "HEAD") == before

    done = soptui("check", "--fix", cwd=folder)
    assert done.returncode == 0
    assert "Pengarsipan Surat: hapus kata SOP di depan nama (ID-7)" in done.stderr
    assert "ID-7" not in done.stdout
    assert git(folder, "rev-parse", "HEAD~1") == before
    assert git(folder, "status", "--porcelain") == ""


def test_only_what_is_named_is_mended(folder):
    done = soptui("check", "--fix", "surat-masuk", cwd=folder)
    assert "Tidak ada yang dapat diperbaiki sendiri." in done.stderr
    assert "[ID-7] hapus" in soptui("check", "--fix", "sop/sekretariat", cwd=folder).stderr
    assert soptui("check", "--fix", "tidak-ada", cwd=folder).returncode == 2


def test_dry_run_alone_is_a_mistake(folder):
    done = soptui("check", "--dry-run", cwd=folder)
    assert (done.returncode, "--fix" in done.stderr) == (2, True)
