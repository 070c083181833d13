"""Where pages about tags are. A tag is named in the query: names hold slashes, dots and all else."""

from urllib.parse import quote, urlencode

from django.urls import reverse

from fanlight.kernel.errors import NotFound
from fanlight.tags.tables import Name, split_label


def tag_page(kind: str, name: str) -> str:
    """Give the address of the page about a tag."""
    return f"{reverse('tags:tag')}?of={quote(f'{kind}:{name}', safe=':')}"


def decision_page(key: str) -> str:
    """Give the address of a decision in the log."""
    return f"{reverse('tags:log')}?key={key}"


def with_query(view: str, **given: str | None) -> str:
    """Give the address of a page with what it is asked, without what is empty."""
    asked = {name: value for name, value in given.items() if value}
    return reverse(view) + (f"?{urlencode(asked)}" if asked else "")


def read_label(text: str) -> Name:
    """Give the kind and name that an address means. Raises: NotFound."""
    kind, name = split_label(text)
    if not kind or not name:
        raise NotFound("There is no such tag.")
    return kind, name
