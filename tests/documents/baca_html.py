"""Read a page as strictly as can be: what a browser would mend silently is an error here."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "img", "br", "col", "input", "hr", "link"}
WORDS = {"a", "b", "em", "strong", "small", "span", "code", "br", "img", "label", "input"}
"""What may stand in a paragraph."""
SHUTS = {"p": WORDS, "h1": WORDS, "h2": WORDS, "h3": WORDS, "span": WORDS}


class Page(HTMLParser):
    """One parsed page."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.rows: list[list[tuple[dict[str, str | None], str]]] = []
        """The cells of the rows of the table: attributes, and words outside of drawings."""
        self.style = self.script = ""
        self.feed(data.decode("utf-8"))
        self.close()
        assert not self.open

    def handle_decl(self, decl):
        assert decl == "doctype html"

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_pi(self, data):
        raise AssertionError(data)

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs)
        for outer in self.open:
            assert tag in SHUTS.get(outer, (tag,)), (tag, self.open)
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.rows[-1].append((dict(attrs), ""))
        elif tag == "tr":
            self.rows.append([])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert "svg" in self.open
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] == ["style"]:
            self.style += data
        elif self.open[-1:] == ["script"]:
            self.script += data
        else:
            self.words.append(data)
            if ("td" in self.open or "th" in self.open) and "svg" not in self.open:
                attributes, words = self.rows[-1].pop()
                self.rows[-1].append((attributes, words + data))

    @property
    def text(self) -> str:
        """All words, however they are marked."""
        return "".join(self.words)

    def all(self, name: str) -> list[str]:
        """Return the values of an attribute in the whole page."""
        return [a[name] or "" for _, a in self.tags if name in a]


def read(data: bytes) -> Page:
    """Return a page that is sound: whatever it shows, it loads and runs nothing."""
    page = Page(data)
    names = page.all("id")
    assert len(set(names)) == len(names)
    for target in (*page.all("aria-labelledby"), *page.all("for")):
        assert target in names
    for address in page.all("href"):
        assert not address.startswith("#") or address[1:] in names
        assert ":" not in address
    assert all(source.startswith("data:image/") for source in page.all("src"))
    assert not [name for _, a in page.tags for name in a if name.startswith("on")]
    kinds = {tag for tag, _ in page.tags}
    assert not kinds & {"link", "iframe", "object", "embed", "base", "form"}
    assert "url(" not in page.style
    assert "@import" not in page.style
    [policy] = [a["content"] for _, a in page.tags if a.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert [a["lang"] for tag, a in page.tags if tag == "html"] == ["id"]
    assert sum(tag == "h1" for tag, _ in page.tags) == 1
    assert sum(tag == "main" for tag, _ in page.tags) == 1
    return page
