"""A small Textual application for the tests of the driver: a table, a live text and a field."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from textual.app import App
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from soptui.settings import load
from soptui.tui.terminal import driver_class

ROWS = 12


class ContohApp(App, inherit_bindings=False):
    CSS = """
    Screen { layout: vertical; }
    Static { height: auto; border: round $primary; }
    TextArea { height: 6; }
    """
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = "Input"

    def __init__(self):
        super().__init__(driver_class=driver_class(load(os.environ)))
        self.foreign = Path(os.environ.get("CONTOH_TEKS", os.devnull)).read_text()

    def compose(self):
        yield Input(id="isian")
        yield Static(id="bagan")
        yield TextArea(id="naskah")

    def on_mount(self):
        self.query_one(Input).cursor_blink = False
        self.query_one(TextArea).cursor_blink = False
        self.query_one("#bagan").border_title = Content(self.foreign[:40])
        self.show("")

    def on_input_changed(self, event):
        self.show(event.value)
        if trace := os.environ.get("CONTOH_JEJAK"):
            Path(trace).write_text(event.value)

    def show(self, text):
        rows = [f"{i:2} │ Langkah ke-{i} │ {len(text)}" for i in range(ROWS - 4)]
        self.query_one("#bagan").update(Content("\n".join([*rows, f"<{text}>", self.foreign])))

    def on_key(self, event):
        if event.key == "ctrl+z":
            self.action_suspend_process()
        elif event.key == "f10":
            self.exit(0)
        elif event.key == "f9":
            raise RuntimeError("sengaja")
        elif event.key == "f12":
            self.query_one("#bagan").border_title = Content("hidup")
        elif event.key == "f8":
            os.write(1, b"macet")
            while True:
                pass
        elif event.key == "f6":
            writer = self._driver._writer_thread  # the line takes nothing for a while
            writer.write, writer.stop = (lambda _data: None), (lambda: time.sleep(600))
            os.write(1, b"lambat")
        elif event.key == "f7":
            with self.suspend():
                os.write(1, b"di luar")
                os.read(0, 1)

    def before_end(self):
        if draft := os.environ.get("CONTOH_DRAF"):
            Path(draft).write_text(self.query_one(Input).value)


if __name__ == "__main__":
    app = ContohApp()
    app.run(mouse=False)
    sys.exit(app.return_code)
