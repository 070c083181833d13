"""WeasyPrint in a process of its own, with its own command line: `python -m fanlight.exports.printing …`.

Two things are otherwise than in `python -m weasyprint`. pydyf makes the list of a file's pages anew for each element
that names one, of which a long work has as many as it has paragraphs: here it is made once for each number of pages.
And memory is bounded, for a page takes a third of a megabyte until the last is written.
"""

import contextlib
import gc
import sys
from importlib import import_module
from typing import Any

MOST_MEMORY = 6 << 30


def _remember_pages() -> None:
    """Make the list of pages once for each number of them."""
    kind = import_module("pydyf").PDF  # comes with WeasyPrint, which need not be here
    make = kind.page_references.fget
    known: dict[tuple[int, int], object] = {}

    def page_references(pdf: Any) -> object:
        of = id(pdf), len(pdf.pages["Kids"])
        if of not in known:
            known.clear()
            known[of] = make(pdf)
        return known[of]

    kind.page_references = property(page_references)


def _main() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    from weasyprint.__main__ import main  # noqa: PLC0415

    with contextlib.suppress(ImportError, AttributeError):  # of another version, which may be quick by itself
        _remember_pages()
    gc.disable()  # nearly all that is made is kept to the end, and then the process goes
    main(sys.argv[1:])


if __name__ == "__main__":
    _main()
