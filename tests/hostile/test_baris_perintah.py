"""The command line: whatever the repository says, its output is text, on a terminal or a pipe."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from soptui.cli.main import main
from tests.hostile.muatan import MUATAN, line_leaks, marks
from tests.hostile.repo_jahat import SEMUA, toml

ALL = set(range(len(MUATAN)))
COMMANDS = {
    "check": (("check",), ALL),
    "check one": (("check", SEMUA), ALL),
    "preview": (("preview", SEMUA), ALL),
    "preview plain": (("preview", SEMUA, "--plain", "--ascii"), ALL),
    "preview paged": (("preview", SEMUA, "--part", "flow", "--paged", "9"), ALL),
    "preview linear": (("preview", SEMUA, "--linear"), ALL),
    "preview old": (("preview", SEMUA, "--rev", "HEAD~3"), ALL),
    "layout": (("layout", SEMUA), set()),
    "log": (("log", SEMUA), ALL),
    "log all": (("log",), ALL),
    "log field": (("log", SEMUA, "--path", "langkah/langkah-01/waktu"), set()),
    "diff": (("diff", SEMUA, "HEAD~5"), set()),
    "effective": (("effective",), set()),
    "effective one": (("effective", "p05"), set()),
    "replace": (("replace", "Zq", "Qz", "--dry-run"), ALL - {34}),
}


def run(capfdbinary, *args):
    """Run a command here and return its exit code and what it wrote to both streams."""
    code = main(args)
    out, err = capfdbinary.readouterr()
    assert b"Traceback" not in out + err
    return code, out, err


@pytest.mark.parametrize("name", COMMANDS)
def test_output_is_text_and_shows_every_attack(name, jahat, monkeypatch, capfdbinary):
    args, seen = COMMANDS[name]
    monkeypatch.chdir(jahat)
    code, out, err = run(capfdbinary, *args)
    assert code in (0, 1), err
    assert line_leaks(out.replace(b"\f\n", b"\n") if "--paged" in args else out) == []
    assert line_leaks(err) == []
    assert seen <= marks((out + err).decode())


def test_a_document_with_hostile_words_comes_back_as_text(
    jahat, tmp_path, monkeypatch, capfdbinary
):
    monkeypatch.chdir(jahat)
    document = tmp_path / "a.docx"
    assert run(capfdbinary, "export", SEMUA, "--to", "docx", "-o", str(document))[0] == 0
    for more in ((), ("--drawn",), ("--json",)):
        code, out, err = run(capfdbinary, "import", str(document), "--dry-run", *more)
        assert code in (0, 1), err
        assert line_leaks(out) == []
        assert line_leaks(err) == []


JSON = [
    ("check",),
    ("log", SEMUA),
    ("log",),
    ("diff", SEMUA, "HEAD~5"),
    ("layout", SEMUA),
    ("effective",),
    ("replace", "Zq", "Qz", "--dry-run"),
]


@pytest.mark.parametrize("args", JSON, ids=" ".join)
def test_json_is_ascii_and_keeps_the_very_text(args, jahat, monkeypatch, capfdbinary):
    monkeypatch.chdir(jahat)
    _, out, err = run(capfdbinary, *args, "--json")
    assert re.fullmatch(rb"[\x20-\x7e\n]*", out)
    assert line_leaks(err) == []
    found = json.loads(out)
    if args == ("log", SEMUA):
        assert found[0]["message"].startswith(MUATAN[-1][:8])
        assert any("\u202e" in entry["message"] for entry in found)


def with_odd_arguments(odd):
    """Return commands that get an odd text in every place where a person writes one."""
    return (
        *(("preview", odd), ("preview", SEMUA, "--rev", odd), ("log", odd), ("diff", SEMUA, odd)),
        *(("set", SEMUA, odd, "x"), ("set", odd, "identitas/judul", odd), ("check", odd), (odd,)),
        *(("new", odd, "--judul", odd), ("effective", odd), ("effective", SEMUA, "--on", odd)),
        *(("approve", odd, "--effective", "2026-01-01"), ("export", odd, "--to", "svg")),
        *(("--" + odd,), ("check", f"--{odd}"), ("preview", SEMUA, "--width", odd)),
        *(("log", "--since", odd), ("log", SEMUA, "--path", odd), ("revoke", odd)),
    )


@pytest.mark.parametrize("number", range(len(MUATAN)))
def test_what_is_refused_is_named_safely(number, jahat, monkeypatch, capfdbinary):
    monkeypatch.chdir(jahat)
    commands = with_odd_arguments(MUATAN[number].replace("\0", ""))
    for args in commands[number % 3 :: 3]:
        code, out, err = run(capfdbinary, *args)
        assert code in (0, 1, 2, 4, 5), args
        assert line_leaks(out) + line_leaks(err) == [], args
        assert bool(out + err) or code == 0, args


@pytest.mark.parametrize("number", range(len(MUATAN)))
def test_an_office_with_odd_names_opens_or_is_refused(number, jahat, monkeypatch, capfdbinary):
    odd = toml(MUATAN[number])
    office = f'skema = "soptui/1"\n[instansi]\nnama = {odd}\n[unit.sekretariat]\nnama = {odd}\n'
    office += f"[jabatan.kepala]\nnama = {odd}\n[unit.{odd}]\n"
    (jahat / "soptui.toml").write_text(office)
    monkeypatch.chdir(jahat)
    code, out, err = run(capfdbinary, "check", "p37")
    assert code == 1
    assert line_leaks(out) + line_leaks(err) == []
    assert b"soptui.toml:" in err


@pytest.fixture(scope="module")
def checked(jahat_master, tmp_path_factory):
    """Return a copy in which only the book changes: its SOPs are examined once, then remembered."""
    return shutil.copytree(jahat_master, tmp_path_factory.mktemp("periksa") / "repo", symlinks=True)


@pytest.mark.parametrize("number", range(len(MUATAN)))
def test_a_book_with_odd_words_is_checked_safely(number, checked, monkeypatch, capfdbinary):
    odd = toml(MUATAN[number])
    monkeypatch.setenv("XDG_CACHE_HOME", str(checked.parent / "singgahan"))
    (checked / "buku/buku.toml").write_text(
        f'skema = "buku/1"\njudul = {odd}\n[[kelompok]]\njudul = {odd}\nunit = {odd}\n'
    )
    monkeypatch.chdir(checked)
    code, out, err = run(capfdbinary, "check", "buku")
    assert code == 1
    assert line_leaks(out) + line_leaks(err) == []


def on_a_terminal(folder, *args):
    """Return what a command writes when both streams are a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "soptui", *args],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    out = b""
    try:
        while chunk := os.read(ours, 65536):
            out += chunk
    except OSError:
        pass  # the end of a terminal
    os.close(ours)
    process.wait()
    return out


DRAWN = re.compile(rb"\r(\[[#.]{20}\] [^\r\n]*)|\r *\r")
"""The line that tells how far something is, and its going."""


@pytest.mark.parametrize("args", [("check",), ("log", SEMUA), ("preview", "p29")], ids=" ".join)
def test_a_terminal_gets_what_a_pipe_gets_and_colours(args, jahat, monkeypatch):
    looks = re.compile(rb"\x1b\[\d*m")

    def plain(told):
        assert line_leaks(b"\n".join(DRAWN.findall(told))) == []
        return DRAWN.sub(b"", told).replace(b"\r\n", b"\n")

    on_terminal = plain(looks.sub(b"", on_a_terminal(jahat, *args)))
    assert line_leaks(on_terminal) == []
    monkeypatch.setenv("NO_COLOR", "1")
    assert plain(on_a_terminal(jahat, *args)) == on_terminal
    if args != ("preview", "p29"):  # a sheet fits its terminal
        order = [sys.executable, "-m", "soptui", *args]
        piped = subprocess.run(order, cwd=jahat, capture_output=True, check=False)
        assert piped.stdout + piped.stderr == on_terminal


def test_a_drawing_holds_texts_and_nothing_that_acts(jahat, monkeypatch, capfdbinary):
    monkeypatch.chdir(jahat)
    file = jahat.parent / "bagan.svg"
    code, _, err = run(capfdbinary, "export", SEMUA, "--to", "svg", "-o", str(file))
    assert code == 0, err
    drawing = ET.fromstring(file.read_bytes())
    names = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert names.isdisjoint({"script", "foreignObject", "a", "image", "use", "iframe"})
    keys = {key.rpartition("}")[2] for element in drawing.iter() for key in element.attrib}
    assert not {key for key in keys if key == "href" or key.startswith("on")}
    assert line_leaks(file.read_bytes()) == []
    assert marks("".join(drawing.itertext())) >= ALL - {34}
