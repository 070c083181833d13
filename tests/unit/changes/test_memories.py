"""What was read is remembered until the log goes on, and not a moment longer."""

from collections.abc import Callable

import pytest
from django.db import transaction

from fanlight.changes.actions import News, record
from fanlight.changes.memories import Memory, forget_all

pytestmark = pytest.mark.django_db(transaction=True)


class Shelf:
    """Stands for tables: what is read from it, and how often it was."""

    def __init__(self) -> None:
        self.holds = {"lamp": 1, "fog": 2}
        self.asked: list[list[str]] = []

    def read(self, keys: list[str]) -> dict[str, int]:
        """Read some."""
        self.asked.append(keys)
        return {key: self.holds.get(key, 0) for key in keys}


@pytest.fixture
def shelf() -> Shelf:
    log()
    return Shelf()


def log() -> None:
    with transaction.atomic():
        record([News("tag.merged", 1)])


def test_what_is_known_is_not_asked_for_again(shelf: Shelf) -> None:
    memory: Memory[str, int] = Memory(10)
    assert memory.recall(["lamp"], shelf.read) == {"lamp": 1}
    assert memory.recall(["lamp", "fog"], shelf.read) == {"lamp": 1, "fog": 2}
    assert memory.recall(["fog", "lamp"], shelf.read) == {"lamp": 1, "fog": 2}
    assert shelf.asked == [["lamp"], ["fog"]]


def test_a_commit_is_seen_at_once(shelf: Shelf) -> None:
    memory: Memory[str, int] = Memory(10)
    memory.recall(["lamp"], shelf.read)
    shelf.holds["lamp"] = 7
    log()
    assert memory.recall(["lamp"], shelf.read) == {"lamp": 7}


def test_what_a_commit_made_while_somebody_read_is_not_taken_for_older(shelf: Shelf) -> None:
    memory: Memory[str, int] = Memory(10)

    def slow(keys: list[str]) -> dict[str, int]:
        found = shelf.read(keys)
        shelf.holds["lamp"] = 7
        log()
        memory.recall(["fog"], shelf.read)  # another thread's, which comes first
        return found

    assert memory.recall(["lamp"], slow) == {"lamp": 1}
    assert memory.recall(["lamp"], shelf.read) == {"lamp": 7}


def test_nothing_of_a_transaction_is_remembered(shelf: Shelf) -> None:
    memory: Memory[str, int] = Memory(10)
    with transaction.atomic():
        shelf.holds["lamp"] = 7
        assert memory.recall(["lamp"], shelf.read) == {"lamp": 7}
        log()
        assert memory.recall(["lamp"], shelf.read) == {"lamp": 7}
        shelf.holds["lamp"] = 1
        transaction.set_rollback(True)
    assert memory.recall(["lamp"], shelf.read) == {"lamp": 1}


def test_an_empty_log_tells_nothing_apart() -> None:
    memory, shelf = Memory[str, int](10), Shelf()
    memory.recall(["lamp"], shelf.read)
    shelf.holds["lamp"] = 7
    assert memory.recall(["lamp"], shelf.read) == {"lamp": 7}


def test_it_holds_no_more_than_it_may(shelf: Shelf) -> None:
    memory: Memory[str, int] = Memory(2)
    for key in ("lamp", "fog", "bell"):
        memory.recall([key], shelf.read)
    memory.recall(["bell", "fog"], shelf.read)
    memory.recall(["lamp"], shelf.read)
    assert shelf.asked == [["lamp"], ["fog"], ["bell"], ["lamp"]]


@pytest.mark.parametrize("forget", [lambda memory: memory.forget(), lambda _: forget_all()])
def test_all_of_it_can_be_dropped(shelf: Shelf, forget: Callable[[Memory[str, int]], None]) -> None:
    memory: Memory[str, int] = Memory(10)
    memory.recall(["lamp"], shelf.read)
    forget(memory)
    shelf.holds["lamp"] = 7
    assert memory.recall(["lamp"], shelf.read) == {"lamp": 7}
