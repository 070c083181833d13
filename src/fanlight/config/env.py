"""Every setting that an operator can make, with its type, default and meaning; docs/reference is written from it."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones

from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """An environment variable. `read` turns its text into a value and raises ValueError for nonsense.

    What `is_secret` may hold a password, and is never said back.
    """

    name: str
    type: str
    default: str
    help: str
    read: Callable[[str], Any]
    is_secret: bool = False


def _flag(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise ValueError("yes or no")
    return text.lower() == "yes"


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _database(text: str) -> str:
    if text and (urlsplit(text).scheme not in ("postgres", "postgresql") or not _has_port(text)):
        raise ValueError("postgresql://user:password@host:port/name, or nothing for SQLite")
    return text


def _has_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _tags(text: str) -> list[str]:
    for entry in (entries := _names(text)):
        kind, colon, name = entry.partition(":")
        if not (colon and name.strip() and kind.strip() in get_args(Kind)):
            raise ValueError(f"kind:name, where the kind is one of {', '.join(get_args(Kind))}")
    return entries


def _smtp(text: str) -> str:
    parts = urlsplit(text) if _has_port(text) else None
    if text and (parts is None or parts.scheme not in ("smtp", "smtps") or not parts.hostname):
        raise ValueError("smtps://name:password@host:port or smtp://…, or nothing to send no mail")
    return text


def _mail(text: str) -> str:
    name, at, host = text.rpartition("@")
    if text and not (name and at and host and text.isprintable() and " " not in text):
        raise ValueError("a mail address, such as library@example.org")
    return text


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError("the name of a time zone, such as Europe/Berlin")
    return text


def _readers(text: str) -> int | None:
    if text == "auto":
        return None
    if not (text.isdecimal() and int(text) <= 64):
        raise ValueError("auto, or a number up to 64; 0 has everything done by one process")
    return int(text)


def _folders(text: str) -> list[Path]:
    """Read folders as PATH has them: parted by colons (on Windows by semicolons)."""
    folders = [Path(part.strip()).expanduser() for part in text.split(os.pathsep) if part.strip()]
    if any(not folder.is_absolute() for folder in folders):
        raise ValueError(f"whole paths of folders (/… or ~/…), with {os.pathsep} between them")
    return folders


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds <= 86_400:
        raise ValueError("a number of seconds above 0, a day at the most")
    return seconds


def _days(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 36_500):
        raise ValueError("a number of days; 0 keeps everything until somebody deletes it for good")
    return int(text)


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("FANLIGHT_LIBRARY", "folder", "~/Fanlight", "The folder that holds everything.", str),
        Setting(
            "FANLIGHT_DATABASE_URL",
            "address",
            "",
            "A PostgreSQL database for works, tags and users; empty is SQLite in the library.",
            _database,
            is_secret=True,
        ),
        Setting(
            "FANLIGHT_HOSTS",
            "names, comma-separated",
            "",
            "Names under which the library answers, besides this machine's own.",
            _names,
        ),
        Setting(
            "FANLIGHT_HTTPS",
            "yes or no",
            "no",
            "It stands behind a proxy that speaks HTTPS: cookies travel over HTTPS alone.",
            _flag,
        ),
        Setting(
            "FANLIGHT_SMTP",
            "address",
            "",
            "A mail server by which books are sent to e-readers: smtps://name:password@host, or smtp:// for STARTTLS.",
            _smtp,
            is_secret=True,
        ),
        Setting("FANLIGHT_MAIL_FROM", "mail address", "", "From whom that mail is; e-readers want to know it.", _mail),
        Setting("FANLIGHT_TIME_ZONE", "zone", "UTC", "The zone in which times are shown.", _zone),
        Setting(
            "FANLIGHT_OPEN",
            "yes or no",
            "no",
            "Guests may read without signing in: all but restricted works, and those for adults after a question.",
            _flag,
        ),
        Setting(
            "FANLIGHT_REFUSE",
            "tags, comma-separated",
            "warning:Underage Sex, freeform:Underage Sex",
            "Works with one of these tags (kind:name, any spelling) are refused and nothing of them is kept.",
            _tags,
        ),
        Setting(
            "FANLIGHT_HOLD",
            "tags, comma-separated",
            "",
            "Works with one of these tags (kind:name, any spelling) wait to be looked at before they come in.",
            _tags,
        ),
        Setting(
            "FANLIGHT_READERS",
            "number, or auto",
            "auto",
            "Processes that read files while an import writes; auto is one for each core but one, at most 4.",
            _readers,
        ),
        Setting(
            "FANLIGHT_WATCH",
            "folders, with : between them",
            "",
            "Folders that `serve` watches: what is put there is imported, and stays where it is.",
            _folders,
        ),
        Setting(
            "FANLIGHT_WATCH_REST",
            "seconds",
            "5",
            "How long a file in a watched folder has to lie still before it is taken.",
            _seconds,
        ),
        Setting(
            "FANLIGHT_WATCH_EVERY",
            "seconds",
            "60",
            "How often watched folders are looked at though the system tells nothing (network folders); 60 at most.",
            _seconds,
        ),
        Setting(
            "FANLIGHT_TRASH_DAYS",
            "days",
            "30",
            "How long deleted works can be put back; 0 is until somebody deletes them for good.",
            _days,
        ),
        Setting("FANLIGHT_DEBUG", "yes or no", "no", "For developers: errors with their insides. Never in use.", _flag),
    )
}


def read(name: str, environ: Mapping[str, str] = os.environ) -> Any:
    """Give a setting's value. Raises: Invalid for a value that does not fit, naming the setting and what fits."""
    setting = SETTINGS[name]
    text = environ.get(name, setting.default)
    try:
        return setting.read(text)
    except ValueError as error:
        said = "not said here" if setting.is_secret else repr(text)[:80]
        raise Invalid(f"{name} is {said}; it takes {error}.", at=name) from error


def database(url: str, sqlite_path: str) -> dict[str, Any]:
    """Give Django's description of the database that `url` names, or of SQLite at `sqlite_path`."""
    if not url:
        pragmas = (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;"
        )
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": sqlite_path,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": pragmas},
            "CONN_MAX_AGE": 600,  # opened anew, it has forgotten the tables and every page: milliseconds a request
        }
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),  # ?host=/folder is a socket's place
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
        "CONN_MAX_AGE": 60,
    }


def mail(url: str, sender: str) -> dict[str, Any]:
    """Give Django's settings for a mail server; without one, or without a sender, it has no host."""
    parts = urlsplit(url)
    is_wrapped = parts.scheme == "smtps"
    is_here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return {
        "EMAIL_HOST": (parts.hostname or "") if sender else "",
        "EMAIL_PORT": parts.port or (465 if is_wrapped else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_wrapped,
        "EMAIL_USE_TLS": not is_wrapped and not is_here,  # a server on this machine is spoken to as it is
        "EMAIL_TIMEOUT": 20,  # seconds: somebody waits for the page
        "DEFAULT_FROM_EMAIL": sender,
    }
