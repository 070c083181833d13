"""Pressing the rows of a facet, as a browser does with and without its script."""

from xml.etree.ElementTree import Element

from django.test import Client

from tests.web.documents import find, find_all, words


def press(client: Client, root: Element, name: str, group: str = "all") -> str:
    """Press a row's name, or what puts it into a group, and give the address that it leads to.

    A group is said by what one chooses above the names, or by a button of its own, which a script sets beside the row.
    """
    form, row = next(
        (form, row)
        for form in find_all(root, "form")
        for row in find_all(form, "button", name="put")
        if words(row).removesuffix(" ▸") == name
    )
    hidden = {e.get("name") or "": e.get("value") or "" for e in find_all(form, "input", type="hidden")}
    value = row.get("value") or ""
    ways = [{"as": find(form, "input", name="as", value=group).get("value") or "", "put": value}]
    ways.append({"put": value} if group == "all" else {f"put-{group}": value})
    answers = [client.get(form.get("action") or "", hidden | pressed) for pressed in ways]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    return str(answers[0]["Location"])
