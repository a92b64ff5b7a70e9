"""The hostile repository, built once for a worker and copied for each test."""

from __future__ import annotations

import shutil

import pytest

from tests.hostile.repo_jahat import bangun


@pytest.fixture(scope="session")
def jahat_master(tmp_path_factory):
    return bangun(tmp_path_factory.mktemp("jahat") / "repo")


@pytest.fixture
def jahat(jahat_master, tmp_path):
    """Return a copy of the repository, with somebody in it who may commit."""
    folder = tmp_path / "repo"
    shutil.copytree(jahat_master, folder, symlinks=True)
    return folder
