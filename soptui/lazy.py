"""Imports that wait: names found when they are first used (PEP 562), modules without ballast."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def finder(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package: `modules` tells in which module each name lives."""

    def find(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return find


def lean(module: str, *packages: str) -> None:
    """Import a module without the `__init__` of these packages, which imports far more.

    The packages stay as if they were never imported. Where a module cannot do without, nothing is
    lost: the ordinary import that follows brings all of it.
    """
    if module in sys.modules:
        return
    specs = {name: find_spec(name) for name in packages if name not in sys.modules}
    bare = {name: module_from_spec(spec) for name, spec in specs.items() if spec is not None}
    sys.modules.update(bare)
    try:
        import_module(module)
    except (ImportError, AttributeError):
        sys.modules.pop(module, None)
    finally:
        for name in bare:
            sys.modules.pop(name, None)
