"""What was read from the database, remembered until the log goes on."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.db import connection

from fanlight.changes.selectors import Read, get_head, is_head

Key = TypeVar("Key")
Value = TypeVar("Value")

_all: "WeakSet[Memory[Any, Any]]" = WeakSet()


class Memory(Generic[Key, Value]):
    """The last answers of a question to the database, for tables of which every change is in the log.

    An answer is given again only while the log's head is still the one before which it was read, so that whoever asks
    after a commit is told what it made. Within a transaction nothing is remembered: it may be taken back, and what it
    did is in the log only at its end.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._head = Read()
        self._known: OrderedDict[Key, Value] = OrderedDict()
        _all.add(self)

    def recall(self, keys: Collection[Key], read: Callable[[list[Key]], Mapping[Key, Value]]) -> dict[Key, Value]:
        """Give the answer to each of `keys`; `read` is asked for those that are not known, and answers each."""
        if connection.in_atomic_block:
            return dict(read(list(keys)))
        head = self._catch_up()
        with self._lock:
            known = {key: self._known[key] for key in keys if key in self._known} if self._head == head else {}
        unknown = [key for key in keys if key not in known]
        if not unknown:
            return known
        found = read(unknown)
        with self._lock:
            if self._head == head and head.at is not None:
                self._known.update(found)
                while len(self._known) > self._size:
                    self._known.popitem(last=False)
        return known | dict(found)

    def forget(self) -> None:
        """Drop every answer."""
        with self._lock:
            self._head, self._known = Read(), OrderedDict()

    def _catch_up(self) -> Read:
        """Give the head of the log as it is now, having dropped what was read before another."""
        head = self._head
        if head.at is not None and is_head(head):
            return head
        head = get_head()
        with self._lock:
            if self._head != head:
                self._head, self._known = head, OrderedDict()
        return head


def forget_all() -> None:
    """Drop every answer of this process: for a database that was exchanged under it."""
    for memory in list(_all):
        memory.forget()
