"""One tag after the other."""

from django.test import Client

from fanlight.tags.models import Tag
from tests.web.documents import find, find_all, has, read, words


def press(client: Client, root, key: str):
    """Press a key, as the script does: the button or link that names it."""
    pressed = next(e for e in root.iter() if e.get("data-key") == key)
    if pressed.tag.endswith("a"):
        return read(client.get(str(pressed.get("href"))))
    form = next(f for f in find_all(root, "form") if any(e is pressed for e in f.iter()))
    given = {i.get("name"): i.get("value") for i in find_all(form, "input") if i.get("type") == "hidden"}
    if pressed.get("name"):
        given[pressed.get("name")] = pressed.get("value")
    return read(client.post(str(form.get("action")), given, follow=True))


def test_a_key_decides_and_the_next_one_comes(wranglers: Client, written, crown, tag) -> None:
    for _ in range(3):
        written("freeform:slowburn", "fandom:The Lamp", title=f"{_}")
    written("freeform:Slow Burn", "freeform:???", "freeform:Lanterns", "freeform:slowburn")
    crown("freeform:Slow Burn")
    root = read(wranglers.get("/tags/queue/?kind=freeform"))
    assert words(find(root, "h1")) == "slowburn"  # the most used first
    assert "A key acts on 4 works." in words(root)
    assert "The Lamp (3)" in words(root)
    [choice] = find_all(find(root, "ol", class_="choices"), "li")
    assert words(choice) == "1 Slow Burn the same letters · canonical · 1 · 1 work has both"
    root = press(wranglers, root, "1")
    assert tag("freeform:slowburn").synonym_of == tag("freeform:Slow Burn")
    assert "“slowburn” became a synonym of “Slow Burn”." in words(find(root, "div", class_="messages"))
    assert words(find(root, "h1")) == "???"
    root = press(wranglers, root, "u")
    assert words(find(root, "h1")) == "slowburn"
    root = press(wranglers, press(wranglers, root, "1"), "x")
    assert (tag("freeform:???").is_unwrangleable, words(find(root, "h1"))) == (True, "Lanterns")
    root = press(wranglers, root, "c")
    assert (tag("freeform:Lanterns").is_canonical, words(find(root, "h1"))) == (True, "Nothing waits")


def test_what_is_passed_over_comes_again(wranglers: Client, written) -> None:
    written("freeform:Fog", "freeform:Mist")
    root = read(wranglers.get("/tags/queue/?kind=freeform"))
    root = press(wranglers, root, "n")
    assert words(find(root, "h1")) == "Mist"
    assert not has(root, "a", **{"data-key": "n"})
    root = press(wranglers, root, "c")
    assert words(find(root, "h1")) == "Nothing waits"
    again = find(root, "a", class_="button")
    assert words(find(read(wranglers.get(str(again.get("href")))), "h1")) == "Fog"


def test_one_decision_after_the_other_is_undone(wranglers: Client, written, tag) -> None:
    written("freeform:Fog", "freeform:Mist")
    root = read(wranglers.get("/tags/queue/?kind=freeform"))
    for key in ("c", "x", "u", "u"):
        root = press(wranglers, root, key)
    assert not tag("freeform:Fog").is_canonical
    assert not tag("freeform:Mist").is_unwrangleable
    assert not has(root, "button", **{"data-key": "u"})


def test_a_fandom_s_own(wranglers: Client, readers: Client, written) -> None:
    written("freeform:Fog", "fandom:The Lamp")
    written("freeform:Mist", "fandom:Another")
    root = read(wranglers.get("/tags/queue/?fandom=The+Lamp&kind=freeform"))
    assert words(find(root, "h1")) == "Fog"
    assert words(find(press(wranglers, root, "c"), "h1")) == "Nothing waits"
    assert Tag.objects.get(name="Fog").is_canonical
    assert readers.get("/tags/queue/").status_code == 403


def test_the_help_names_its_own_keys(wranglers: Client, written) -> None:
    """And that of another page about tags names no keys of a review."""
    written("freeform:Fog")
    assert "it cannot be wrangled" in words(find(read(wranglers.get("/tags/queue/")), "dialog", id="keys"))
    assert "confirm the cut" not in words(find(read(wranglers.get("/tags/tag/?of=freeform:Fog")), "dialog", id="keys"))
