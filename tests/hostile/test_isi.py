"""Whatever a file holds: it is read, or refused by name and place, soon, and stays as it is."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path

import pytest

from soptui.cli.main import main
from soptui.repo import Repository
from soptui.toml import read_sop
from tests.contoh import git, repo_baru
from tests.hostile.isi import GOOD, cases
from tests.hostile.muatan import line_leaks
from tests.hostile.rusak import damaged
from tests.tui.layar import buka

CASES = cases()
SMALL = {name: case for name, case in CASES.items() if len(case.data) < 50_000}
FUZZ = 1000
ENDLESS = 20.0
"""CPU seconds after which a case counts as one that never ends, however slow the machine."""


def is_error(temuan):
    return str(temuan.severity) == "error"


def read_soon(data):
    start = time.process_time()
    doc = read_sop(data, "sop/sekretariat/kasus.toml")
    assert time.process_time() - start < ENDLESS
    return doc


@pytest.mark.parametrize("family", sorted({name.partition("-")[0] for name in CASES}))
def test_every_content_is_read_or_refused_with_its_place(family):
    for name, case in CASES.items():
        if name.partition("-")[0] != family:
            continue
        doc = read_soon(case.data)
        errors = [t for t in doc.temuan if is_error(t)]
        if case.is_broken is not None:
            assert (doc.sop is None or bool(errors)) is case.is_broken, (name, doc.temuan)
        if case.is_broken:
            assert all(t.file and t.line and t.column and t.message for t in errors), name
        if case.line is not None:
            assert errors[0].line == case.line, (name, errors[0])


@pytest.fixture(scope="module")
def many_master(tmp_path_factory):
    """Make a repository that holds every small case as an SOP."""
    repo = repo_baru(tmp_path_factory.mktemp("isi"))
    for n, case in enumerate(SMALL.values()):
        file = repo.root / f"sop/sekretariat/k{n:03}.toml"
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(case.data.replace(b'"kasus"', b'"k%03d"' % n))
    git(repo.root, "add", "-A")
    git(repo.root, "commit", "-qm", "semua kasus")
    return repo.root


def contents(root):
    return {p: p.read_bytes() for p in sorted(root.rglob("sop/**/*.toml"))}


def test_all_at_once_are_checked_and_listed(many_master, monkeypatch, capfdbinary):
    monkeypatch.chdir(many_master)
    before = contents(many_master)
    assert main(("check",)) == 1
    out, err = capfdbinary.readouterr()
    assert line_leaks(out) + line_leaks(err) == []
    assert b"Traceback" not in err
    assert main(("check", "--json")) == 1
    found = json.loads(capfdbinary.readouterr()[0])
    broken = {t["file"] for t in found if t["severity"] == "error"}
    for n, case in enumerate(SMALL.values()):
        if case.is_broken:
            assert f"sop/sekretariat/k{n:03}.toml" in broken
    assert len(Repository.open(many_master).entries()) == len(SMALL)
    assert contents(many_master) == before


async def test_all_at_once_in_the_list_of_the_screen(many_master):
    async with buka(many_master) as orang:
        await orang.tekan("end", "pageup", "home", "pagedown")
        assert "k0" in orang.teks or "065/22/2015" in orang.teks


COMMANDS = (
    ("preview",),
    ("layout", "--json"),
    ("diff",),
    ("set", "identitas/nomor", "9"),
)


@pytest.mark.parametrize("start", range(8))
def test_commands_on_one_bad_file_end_in_a_sentence(start, many_master, monkeypatch, capfdbinary):
    monkeypatch.chdir(many_master)
    numbers = range(start, len(SMALL), 64)
    for n in numbers:
        file = many_master / f"sop/sekretariat/k{n:03}.toml"
        before = file.read_bytes()
        for verb, *rest in COMMANDS:
            code = main((verb, f"k{n:03}", *rest))
            out, err = capfdbinary.readouterr()
            assert code in (0, 1, 2), (n, verb, err)
            assert line_leaks(out) + line_leaks(err) == []
            assert b"Traceback" not in err
            assert code == 0 or err.count(b"\n") == 1 or "--json" in rest or verb == "set", err
            if verb != "set" or code:
                assert file.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["steps-1000", "branch-200", "jumps-90", "cycle", "only-decisions"]
)
async def test_charts_of_any_shape_are_drawn_and_named(name, tmp_path, monkeypatch, capfdbinary):
    repo = repo_baru(tmp_path)
    file = repo.root / "sop/sekretariat/kasus.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(CASES[f"flow-{name}"].data)
    monkeypatch.chdir(repo.root)
    start = time.process_time()
    for args in (("check",), ("preview", "kasus"), ("layout", "kasus", "--json")):
        assert main(args) in (0, 1), capfdbinary.readouterr()
    out, err = capfdbinary.readouterr()
    assert line_leaks(out) + line_leaks(err) == []
    async with buka(repo.root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("2 Langkah")
        await orang.tekan("f6", "end", "home", "f6")
        assert "4 Temuan" in orang.teks
    assert time.process_time() - start < 3 * ENDLESS


def test_random_damage_is_never_a_surprise():
    for data in damaged(FUZZ):
        doc = read_soon(data)
        assert doc.sop is not None or doc.temuan, data
        for temuan in doc.temuan:
            assert min(temuan.line, temuan.column) >= 1, data
            assert temuan.message, data


def patterns():
    found = set()

    def walk(node):
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                found.add(node["pattern"])
            if isinstance(node.get("patternProperties"), dict):
                found.update(node["patternProperties"])
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    for file in (Path(__file__).parents[2] / "schemas").glob("*.json"):
        walk(json.loads(file.read_text()))
    return sorted(found)


ADVERSARIES = ("a", "a-", "0", "-", " ", "a ", " a", "2015-", "1-1", "a/", "é", "aA", "-a")


@pytest.mark.parametrize("pattern", patterns())
def test_patterns_of_the_schemas_take_time_in_proportion(pattern):
    def cost(text):
        best = ENDLESS
        for _ in range(3):
            start = time.process_time()
            re.search(pattern, text)
            best = min(best, time.process_time() - start)
        return best

    for piece in ADVERSARIES:
        for end in ("", "!", "\n", "-", " "):
            short, long = (piece * (n // len(piece)) + end for n in (5_000, 40_000))
            assert cost(long) < 32 * max(cost(short), 0.001), (piece, end)


def link(path):
    path.symlink_to("/etc/passwd")


def link_inside(path):
    (path.parent / "asli.txt").write_text(GOOD)
    path.symlink_to("asli.txt")


def link_to_nothing(path):
    path.symlink_to("tidak-ada")


def link_to_itself(path):
    path.symlink_to(path.name)


def link_to_a_device(path):
    path.symlink_to("/dev/zero")


def sparse(path):
    with path.open("wb") as file:
        file.truncate(8 << 30)


def unreadable(path):
    path.write_text(GOOD)
    path.chmod(0)


def folder_with_a_folder(path):
    (path / "x.toml").mkdir(parents=True)


@pytest.mark.parametrize(
    "make",
    [
        *(link, link_inside, link_to_nothing, link_to_itself, link_to_a_device, sparse),
        *(os.mkfifo, Path.mkdir, folder_with_a_folder, unreadable),
    ],
)
@pytest.mark.parametrize("place", ["sop/sekretariat/kasus.toml", "buku/buku.toml", "soptui.toml"])
def test_what_stands_in_the_place_of_a_file_is_named(
    make, place, tmp_path, monkeypatch, capfdbinary
):
    repo = repo_baru(tmp_path)
    path = repo.root / place
    path.parent.mkdir(exist_ok=True, parents=True)
    path.unlink(missing_ok=True)
    make(path)
    before = path.lstat()
    monkeypatch.chdir(repo.root)
    for args in (
        ("check",),
        ("preview", "kasus"),
        ("set", "kasus", "identitas/nomor", "9"),
        ("log",),
    ):
        code = main(args)
        out, err = capfdbinary.readouterr()
        assert code in (0, 1, 2, 4, 5)
        assert b"Traceback" not in err
        assert b"root:" not in out + err
        if args == ("check",):
            named = place in (out + err).decode() or make in (unreadable, link_inside, Path.mkdir)
            assert named or make is folder_with_a_folder, (out, err)
    if make is not unreadable or os.geteuid():  # root reads it, and may save it
        assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)


ODD_NAMES = ("-x.toml", "a b.toml", ".toml", "é.toml", "A.toml", "a\nb.toml", "CON.toml", "x" * 200)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_listed_and_read_or_refused_by_name(name, tmp_path, monkeypatch, capfdbinary):
    repo = repo_baru(tmp_path)
    file = repo.root / "sop/sekretariat" / (name if name.endswith(".toml") else f"{name}.toml")
    file.parent.mkdir(exist_ok=True)
    file.write_text(GOOD)
    monkeypatch.chdir(repo.root)
    (entry,) = Repository.open(repo.root).entries()
    assert entry.path == f"sop/sekretariat/{file.name}"
    assert main(("preview", entry.path)) == 0
    assert main(("check",)) == 1
    out, err = capfdbinary.readouterr()
    assert line_leaks(out) + line_leaks(err) == []


def test_one_file_under_two_names_is_saved_under_its_own(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path)
    outside = tmp_path / "di-luar.toml"
    outside.write_text(GOOD)
    file = repo.root / "sop/sekretariat/kasus.toml"
    file.parent.mkdir(exist_ok=True)
    file.hardlink_to(outside)
    git(repo.root, "add", "-A")
    git(repo.root, "commit", "-qm", "tertaut")
    monkeypatch.chdir(repo.root)
    assert main(("set", "kasus", "identitas/nomor", "9")) == 0
    assert outside.read_text() == GOOD
    assert 'nomor = "9"' in file.read_text()
