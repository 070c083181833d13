# shellcheck shell=sh
# Sourced by the scripts beside it: makes .venv from a lock file, and touches it again only when the lock has changed.
# Plain POSIX sh. Needs Python 3.11 or newer with pip (or with its own ensurepip), or uv, which is quicker.

set -eu
CDPATH=''
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
python=$venv/bin/python
unset PYTHONHOME PYTHONPATH      # another project's; they would come before the environment's own
unset PYTHONDONTWRITEBYTECODE    # without its compiled files each start takes two seconds more
export PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$@" >&2; }

die() {
    say "$@"
    exit 1
}

# prepare app|dev: see to it that $python has everything in requirements/app.lock or dev.lock, and Fanlight itself.
prepare() {
    lock=$root/requirements/$1.lock
    stamp=$venv/installed-$1.lock
    if cmp -s "$lock" "$stamp"; then
        works && return
        rm -rf "$venv" # it was whole once: the folder has moved, or the Python that it was made with is gone
    fi
    find_python
    [ -x "$python" ] || create
    say "Installing what requirements/$1.lock names into .venv (once; it takes a minute or two) …"
    rm -f "$stamp"
    install_lock || die "That did not work; the reason stands above. Run it again at any time: nothing is half done."
    add_fanlight
    works || die "The environment in .venv does not work. Remove that folder and run this again."
    [ "$1" = app ] || cp "$root/requirements/app.lock" "$venv/installed-app.lock" # dev.lock holds all of app.lock
    cp "$lock" "$stamp"
}

works() { "$python" -c 'import fanlight, django, lxml.etree' 2>/dev/null; }

# find_python: set $found to a Python that is new enough, or to nothing.
find_python() {
    for found in python3 python3.14 python3.13 python3.12 python3.11 python ''; do
        if [ -n "$found" ] && "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
}

has_uv() { command -v uv >/dev/null 2>&1; }

create() {
    [ ! -e "$venv" ] || rm -rf "$venv"
    if has_uv && uv venv --quiet --python "${found:->=3.11}" "$venv"; then
        return
    fi
    [ -n "$found" ] || die "Fanlight needs Python 3.11 or newer, and there is none here." \
        "On Debian or Ubuntu: apt-get install python3 python3-pip. On a Mac: brew install python, or python.org's installer."
    # Debian keeps ensurepip in a package of its own; a pip of 22.3 or newer can do without it.
    if "$found" -m pip --python "$(command -v "$found")" --version >/dev/null 2>&1; then
        "$found" -m venv --without-pip "$venv"
    elif ! "$found" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv"
        die "This Python ($found) has neither pip nor ensurepip. On Debian or Ubuntu, run this once and try again:" \
            "    sudo apt-get install python3-venv"
    fi
}

# Nothing is compiled here: what a lock names comes as a wheel with a known hash, or not at all.
install_lock() {
    if has_uv; then
        uv pip install --quiet --python "$python" --require-hashes --no-deps --only-binary :all: -r "$lock" && return
        say "uv could not install it; trying pip."
    fi
    if "$python" -m pip --version >/dev/null 2>&1; then
        set -- "$python" -m pip
    else
        set -- "$found" -m pip --python "$python"
    fi
    "$@" install --quiet --require-hashes --no-deps --only-binary :all: --no-compile -r "$lock"
}

# Fanlight runs from src/, without being built or installed. The path is relative: the folder may be moved.
add_fanlight() {
    site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '../../../../src\n' >"$site/fanlight.pth"
    # shellcheck disable=SC2016 # the text is for the script that is written
    printf '#!/bin/sh\nexec "$(dirname -- "$0")/python" -m fanlight "$@"\n' >"$venv/bin/fanlight"
    chmod +x "$venv/bin/fanlight"
}
