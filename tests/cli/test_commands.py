"""Every command on the sample book: what it prints, where, and with which exit code."""

import json
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from soptui import __version__
from soptui.cli.main import COMMANDS
from tests.cli.run import git, soptui, soptui_json

ID = "pengagendaan-surat-masuk"
FILE = f"sop/ketatalaksanaan/{ID}.toml"


def test_version_and_help_need_no_repository(tmp_path):
    assert soptui("--version", cwd=tmp_path).stdout == f"soptui {__version__}\n"
    shown = soptui("--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert all(f"  {verb} " in shown.stdout for verb in COMMANDS)


@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_the_help_of_every_command_is_indonesian_and_has_an_example(verb, tmp_path):
    shown = soptui(verb, "--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert shown.stdout.startswith(f"Pemakaian: soptui {verb}")
    assert f"Contoh:\n  soptui {verb}" in shown.stdout
    assert "usage" not in shown.stdout
    assert "show this" not in shown.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("chek",), "Maksud Anda: soptui check?"),
        (("tidak-ada",), "Tidak ada perintah atau folder"),
        (("--tidak-ada",), "tidak dikenal"),
        (("preview",), "Argumen wajib belum ada: ID"),
        (("preview", "x", "--width"), "memerlukan satu nilai"),
        (("preview", "x", "--width", "lebar"), "tidak dapat dipakai"),
        (("preview", "x", "--width", "3"), "paling sedikit 40 kolom"),
        (("preview", "x", "--part", "semua"), "pilihannya"),
        (("log", "x", "--xml"), "Argumen tidak dikenal: --xml"),
    ],
)
def test_wrong_usage_is_told_in_indonesian(args, words, tmp_path):
    done = soptui(*args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_importing_the_command_line_does_not_import_what_it_does_not_use():
    heavy = {"textual", "rich", "git", "tomlkit", "jsonschema", "asyncio"}
    code = "import sys, soptui.__main__, soptui.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())


@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_no_command_imports_textual(verb):
    module = COMMANDS[verb].module
    code = f"import sys, soptui.cli.{module}, soptui.cli.launch; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"textual", "rich"} & set(done.stdout.split())


def test_check_of_the_book_has_warnings_but_no_error(demo):
    code, found = soptui_json("check", cwd=demo)
    assert code == 0
    assert {"file", "line", "column", "rule", "severity", "message", "path"} <= set(found[0])
    assert {t["severity"] for t in found} <= {"warning", "info"}
    assert all(t["line"] >= 1 and t["column"] >= 1 for t in found)
    assert soptui("check", cwd=demo).stdout.splitlines()[-1].startswith("Temuan: ")


def test_check_takes_files_folders_and_ids(demo):
    whole = soptui_json("check", "sop/ketatalaksanaan", cwd=demo)[1]
    one = soptui_json("check", FILE, cwd=demo)[1]
    assert {t["file"] for t in one} <= {FILE}
    assert {t["file"] for t in whole} > {FILE} or len(whole) > len(one)
    assert soptui_json("check", ID, cwd=demo)[1] == one
    done = soptui("check", "tidak-ada.toml", cwd=demo)
    assert done.returncode == 2
    assert "tidak-ada.toml" in done.stderr


def test_preview_shows_identity_and_flow(demo):
    both = soptui("preview", ID, cwd=demo).stdout
    assert "Nomor SOP" in both
    assert "Pengagendaan Surat Masuk" in both
    assert "Dasar Hukum:" in both
    assert "┌─────┐" in both
    identity = soptui("preview", ID, "--part", "identity", "--ascii", cwd=demo).stdout
    assert identity.isascii()
    assert "+---" in identity
    flow = soptui("preview", FILE, "--part", "flow", "--plain", cwd=demo).stdout
    assert "Dasar Hukum:" not in flow
    assert "\x1b" not in flow
    assert soptui("preview", ID, "--part", "flow", "--ascii", cwd=demo).stdout.isascii()


def test_preview_of_an_old_revision_shows_the_old_text(demo):
    soptui("set", ID, "identitas/judul", "Agenda Surat", cwd=demo)
    assert "Agenda Surat" in soptui("preview", ID, "--part", "identity", cwd=demo).stdout
    old = soptui("preview", ID, "--rev", "HEAD~1", "--part", "identity", cwd=demo)
    assert "Pengagendaan Surat Masuk" in old.stdout
    bad = soptui("preview", ID, "--rev", "--output=x", cwd=demo)
    assert bad.returncode == 2


def test_preview_of_a_file_outside_any_repository(demo, tmp_path):
    alone = tmp_path / "sendiri.toml"
    alone.write_bytes((demo / FILE).read_bytes())
    done = soptui("preview", alone, "--part", "flow", cwd=tmp_path)
    assert done.returncode == 0
    assert "┌─────┐" in done.stdout


def test_set_is_one_commit_with_words_and_nothing_else_moves(demo):
    (demo / "catatan.txt").write_text("milik saya")
    git(demo, "add", "catatan.txt")
    before = (demo / FILE).read_text().splitlines()
    number = next(i for i, line in enumerate(before) if line.startswith("waktu"))
    old = before[number].split('"')[1]
    step = [line for line in before[:number] if line.startswith("id =")][-1].split('"')[1]
    done = soptui("set", ID, f"langkah/{step}/waktu", "25 menit", cwd=demo)
    assert done.returncode == 0, done.stderr
    commit, _, subject = done.stdout.strip().partition(" ")
    assert commit == git(demo, "rev-parse", "HEAD")
    assert subject == (
        f"Pengagendaan Surat Masuk: ubah waktu langkah 1 dari {old} menjadi 25 menit"
    )
    assert git(demo, "log", "-1", "--format=%s") == subject
    assert f"SOP-Id: {ID}" in git(demo, "log", "-1", "--format=%(trailers)")
    after = (demo / FILE).read_text().splitlines()
    assert [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [number]
    assert git(demo, "status", "--porcelain") == "A  catatan.txt"
    assert git(demo, "show", "--name-only", "--format=", "HEAD") == FILE


def test_set_to_the_same_value_makes_no_commit(demo):
    head = git(demo, "rev-parse", "HEAD")
    done = soptui("set", ID, "identitas/judul", "Pengagendaan Surat Masuk", cwd=demo)
    assert (done.returncode, done.stdout) == (0, "")
    assert "tidak ada yang disimpan" in done.stderr
    assert git(demo, "rev-parse", "HEAD") == head


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("tidak-ada", "identitas/judul", "x"), 2, "tidak-ada"),
        ((ID, "identitas/judl", "x"), 2, "judl"),
        ((ID, "langkah/hilang/waktu", "x"), 2, "hilang"),
        ((ID, "identitas/unit", "lain"), 1, "lain"),
        ((ID, "identitas/pengesah", "camat"), 1, "camat"),
        ((ID, "identitas/jenis", "lain"), 2, "administratif"),
        ((ID, "id", "baru"), 2, "tidak pernah berubah"),
    ],
)
def test_a_refused_set_names_the_field_and_changes_nothing(args, code, words, demo):
    head, data = git(demo, "rev-parse", "HEAD"), (demo / FILE).read_bytes()
    done = soptui("set", *args, cwd=demo)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert git(demo, "rev-parse", "HEAD") == head
    assert (demo / FILE).read_bytes() == data
    assert git(demo, "status", "--porcelain") == ""


def test_log_is_newest_first_and_knows_approvals(demo):
    code, revisions = soptui_json("log", ID, cwd=demo)
    assert code == 0
    keys = {"commit", "date", "author", "message", "revision", "tag", "effective"}
    assert all(keys <= set(revision) for revision in revisions)
    assert len(revisions) > 1
    dates = [revision["date"] for revision in revisions]
    assert dates == sorted(dates, reverse=True)
    assert any(revision["tag"] for revision in revisions)
    assert len(soptui("log", ID, cwd=demo).stdout.splitlines()) == len(revisions)


def test_diff_speaks_of_the_sop(demo):
    soptui("set", ID, "identitas/judul", "Agenda Surat", cwd=demo)
    code, changes = soptui_json("diff", ID, "HEAD~1", cwd=demo)
    assert (code, changes) == (
        0,
        [{
            "op": "change", "path": "identitas/judul", "label": "Nama SOP",
            "before": "Pengagendaan Surat Masuk", "after": "Agenda Surat",
        }],
    )  # fmt: skip
    assert soptui("diff", ID, "HEAD~1", cwd=demo).stdout == (
        "Identitas\n  ~ Nama SOP sekarang “Agenda Surat”, sebelumnya “Pengagendaan Surat Masuk”\n"
    )


def test_layout_names_every_symbol(demo):
    code, layout = soptui_json("layout", ID, cwd=demo)
    assert code == 0
    assert {"nodes", "edges", "links", "labels"} <= set(layout)
    ids = {node["id"] for node in layout["nodes"]}
    assert all(edge["src"] in ids and edge["dst"] in ids for edge in layout["edges"])


def test_export_writes_a_picture_and_never_over_a_file_unasked(demo, tmp_path):
    target = tmp_path / "bagan.svg"
    assert soptui("export", ID, "--to", "svg", "-o", target, cwd=demo).returncode == 0
    root = ET.fromstring(target.read_text())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{*}title").text
    target.write_text("milik saya")
    again = soptui("export", ID, "--to", "svg", "-o", target, cwd=demo)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert target.read_text() == "milik saya"
    assert soptui("export", ID, "--to", "svg", "-o", target, "--force", cwd=demo).returncode == 0
    assert target.read_text().startswith("<")


def test_export_of_several_goes_into_a_folder(demo, tmp_path):
    ids = (ID, "pelayanan-cuti")
    done = soptui("export", *ids, "--to", "svg", "-o", tmp_path, cwd=demo)
    assert done.stdout.split() == [str(tmp_path / f"{i}.svg") for i in ids]
    missing = soptui("export", *ids, "--to", "svg", "-o", tmp_path / "tidak-ada", cwd=demo)
    assert missing.returncode == 2
    assert "folder" in missing.stderr


def test_init_makes_a_repository_that_checks_clean(tmp_path):
    env_args = {"cwd": tmp_path}
    git_config = tmp_path / "gitconfig"
    git_config.write_text("[user]\n\tname = Uji\n\temail = uji@contoh.example\n")
    done = soptui("init", "baru", **env_args, env=_with(GIT_CONFIG_GLOBAL=str(git_config)))
    assert done.returncode == 0, done.stderr
    repo = tmp_path / "baru"
    assert git(repo, "status", "--porcelain") == ""
    assert git(repo, "rev-list", "--count", "HEAD") == "1"
    assert (repo / "schemas/sop.schema.json").is_file()
    assert soptui("check", cwd=repo).returncode == 0
    again = soptui("init", "baru", **env_args)
    assert again.returncode == 2
    assert "kosong" in again.stderr


def test_without_an_identity_the_way_is_told(tmp_path):
    done = soptui("init", "baru", cwd=tmp_path)
    assert done.returncode == 2
    assert "user.name" in done.stderr
    assert not (tmp_path / "baru").exists()


def test_demo_says_where_it_is(tmp_path):
    done = soptui("demo", tmp_path / "buku", "--no-open", cwd=tmp_path)
    assert done.returncode == 0
    assert str(tmp_path / "buku") in done.stdout
    assert soptui("demo", tmp_path / "buku", "--no-open", cwd=tmp_path).returncode == 2


def test_the_interface_needs_a_terminal(demo):
    done = soptui(".", cwd=demo)
    assert done.returncode == 2
    assert "terminal" in done.stderr


def _with(**values):
    import os

    return {**os.environ, **values}


def test_an_error_is_a_document_too(demo):
    done = soptui("log", "tidak-ada", "--json", cwd=demo)
    assert done.returncode == 2
    error = json.loads(done.stdout)["error"]
    assert error["code"] == 2
    assert "tidak-ada" in error["message"]
    assert set(error) == {"code", "message", "file", "line", "column"}
