"""Pressing on where a page forewarns."""

from typing import Any
from xml.etree.ElementTree import Element

from django.test import Client

from tests.web.documents import find, find_all, read


def press(client: Client, page: Element, do: str = "read") -> Any:
    """Press a button of the first forewarning on a page."""
    form = find(find(page, "section", class_="forewarning"), "form")
    fields: dict[str, list[str]] = {"do": [do]}
    for field in find_all(form, "input", type="hidden"):
        fields.setdefault(str(field.get("name")), []).append(str(field.get("value")))
    return client.post(str(form.get("action")), fields)


def read_on(client: Client, key: str, position: int) -> Element:
    """Give a chapter's page as it is once somebody has read what comes before it, and pressed on."""
    answer = press(client, read(client.get(f"/works/{key}/chapters/{position}/")))
    assert answer.status_code == 303
    return read(client.get(answer["Location"]))
