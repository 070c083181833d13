"""The command line within this process: most of what it does needs no process of its own, which takes time to wake."""

import subprocess
import sys
from collections.abc import Callable
from io import StringIO

import pytest

from fanlight.cli.commands import app_for
from fanlight.cli.outcomes import said
from fanlight.kernel.library import Library

Here = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _nobody_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the library's lock alone: this process would hold it to its end, and no other test could restore one."""
    monkeypatch.setattr("fanlight.cli.libraries.use", lambda library: None)


@pytest.fixture
def here(db: None, library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """Run a command to its end on the library of this test, with what it may read on its standard input."""

    def fanlight(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        given = list(map(str, arguments))
        as_json = "--json" in given
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        with pytest.raises(SystemExit) as left, said(as_json=as_json):
            sys.exit(app_for(given)(given, prog_name="fanlight", standalone_mode=not as_json))
        output, errors = capsys.readouterr()
        return subprocess.CompletedProcess(given, int(left.value.code or 0), output, errors)

    return fanlight
