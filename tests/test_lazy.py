"""Modules without the ballast of their packages; the packages stay whole for whoever wants them."""

import subprocess
import sys

from soptui.lazy import lean


def told(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_a_module_is_imported_without_the_init_of_its_package():
    code = (
        "import sys\n"
        "from soptui.lazy import lean\n"
        "lean('git.cmd', 'git', 'gitdb')\n"
        "from git.cmd import Git\n"
        "print(sorted({'git', 'gitdb', 'git.repo', 'git.cmd'} & set(sys.modules)))\n"
    )
    assert told(code) == "['git.cmd']"


def test_the_package_can_still_be_imported_whole():
    code = (
        "from soptui.lazy import lean\n"
        "lean('segno.encoder', 'segno')\n"
        "import segno\n"
        "print(segno.make('a', micro=False).designator)\n"
    )
    assert told(code) == "1-H"


def test_a_module_that_needs_its_package_is_left_to_the_ordinary_import(tmp_path, monkeypatch):
    package = tmp_path / "penuh"
    package.mkdir()
    (package / "__init__.py").write_text("NAMA = 'penuh'\n")
    (package / "isi.py").write_text("from penuh import NAMA\n")
    monkeypatch.syspath_prepend(tmp_path)
    lean("penuh.isi", "penuh")
    assert not {"penuh", "penuh.isi"} & set(sys.modules)
    from penuh.isi import NAMA

    assert NAMA == "penuh"


def test_a_package_that_is_not_there_is_left_to_the_ordinary_import():
    lean("tidak_ada.isi", "tidak_ada")
    assert "tidak_ada" not in sys.modules


def test_one_sheet_needs_no_jsonschema_and_no_whole_packages():
    """What is imported by a print is what it uses: each of these took longer than the layout."""
    code = (
        "import sys\n"
        "import soptui.documents.pdf, soptui.repo.repository\n"
        "from soptui.documents.tanda import qr_rows\n"
        "from soptui.repo.git import git_version\n"
        "git_version(), qr_rows('a')\n"
        "print(sorted({'jsonschema', 'git', 'segno', 'markdown_it', 'tomlkit'} & set(sys.modules)))"
    )
    assert told(code) == "[]"


def test_one_sheet_needs_no_rules_of_the_guideline():
    code = (
        "import sys\n"
        "import soptui.documents.pencetak, soptui.repo.repository\n"
        "print('soptui.rules.run' in sys.modules)"
    )
    assert told(code) == "False"
