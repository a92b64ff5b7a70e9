"""The sample book as a repository, made once for all tests that only read it."""

import pytest

from soptui.sample import build_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("contoh") / "magetan"
    build_demo(path)
    return path
