"""Whatever lies in place of an SOP: one clear sentence, the right code, nothing changed."""

import os

import pytest

from tests.cli.run import git, soptui, soptui_json

ID = "pengagendaan-surat-masuk"
FILE = f"sop/ketatalaksanaan/{ID}.toml"


def toml(old, new):
    return lambda text: text.replace(old, new, 1).encode()


BROKEN = {
    "not TOML": (lambda _: b"ini bukan toml\n", "skema/toml"),
    "empty": (lambda _: b"", "skema/kosong"),
    "binary": (lambda _: bytes(range(256)), "skema/"),
    "5 MB": (lambda text: text.encode() + b"# isi\n" * 900_000, "skema/"),
    "wrong type": (toml('judul = "Pengagendaan Surat Masuk"', "judul = 7"), "skema/tipe"),
    "unknown key": (toml("judul =", 'judl = "x"\njudul ='), "skema/kunci"),
    "missing key": (toml('jenis = "administratif"\n', ""), "skema/"),
    "wrong symbol": (toml('simbol = "mulai"', 'simbol = "awal"'), "skema/"),
    "missing target": (toml('{ ke = "', '{ ke = "hilang-'), "RUJ-6"),
    "unknown unit": (toml('unit = "ketatalaksanaan"', 'unit = "lain"'), "RUJ-3"),
    "other id": (toml(f'id = "{ID}"', 'id = "lain"'), "RUJ-1"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_named_with_its_place(case, demo):
    change, rule = BROKEN[case]
    path = demo / FILE
    path.write_bytes(change(path.read_text()))
    data = path.read_bytes()
    code, found = soptui_json("check", FILE, cwd=demo)
    errors = [t for t in found if t["severity"] == "error"]
    assert code == 1
    assert any(t["rule"].startswith(rule) for t in errors), errors
    assert all(t["file"] == FILE for t in errors)
    assert all(t["line"] >= 1 and t["column"] >= 1 for t in errors) or case == "5 MB"
    head = git(demo, "rev-parse", "HEAD")
    for command in (("preview", ID), ("set", ID, "identitas/judul", "Baru")):
        done = soptui(*command, cwd=demo)
        assert "Traceback" not in done.stderr
        if rule.startswith("skema"):
            assert done.returncode in (1, 2)
            assert done.stderr.startswith("soptui: sop/ketatalaksanaan/")
            assert len(done.stderr.splitlines()) == 1
    assert path.read_bytes() == data
    assert git(demo, "rev-parse", "HEAD") == head


def test_places_are_exact(demo):
    path = demo / FILE
    text = path.read_text()
    line = text[: text.index("judul =")].count("\n") + 1
    path.write_text(text.replace('judul = "Pengagendaan Surat Masuk"', "judul = 7"))
    done = soptui("preview", ID, cwd=demo)
    assert done.stderr.startswith(f"soptui: {FILE}:{line}:9: ")


def _link(path):
    path.symlink_to("/etc/passwd")


ODD = {
    "folder": lambda path: path.mkdir(),
    "link": _link,
    "pipe": os.mkfifo,
}


@pytest.mark.parametrize("case", ODD)
def test_what_is_no_file_is_never_followed_or_waited_for(case, demo):
    path = demo / FILE
    path.unlink()
    ODD[case](path)
    code, found = soptui_json("check", cwd=demo)
    assert code == 1
    assert (FILE, "skema/berkas") in {(t["file"], t["rule"]) for t in found}
    head = git(demo, "rev-parse", "HEAD")
    for command in (("preview", ID), ("set", ID, "identitas/judul", "Baru")):
        done = soptui(*command, cwd=demo)
        assert done.returncode in (2, 5), done.stderr
        assert "Traceback" not in done.stderr
        assert "root:" not in done.stdout + done.stderr
    assert git(demo, "rev-parse", "HEAD") == head


def test_control_characters_are_shown_and_never_sent(demo):
    path = demo / FILE
    path.write_text(path.read_text().replace("Surat Masuk", "Surat\\u001b[31m \\u202eMasuk"))
    for command in (("check",), ("preview", ID), ("preview", ID, "--plain"), ("diff", ID)):
        done = soptui(*command, cwd=demo)
        assert "\x1b" not in done.stdout + done.stderr, command
        assert "\u202e" not in done.stdout + done.stderr, command


@pytest.mark.parametrize("kind", ["empty folder", "git only", "bare", "broken settings"])
def test_a_folder_that_is_no_sop_repository_is_explained(kind, tmp_path, demo):
    folder = tmp_path / "lain"
    folder.mkdir()
    if kind == "git only":
        git(tmp_path, "init", "-q", "lain")
    elif kind == "bare":
        git(tmp_path, "init", "-q", "--bare", "lain")
    elif kind == "broken settings":
        folder = demo
        (demo / "soptui.toml").write_text("[instansi\n")
    for command in (("check",), ("log", ID)):
        done = soptui(*command, cwd=folder)
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) <= 1
