"""Of which kind names in pairs are, where a table does not tell: a tag and its metatag are of one kind. Pure."""

from collections.abc import Collection, Mapping, Sequence


def kinds_of_pairs(pairs: Sequence[tuple[str, str]], known: Mapping[str, Collection[str]]) -> list[str]:
    """Give the kind of each pair, "" where nothing tells. `known` are the kinds in which a library has a name.

    What hangs together, over any number of pairs, is of one kind; where names of several kinds do, only those pairs are
    told that tell themselves.
    """
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        root = name
        while leader.setdefault(root, root) != root:
            root = leader[root]
        while leader[name] != root:
            leader[name], name = root, leader[name]
        return root

    for low, up in pairs:
        leader[find(low)] = find(up)
    kinds: dict[str, set[str]] = {}
    for name in leader:
        if len(known.get(name, ())) == 1:
            kinds.setdefault(find(name), set()).update(known[name])
    return [_kind(known.get(low, ()), known.get(up, ()), kinds.get(find(low), set())) for low, up in pairs]


def _kind(low: Collection[str], up: Collection[str], around: Collection[str]) -> str:
    for told in (set(low) & set(up), set(low) if len(low) == 1 else (), set(up) if len(up) == 1 else (), around):
        if len(told) == 1:
            return next(iter(told))
    return ""
