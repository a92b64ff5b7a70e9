"""One server and one repository for the tests of a worker."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.contoh import BUDI, SITI, dengan_waktu, repo_baru, sekali, sop_contoh
from tests.faults.git_palsu import GitPalsu
from tests.faults.mesin import Pelayan


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Return what runs command lines."""
    pelayan = Pelayan(tmp_path_factory.mktemp("pelayan"))
    yield pelayan
    pelayan.close()


@sekali
def disahkan_lalu_diubah(tmp_path):
    """Return a repository with one SOP: approved, then changed."""
    repo = repo_baru(tmp_path, sop_contoh())
    repo.approvals.approve("surat-masuk", dt.date(2015, 2, 2), identity=SITI)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"), identity=BUDI)
    return repo


@pytest.fixture
def base(tmp_path):
    """Return the folder of such a repository."""
    return disahkan_lalu_diubah(tmp_path).root


@pytest.fixture
def palsu(tmp_path):
    """Return a git that can be disturbed."""
    return GitPalsu(tmp_path / "palsu")
