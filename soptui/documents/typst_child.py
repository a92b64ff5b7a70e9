"""Sets one folder as a PDF, in a process of its own: limited, and killed without harm.

Started as a script, with all that it has to know as arguments; it imports nothing else of soptui,
and little at all: `json` and `pathlib` alone would take longer than starting Python. The folder
holds the template and all that it may read.
"""

import resource
import sys


def main(package: str, folder: str, *rest: str) -> None:
    """Compile `cetak.typ` in `folder` into `hasil.pdf` there; errors go to standard error.

    `rest`: seconds and megabytes that it may take, time stamp, standards, folders with fonts.
    """
    seconds, megabytes, timestamp = map(int, rest[:3])
    standards = [name for name in rest[3].split(",") if name]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.insert(0, package)
    import typst

    compiler = typst.Compiler(
        input=f"{folder}/cetak.typ",
        root=folder,
        font_paths=list(rest[4:]),
        ignore_system_fonts=True,
        package_path=folder,
        package_cache_path=folder,
    )
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards=standards,  # type: ignore[arg-type] # names are checked by who asks
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        sys.stderr.write(f"{error.message}\n{error.diagnostic}")
        raise SystemExit(1) from None
    assert isinstance(made, bytes)
    unfit = [w.message for w in warnings if "font" in w.message]
    if unfit:
        sys.stderr.write("\n".join(unfit))
        raise SystemExit(1)
    with open(f"{folder}/hasil.pdf", "wb") as file:  # noqa: PTH123 - pathlib takes too long
        file.write(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
