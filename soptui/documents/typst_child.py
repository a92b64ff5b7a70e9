"""Sets one folder as a PDF, in a process of its own: limited, and killed without harm.

Started as a script, with the folder of the Typst package and the limits as arguments; it imports
nothing else of soptui. The folder holds the template and all that it may read.
"""

import json
import resource
import sys
from pathlib import Path


def main(package: str, folder: str, seconds: int, megabytes: int) -> None:
    """Compile `cetak.typ` in `folder` as `order.json` there says; errors go to standard error."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.insert(0, package)
    import typst

    root = Path(folder)
    order = json.loads((root / "order.json").read_bytes())
    compiler = typst.Compiler(
        input=str(root / "cetak.typ"),
        root=folder,
        font_paths=order["font_paths"],
        ignore_system_fonts=True,
        package_path=folder,
        package_cache_path=folder,
    )
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=order["standards"], timestamp=order["timestamp"]
        )
    except typst.TypstError as error:
        sys.stderr.write(f"{error.message}\n{error.diagnostic}")
        raise SystemExit(1) from None
    assert isinstance(made, bytes)
    unfit = [w.message for w in warnings if "font" in w.message]
    if unfit:
        sys.stderr.write("\n".join(unfit))
        raise SystemExit(1)
    (root / "hasil.pdf").write_bytes(made)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
