"""The doors of the program are few and known: a rule for the sources, checked by reading them.

Foreign text may reach the terminal only as text, and programs, files and the standard streams are
opened only where that is somebody's job.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "soptui"

# Whatever takes a `str` of Textual or Rich reads markup in it, unless told otherwise.
MARKUP_TAKERS = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Switch", "Collapsible", "Rule"),
    *("Header", "Digits", "Link", "Log", "RichLog", "Markdown", "MarkdownViewer", "Pretty"),
    *("DataTable", "Select", "SelectionList", "Selection", "Tab", "Tabs", "TabPane"),
    *("TabbedContent", "Tree", "DirectoryTree", "ListItem", "Input", "TextArea", "MaskedInput"),
    *("Toast", "Tooltip", "ProgressBar", "Sparkline", "LoadingIndicator", "Placeholder"),
}
TEXT_MAKERS = {"Text", "Content", "Strip", "Segment"}
MARKUP_READERS = {
    *("from_markup", "from_text", "render_markup", "visualize", "notify", "render_str"),
    *("add_row", "add_column", "add_columns", "add_rows", "write_line", "set_options"),
}
MARKUP_ATTRIBUTES = {
    *("border_title", "border_subtitle", "tooltip", "placeholder", "sub_title"),
    *("prompt", "loading_text", "help_text"),
}
CONSOLES = {"Console", "print", "input", "rule", "inspect", "pprint"}

STREAMS = {
    "soptui/cli/output.py": "the one writer of the command line",
    "soptui/cli/main.py": "puts the null device in the place of a stream nobody reads",
    "soptui/cli/launch.py": "asks whether there is a terminal",
    "soptui/cli/demo.py": "asks whether there is a terminal",
    "soptui/cli/doctor.py": "asks for the size of the terminal",
    "soptui/cli/preview.py": "asks whether there is a terminal",
    "soptui/cli/tables.py": "asks whether there is a terminal, and how wide it is",
    "soptui/documents/typst_child.py": "the limited process answers on its own streams",
    "soptui/repo/pekerja.py": "the process that examines files answers on its own streams",
    "soptui/tui/start.py": "asks for the size of the terminal",
    "soptui/tui/terminal/output.py": "the one writer of the interface",
    "soptui/tui/terminal/handover.py": "the first picture",
}
STARTERS = {
    "soptui/documents/typeset.py": "typst, in a limited process",
    "soptui/repo/git.py": "git",
    "soptui/repo/workers.py": "our own processes that examine files",
    "soptui/repo/hooks.py": "the user's own commit hooks",
    "soptui/repo/approval/signing.py": "ssh-keygen",
    "soptui/tui/external.py": "the user's own editor",
    "soptui/tui/terminal/clipboard.py": "tmux",
    "soptui/tui/diagnosis.py": "tmux",
}
WRITERS = {
    "soptui/cli/demo.py": "takes back a sample that was cut off",
    "soptui/cli/crash.py": "the report of a fault",
    "soptui/repo/commit.py": "a private index",
    "soptui/repo/checkout.py": "a private copy of the index",
    "soptui/repo/files.py": "SOPs",
    "soptui/repo/gc.py": "the word that keeps git gc away from a save",
    "soptui/repo/hooks.py": "the message that commit-msg reads",
    "soptui/repo/cache.py": "what can be made again: the list and the findings as last known",
    "soptui/repo/init.py": "a new repository",
    "soptui/repo/layout.py": "folders of SOPs",
    "soptui/documents/folder.py": "a folder of web pages, beside its place and then there",
    "soptui/documents/typeset.py": "a private folder for typst",
    "soptui/documents/typst_child.py": "the document that was typeset, in that folder",
    "soptui/repo/drafts/journal.py": "drafts",
    "soptui/repo/drafts/place.py": "the folder of drafts",
    "soptui/repo/drafts/store.py": "drafts",
    "soptui/repo/lock.py": "the write lock",
    "soptui/repo/locks.py": "locks that a person clears",
    "soptui/repo/pending.py": "notes of saves under way",
    "soptui/repo/refs.py": "locks that a killed git left",
    "soptui/repo/approval/signing.py": "a public key and a signature, for ssh-keygen",
    "soptui/settings/file.py": "the settings",
    "soptui/tui/external.py": "the file for the editor",
    "soptui/tui/screens/luar.py": "takes the file of the editor away",
    "soptui/tui/terminal/driver.py": "wakes its own thread, and gives the terminal back",
    "soptui/tui/terminal/handover.py": "the first picture",
    "soptui/tui/screens/tur.py": "notes that the tour was seen",
}


@cache
def modules():
    """Return the sources, parsed, by path; read when the first test asks, not by every worker."""
    paths = sorted(SOURCES.rglob("*.py"))
    return {p.relative_to(SOURCES.parent).as_posix(): ast.parse(p.read_text()) for p in paths}


def runs(tree):
    """Return the nodes that run: not those below `if TYPE_CHECKING`."""
    nodes, todo = [], [tree]
    while todo:
        node = todo.pop()
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            nodes.append(node)
            todo += ast.iter_child_nodes(node)
    return nodes


@cache
def running():
    """Return the nodes of each module that run."""
    return {path: runs(tree) for path, tree in modules().items()}


def named(node):
    """Return the last name of `a.b.c`, and the whole of it."""
    whole = ast.unparse(node)
    return whole.rpartition(".")[2], whole


def is_text(node):
    """Tell whether an argument can hold no markup: made by a class for text, or nothing."""
    if isinstance(node, ast.Call):
        return named(node.func)[0] in TEXT_MAKERS
    return isinstance(node, ast.Constant) and node.value in ("", None)


def calls(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def markup_sins(path, tree):
    """Yield the places where a text could be read as markup."""
    statics = {"Static", "Label", "update"}
    for call in calls(tree):
        name, whole = named(call.func)
        place = f"{path}:{call.lineno}: {whole}"
        if (
            name in MARKUP_READERS
            or (name in CONSOLES and isinstance(call.func, ast.Name))
            or (name in MARKUP_TAKERS - statics and name in imported(tree, "textual"))
        ):
            yield place
        elif name in statics and (name == "update" or name in imported(tree, "textual")):
            widgets = name != "update" or "query_one" in whole or "Static" in whole
            if widgets and not all(map(is_text, call.args)):
                yield place
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in MARKUP_ATTRIBUTES:
                    yield f"{path}:{node.lineno}: {target.attr}"


def imported(tree, package):
    """Return the names that a module takes from a package."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package)
        for alias in node.names
    }


def test_no_text_is_read_as_markup():
    assert [sin for path, tree in modules().items() for sin in markup_sins(path, tree)] == []


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Static\nStatic(name)",
        "from textual.widgets import Static\nStatic(f'[b]{name}')",
        "from textual.widgets import Label\nLabel(text, id='x')",
        "from textual.widgets import Select\nSelect(options)",
        "from textual.widgets import DataTable\nDataTable()",
        "self.query_one('#aturan', Static).update(words)",
        "widget.border_title = name",
        "self.notify(name)",
        "Text.from_markup(name)",
        "from rich.console import Console\nConsole()",
        "print(name)",
    ],
)
def test_the_rule_against_markup_sees_what_it_forbids(source):
    assert list(markup_sins("x.py", ast.parse(source))) != []


def test_the_rule_against_markup_lets_texts_pass():
    source = "from textual.widgets import Static\nStatic(Text(name), id='x')\nseen.update(names)"
    assert list(markup_sins("x.py", ast.parse(source))) == []


def users(is_use):
    """Return the modules in which a node is such a use."""
    return {path for path, nodes in running().items() if any(map(is_use, nodes))}


def test_the_standard_streams_have_few_users():
    streams = {"stdout", "stderr", "__stdout__", "__stderr__"}

    def is_stream(node):
        return (
            isinstance(node, ast.Attribute)
            and node.attr in streams
            and ast.unparse(node.value) == "sys"
        )

    assert users(is_stream) == STREAMS.keys()


def test_programs_are_started_in_few_places():
    starters = {"subprocess", "pty", "multiprocessing"}
    of_os = {"system", "popen", "fork", "forkpty", "posix_spawn", "startfile"}

    def is_start(node):
        if isinstance(node, ast.Import):
            return any(alias.name.partition(".")[0] in starters for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            return node.module == "git.cmd" or (
                node.module in starters and bool(names & {"Popen", "run", "call", "check_output"})
            )
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            module, _, name = ast.unparse(node.func).rpartition(".")
            return module == "os" and (name in of_os or name.startswith(("exec", "spawn")))
        return False

    assert users(is_start) == STARTERS.keys()


def test_files_are_written_in_few_places():
    writing = {
        *("write_text", "write_bytes", "touch", "symlink_to", "hardlink_to", "mkstemp", "mkdtemp"),
        *("NamedTemporaryFile", "TemporaryDirectory", "unlink", "rmtree", "copyfile", "copytree"),
        *("mkdir", "rmdir", "makedirs", "ftruncate", "pwrite", "copy2", "mkfifo"),
    }

    def is_writing(node):
        if not isinstance(node, ast.Call):
            return False
        name, whole = named(node.func)
        if name == "open" and whole != "os.open":
            values = [*node.args, *(k.value for k in node.keywords)]
            modes = (v.value for v in values if isinstance(v, ast.Constant))
            return any(isinstance(m, str) and m[:1] in ("w", "a", "x") for m in modes)
        if whole in ("os.rename", "os.replace", "os.link", "os.symlink", "os.write", "os.remove"):
            return True
        return name in writing or (whole == "os.open" and "O_CREAT" in ast.unparse(node))

    assert users(is_writing) == WRITERS.keys()
