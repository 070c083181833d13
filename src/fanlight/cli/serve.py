"""`fanlight serve`: the whole archive in one process tree."""

import errno
import os
import shutil
import socket
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from fanlight.accounts.actions import links
from fanlight.accounts.selectors import find_owner
from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.tables import let_go
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import WRONG_USE, explained, fail
from fanlight.kernel.errors import Conflict
from fanlight.kernel.library import Library
from fanlight.works.selectors.figures import is_empty

PORT = 8420
REQUESTS_AT_ONCE = min(8, 2 * (os.cpu_count() or 1) + 1)
"""Threads that answer requests: more than cores, so that an upload does not keep a page waiting."""


BESIDE = {"worker": 1.0, "indexer": 2.0}
"""Processes that run beside the pages, and the seconds that those before them have to themselves to start up."""

NOT_OURS = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EINVAL)
"""What the system says to an address that no other port would help: it has not got it, or nothing of its kind."""


def command(
    host: Annotated[
        str, typer.Option(help="The address to answer on; 0.0.0.0 is every one this machine has.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open it in a browser, signed in as the owner.")] = False,
) -> None:
    """Start the archive: pages and imports, until you press Ctrl-C.

    On a new library it prints a link that works once and makes the owner's account.

    Example: fanlight serve --open
    """
    with explained():
        port = _free_port(host, port)
        library = ready()
        _collect_static(library)
        address = f"http://{_shown(host)}:{port}/"
        typer.echo(f"Fanlight is at {address}   (library: {library.root}; stop with Ctrl-C)")
        link = _link(address, sign_in=open_)
    _allow_names_of(host)
    let_go()
    stop = threading.Event()
    supervisors = [threading.Thread(target=_keep, args=(name, stop), daemon=True) for name in BESIDE]
    for supervisor in supervisors:
        supervisor.start()
    if open_:
        threading.Timer(1.5, webbrowser.open, [link or address]).start()
    server = Granian(
        "fanlight.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=REQUESTS_AT_ONCE,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    try:
        server.serve()
    finally:
        stop.set()
        for supervisor in supervisors:
            supervisor.join(timeout=10)


def _link(address: str, *, sign_in: bool) -> str | None:
    """Print, and give, the link that this library needs: the owner's first, or one that signs the owner in."""
    owner = find_owner()
    if owner is None:
        try:
            link = f"{address}welcome/{links.make_owner_link()}/"
        except Conflict:
            return None
        typer.echo(f"\nThis library has no owner yet. Open this link, once, to make your account:\n\n    {link}\n")
        if is_empty(OPERATOR):
            typer.echo(f"To look around first, let the page fill it with invented works, or run: {_command()} demo")
        return link
    return f"{address}welcome/{links.make_sign_in_link(user=owner)}/" if sign_in else None


def _command() -> str:
    """Give what to type for `fanlight` here: in a checkout it is not on the path."""
    script = Path(sys.executable).with_name("fanlight")
    if shutil.which("fanlight") or not script.exists():
        return "fanlight"
    here = Path.cwd()
    return str(script.relative_to(here) if script.is_relative_to(here) else script)


def _free_port(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except (OSError, UnicodeError) as error:  # a name that is none to the network is a UnicodeError
        if isinstance(error, UnicodeError | socket.gaierror) or error.errno in NOT_OURS:
            fail(
                f"{host} is not one of this machine's addresses. "
                "127.0.0.1 is for this machine alone, 0.0.0.0 is every address that it has.",
                status=WRONG_USE,
            )
        reason = error.strerror or error
        fail(f"{host} port {port} cannot be used: {reason}. Try --port with another number.", status=WRONG_USE)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104  said, not bound
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _allow_names_of(host: str) -> None:
    """Let the pages answer to the names that this machine has on the network it was told to serve."""
    if host in ("127.0.0.1", "::1", "localhost"):
        return
    name = socket.gethostname()
    names = {host, name, f"{name}.local", *(str(info[4][0]) for info in _addresses(name))}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; tells which address leads out
            names.add(str(probe.getsockname()[0]))
        except OSError:
            pass
    os.environ["FANLIGHT_HOSTS"] = ",".join(filter(None, [os.environ.get("FANLIGHT_HOSTS"), *sorted(names)]))
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *sorted(names)]  # for a server that is forked, not started anew


def _addresses(name: str) -> list[tuple[object, object, int, str, tuple[object, ...]]]:
    try:
        return [(f, t, p, c, tuple(a)) for f, t, p, c, a in socket.getaddrinfo(name, None)]
    except OSError:
        return []


def _collect_static(library: Library) -> None:
    """Give static files their hashed names, in the library's cache, when any has changed since the last time."""
    files = sorted(path for path in settings.STATIC_SOURCE.rglob("*") if path.is_file())
    state = "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    stamp = library.cache / "static-state"
    if stamp.is_file() and stamp.read_text() == state:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state)


def _keep(name: str, stop: threading.Event) -> None:
    """Keep one process running beside the pages; one that died is replaced after a breath."""
    stop.wait(BESIDE[name])
    while not stop.is_set():
        process = subprocess.Popen([sys.executable, "-m", "fanlight", name])  # noqa: S603  a name of ours
        while process.poll() is None and not stop.wait(0.2):
            pass
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=8)
            except subprocess.TimeoutExpired:
                process.kill()
        stop.wait(1)
