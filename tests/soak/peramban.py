"""A headless Chromium, spoken to over its debugging pipe; nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from contextlib import contextmanager


class Tab:
    """One page of the browser."""

    def __init__(self, sent, told) -> None:
        self._sent, self._told = sent, told
        self._last, self._session = 0, None
        self.events: list[dict] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method, **params):
        """Give an order and return its result; events on the way are kept."""
        self._last += 1
        order = {"id": self._last, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        self._sent.write(json.dumps(order).encode() + b"\0")
        self._sent.flush()
        while (answer := self._next()).get("id") != self._last:
            self.events.append(answer)
        assert "error" not in answer, (method, answer)
        return answer["result"]

    def _next(self):
        message = bytearray()
        while (byte := self._told.read(1)) != b"\0":
            assert byte, "the browser ended"
            message += byte
        return json.loads(message)

    def open(self, url, width, *, scripts=True):
        """Open a page as a window, or a telephone, of this width shows it."""
        mobile = width < 600
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=844,
            deviceScaleFactor=1,
            mobile=mobile,
        )
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._next())

    def value(self, expression):
        """Return what an expression is on the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def pdf(self):
        """Return the page as the browser prints it."""
        made = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(made["data"])

    def named(self, method):
        """Return the events of a kind since the page was opened."""
        return [e["params"] for e in self.events if e.get("method") == method]


@contextmanager
def peramban(profile):
    """Start the browser, with a profile of its own."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "Chromium is needed: apt-get install chromium"
    orders, answers = os.pipe(), os.pipe()

    pipes = f'exec "$0" "$@" 3<&{orders[0]} 4>&{answers[1]}'
    options = ["--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--disable-gpu"]
    options += [f"--user-data-dir={profile}", "--no-first-run"]
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        ["bash", "-c", pipes, program, *options],
        pass_fds=(orders[0], answers[1]),
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
    )
    os.close(orders[0])
    os.close(answers[1])
    with os.fdopen(orders[1], "wb") as sent, os.fdopen(answers[0], "rb") as told:
        tab = Tab(sent, told)
        try:
            yield tab
        finally:
            process.kill()
            process.wait()
