"""A value that is being edited is held to the schema before there is a text of it."""

from dataclasses import replace

from soptui.changes import edits
from soptui.model import Langkah, sop_to_data
from soptui.toml import new_sop_text, read_sop, schema_findings
from tests.changes.sample import AGENDA


def test_a_sound_value_has_no_finding():
    assert schema_findings(AGENDA) == []


def test_findings_name_the_field_by_its_address():
    sop = edits.set_value(AGENDA, "langkah/catat/kegiatan", "Mencatat\x1b[31m").sop
    sop = edits.set_value(sop, "identitas/unit", "Tata Usaha").sop
    assert [(t.rule, t.path) for t in schema_findings(sop)] == [
        ("skema/nilai", "identitas/unit"),
        ("skema/karakter", "langkah/catat/kegiatan"),
    ]


def test_a_step_without_symbols_is_found_in_its_row():
    sop = replace(AGENDA, langkah=(*AGENDA.langkah, Langkah("kosong", "", ())))
    assert [t.path for t in schema_findings(sop)] == ["langkah/kosong/simpul"]


def test_the_text_of_the_value_gives_the_same_findings():
    sop = edits.set_value(AGENDA, "identitas/unit", "Tata Usaha").sop
    text = new_sop_text(sop)
    read = read_sop(text.encode(), "x.toml").temuan
    assert [(t.rule, t.path, t.message) for t in read] == [
        (t.rule, t.path, t.message) for t in schema_findings(sop)
    ]
    assert sop_to_data(sop)["identitas"]["unit"] == "Tata Usaha"
