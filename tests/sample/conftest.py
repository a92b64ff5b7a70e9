"""The sample book as a repository, for tests that only read it."""

import pytest


@pytest.fixture(scope="session")
def demo(demo_master):
    return demo_master
