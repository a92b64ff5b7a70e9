"""The scan of positions against a parser, on files of every layout."""

from __future__ import annotations

import tomllib
from random import Random

import pytest

from soptui.toml.positions import Tree
from tests.toml.pena import Pena, random_sop


def _scalars(node, data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _scalars(node.fields[key], value)
    elif isinstance(data, list):
        for item, value in zip(node.items, data, strict=True):
            yield from _scalars(item, value)
    else:
        yield node, data


def test_every_span_holds_the_value_that_the_parser_read():
    for seed in range(120):
        dice = Random(seed)
        text = Pena(dice, plain=seed % 2 == 0).write(random_sop(dice))
        data = tomllib.loads(text.removeprefix("\ufeff"))
        tree = Tree(text)
        assert tree.agrees_with(data), seed
        for node, value in _scalars(tree.root, data):
            assert tomllib.loads(f"x = {text[node.start : node.end]}")["x"] == value, seed


ODD = """\
"a b".'c.d' . e = 1 # [x]
"tab\\tb" = [ [1, 2], [ # komentar ]
  '''x]''', \"\"\"y"]\"\"\"\"\", ], ]
[ t . "u" ]
z = { a.b = 1979-05-27 07:32:00Z, c = [ {} ] }
[[t.list]]
[t.list.sub]
k = 1
[[t.list]]
[t]
w = -1.5e3
"""


def test_odd_but_valid_toml_is_seen_as_the_parser_sees_it():
    tree = Tree(ODD)
    assert tree.agrees_with(tomllib.loads(ODD))
    found = tree.nearest(("t", "u", "z", "a", "b"))
    assert ODD[found.start : found.end] == "1979-05-27 07:32:00Z"
    found = tree.nearest(("a b", "c.d", "e"))
    assert ODD[found.key :].startswith('"a b".')
    assert ODD[found.name :].startswith("e = 1")
    assert tree.nearest(("t",)).start == ODD.index("[t]")
    assert [section.path for section in tree.sections] == [
        (),
        ("t", "u"),
        ("t", "list"),
        ("t", "list", "sub"),
        ("t", "list"),
        ("t",),
    ]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("a = 1", {"b": 1}),
        ("a = 1", {"a": [1]}),
        ("a = [1]", {"a": [1, 2]}),
        ("a = [1]", {"a": 1}),
        ("[a]", {"a": {"b": 1}}),
    ],
)
def test_a_scan_that_differs_from_the_parser_is_noticed(text, other):
    assert not Tree(text).agrees_with(other)
