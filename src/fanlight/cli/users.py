"""`fanlight user`: who can come in."""

import getpass
import sys
from typing import Annotated

import typer

from fanlight.accounts.actions import links, users
from fanlight.accounts.models import Role
from fanlight.accounts.selectors import list_users
from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import WRONG_USE, Json, explained, fail, print_json

app = typer.Typer(no_args_is_help=True, help="Who can come in: add, passwd, role, link, list.")
Name = Annotated[str, typer.Argument(help="The user's name.")]
WHAT_THEY_DO = "An owner may do everything; a wrangler decides about tags; a reader reads."
FromInput = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@app.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help=WHAT_THEY_DO)] = Role.READER,
    password_stdin: FromInput = False,
    json: Json = False,
) -> None:
    """Make an account.

    Example: fanlight user add wren --role reader
    """
    with explained():
        ready()
        user = users.add_by(username=name, password=_password(password_stdin), role=role, by=OPERATOR)
        _say(json, f"{user.username} can come in as {user.role}.", name=user.username, role=user.role)


@app.command()
def passwd(name: Name, password_stdin: FromInput = False, json: Json = False) -> None:
    """Give a user a new password; they are signed out everywhere.

    Example: fanlight user passwd wren
    """
    with explained():
        ready()
        user = users.set_password(username=name, password=_password(password_stdin), by=OPERATOR)
        _say(json, f"{user.username} has a new password.", name=user.username, role=user.role)


@app.command("role")
def role_(name: Name, role: Annotated[Role, typer.Argument(help=WHAT_THEY_DO)], json: Json = False) -> None:
    """Change what a user may do.

    Example: fanlight user role wren owner
    """
    with explained():
        ready()
        user = users.set_role(username=name, role=role, by=OPERATOR)
        _say(json, f"{user.username} is {user.role} now.", name=user.username, role=user.role)


@app.command()
def link(name: Name, json: Json = False) -> None:
    """Print a path that signs a user in once, within a quarter of an hour: add it to the library's address.

    Example: fanlight user link wren
    """
    with explained():
        ready()
        path = f"/welcome/{links.make_sign_in_link(user=users.get_user(name))}/"
        _say(json, path, name=name, path=path)


@app.command("list")
def list_(json: Json = False) -> None:
    """List who can come in.

    Example: fanlight user list --json
    """
    with explained():
        ready()
        rows = list_users(OPERATOR)
        if json:
            print_json({"users": [{"name": r.name, "role": r.role, "active": r.is_active} for r in rows]})
        for row in rows if not json else []:
            typer.echo(f"{row.name}  {row.role}{'' if row.is_active else '  (shut out)'}")


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        fail("There is no terminal to ask on: use --password-stdin.", status=WRONG_USE)
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        fail("The two are not the same.", status=WRONG_USE)
    return first


def _say(as_json: bool, sentence: str, **document: str) -> None:
    if as_json:
        print_json(document)
    else:
        typer.echo(sentence)
