"""An SOP from nothing in a real terminal: every key that is not text is counted."""

import sys

from tests.cli.run import git
from tests.contoh import DELAPAN, repo_baru
from tests.pty_terminal import Terminal

MOST = 25
"""Keys beside the text that eight steps with one decision and one loop may take."""


class Counted:
    """Presses keys and counts them; text is not counted."""

    def __init__(self, term):
        self.term = term
        self.keys = 0

    def key(self, name):
        self.keys += 1
        self.term.press(name)


def test_eight_steps_with_a_decision_and_a_loop_from_an_empty_repository(tmp_path):
    folder = repo_baru(tmp_path).root
    with Terminal([sys.executable, "-m", "soptui"], cwd=folder) as term:
        person = Counted(term)
        term.until(lambda: "Pengenalan" in term.text or "Belum ada SOP" in term.text, "start")
        if "Pengenalan" in term.text:
            person.key(" ")
        term.see("Belum ada SOP")
        person.key("n")
        term.see("Terpandu")
        person.key("enter")
        term.see("nama SOP")
        term.press("Pelayanan Cuti Pegawai")
        person.key("enter")
        term.see("Satu baris satu langkah")
        for i, line in enumerate(DELAPAN):
            term.press(line)
            person.key("tab" if i == len(DELAPAN) - 1 else "enter")
        term.see("SOP disimpan", "[2 Langkah]")
        assert person.keys <= MOST
    assert git(folder, "log", "-1", "--format=%s") == "Pelayanan Cuti Pegawai: SOP baru"
    assert git(folder, "status", "--porcelain") == ""
    text = (folder / "sop/sekretariat/pelayanan-cuti-pegawai.toml").read_text()
    assert text.count("[[langkah]]") == 8
    assert text.count('label = "Tidak"') == 1
