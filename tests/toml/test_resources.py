"""What soptui ships: schemas that editors can use, and a template that is right as it is."""

from __future__ import annotations

import json
import tomllib

import pytest
from jsonschema import Draft202012Validator

from soptui import texts
from soptui.resources import repository_schemas, schema_text, template_dir
from soptui.toml import read_buku, read_organisasi

SCHEMAS = ("sop", "layanan", "soptui", "buku")


def _objects(schema):
    if isinstance(schema, list):
        for inner in schema:
            yield from _objects(inner)
    elif isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from _objects(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_refers_only_to_itself(name):
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:soptui:skema:{name}:1"
    assert schema_text(name).count('"$ref": "') == schema_text(name).count('"$ref": "#/$defs/')


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_explained_and_every_table_is_closed(name):
    schema = json.loads(schema_text(name))
    tables = list(_objects(schema))
    fields = [field for table in tables for field in table.get("properties", {}).values()]
    assert len(fields) > 8
    for explained in [*fields, *schema["$defs"].values(), schema]:
        assert explained["title"]
        assert explained["description"].endswith((".", '".'))
    assert all(table["additionalProperties"] is False for table in tables)


@pytest.mark.parametrize(
    ("definition", "labels"),
    [
        ("identitas", texts.IDENTITAS),
        ("pelaksana", texts.PELAKSANA),
        ("langkah", texts.LANGKAH),
        ("simpul", texts.SIMPUL),
        ("alur", texts.ALUR),
        ("riwayat_awal", texts.RIWAYAT_AWAL),
    ],
)
def test_editors_show_the_same_field_names_as_soptui(definition, labels):
    fields = json.loads(schema_text("sop"))["$defs"][definition]["properties"]
    assert {key: field["title"] for key, field in fields.items()} == labels


def test_the_template_names_a_unit_and_a_jabatan_and_reads_without_findings():
    folder = template_dir()
    office = read_organisasi((folder / "soptui.toml").read_bytes(), "soptui.toml")
    assert office.unit[0].id == "sekretariat"
    assert office.jabatan[0].id == "kepala"
    assert (folder / "sop/.gitkeep").is_file()
    book = read_buku((folder / "buku/buku.toml").read_bytes(), "buku/buku.toml")
    assert book.buku is not None
    assert book.temuan == ()


def test_the_template_points_editors_and_git_the_right_way():
    folder = template_dir()
    names = {path.name for path in repository_schemas()}
    assert names == {f"{name}.schema.json" for name in SCHEMAS}
    taplo = tomllib.loads((folder / ".taplo.toml").read_text())
    assert {rule["schema"]["path"] for rule in taplo["rule"]} == {f"schemas/{n}" for n in names}
    for file in ("soptui.toml", "buku/buku.toml"):
        path = (folder / file).read_text().splitlines()[0].removeprefix("#:schema ")
        assert (folder / file).parent.joinpath(path).name in names
    rules = (folder / ".gitattributes").read_text().splitlines()
    assert "*.toml text eol=lf merge=sop diff=sop" in rules
    assert "Repositori SOP" in (folder / "README.md").read_text()
