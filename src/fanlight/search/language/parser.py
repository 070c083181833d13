"""Tokens to a Query. What cannot be read is left out with a notice of where it stood; all else holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from fanlight.kernel.text import fold, squish
from fanlight.search.language.clauses import LETTERS, LONGEST_PHRASE, Clause, Unread, read_clause, read_sort
from fanlight.search.language.fields import SORT, TEXT, field_of, near
from fanlight.search.language.tokens import Token, tokens
from fanlight.search.language.values import SPAN_WORDS, read_yes
from fanlight.search.query import DEPTH, MOST_CLAUSES, AllOf, AnyOf, Node, Not, Query, Sort, Words
from fanlight.search.results import Notice, Offer

LONGEST = 20_000
"""Characters of a question that are read; longer ones do not fit an address anyway."""

MOST_NOTICES = 20
"""Things wrong that are told of at once."""

BRACKETS = 2 * DEPTH
"""Brackets within brackets that are followed at all."""

MARKS = frozenset("~^![]{}\\")
"""Marks that mean something in other archives' searches, and nothing here."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text asks, and what of it could not be read."""

    query: Query
    notices: tuple[Notice, ...] = ()


def parse(text: str) -> Parsed:
    """Read a question. Never raises."""
    reader = _Reader()
    if len(text) > LONGEST:
        reader.say("too-long", LONGEST, len(text), length=len(text), limit=LONGEST)
        text = text[:LONGEST]
    reader.tokens = list(tokens(text))
    where: list[Node] = []
    for node, start, end in reader.sequence(depth=0):
        try:
            Query((node,))
        except ValueError:
            reader.say("too-deep", start, end, limit=DEPTH)
        else:
            where.append(node)
    query = Query(
        tuple(where), sort=reader.sort, descending=reader.descending, seed=reader.seed, chapter_text=reader.chapter_text
    )
    return Parsed(query, tuple(reader.notices))


@dataclass
class _Reader:
    tokens: Sequence[Token] = ()
    place: int = 0
    clauses: int = 0
    notices: list[Notice] = field(default_factory=list)
    sort: Sort | None = None
    descending: bool | None = None
    seed: int = 0
    chapter_text: bool = True

    def say(self, code: str, start: int, end: int, *, offers: tuple[Offer, ...] = (), **values: str | int) -> None:
        if len(self.notices) < MOST_NOTICES:
            self.notices.append(Notice(code, values, start, end, offers))

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def touching(self, token: Token, *shapes: str) -> Token | None:
        """Take the next token if it follows `token` without a space and is one of `shapes`."""
        following = self.peek()
        if following is None or following.start != token.end or following.shape not in shapes:
            return None
        return self.take()

    def sequence(self, depth: int, name: str = "", opened: Token | None = None) -> Iterator[tuple[Node, int, int]]:
        """Read terms up to the closing bracket, or the end; those that OR joins are one."""
        groups: list[tuple[list[Node], int, int]] = []
        joining = False
        closed = opened is None
        while (token := self.peek()) is not None:
            if token.shape == "close" and opened is not None:
                self.take()
                closed = True
                break
            if token.shape in ("close", "and", "or"):
                joining = self.between(token, has_left=bool(groups))
                continue
            node = self.term(depth, name)
            end = self.tokens[self.place - 1].end
            if node is not None and joining:
                groups[-1] = ([*groups[-1][0], node], groups[-1][1], end)
            elif node is not None:
                groups.append(([node], token.start, end))
            joining = False
        if not closed and opened is not None:
            self.say("open-bracket", opened.start, opened.end)
        for nodes, start, end in groups:
            yield (nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))), start, end

    def between(self, token: Token, *, has_left: bool) -> bool:
        """Take what stands between two terms; tell whether it joins them."""
        self.take()
        if token.shape == "close":
            self.say("stray-bracket", token.start, token.end)
        if token.shape != "or":
            return False
        following = self.peek()
        if not has_left or following is None or following.shape in ("close", "or"):
            self.say("lone-or", token.start, token.end, written=token.text)
            return False
        return True

    def term(self, depth: int, name: str) -> Node | None:
        negated = False
        first = self.peek()
        while (token := self.peek()) is not None and token.shape == "not":
            negated = not negated
            self.take()
        if token is None or token.shape in ("close", "or", "and"):
            if first is not None:
                self.say("nothing-after", first.start, first.end, written=first.text)
            return None
        self.take()
        readers: dict[str, Callable[[Token, int, str], Node | None]] = {
            "open": self.brackets, "field": self.named, "star": self.star,
        }  # fmt: skip
        node = readers.get(token.shape, self.words)(token, depth, name)
        return Not(node) if negated and node is not None else node

    def brackets(self, token: Token, depth: int, name: str) -> Node | None:
        if depth >= BRACKETS:
            end = self.skip(token)
            self.say("too-deep", token.start, end, limit=DEPTH)
            return None
        before = len(self.notices)
        nodes = [node for node, _, _ in self.sequence(depth + 1, name, token)]
        if not nodes and len(self.notices) == before:
            self.say("empty-brackets", token.start, self.tokens[self.place - 1].end)
        return AllOf(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None

    def skip(self, opened: Token) -> int:
        """Pass over all up to the bracket that closes this one, and give where it is."""
        level, end = 1, opened.end
        while level and self.peek() is not None:
            token = self.take()
            level += (token.shape == "open") - (token.shape == "close")
            end = token.end
        return end

    def star(self, token: Token, depth: int, name: str) -> Node | None:  # noqa: ARG002  as its siblings
        end = token.end
        last = token
        while (following := self.touching(last, "bare", "star", "quoted")) is not None:
            last, end = following, following.end
        self.say("lone-star" if last is token else "star-inside", token.start, end)
        return None

    def words(self, token: Token, depth: int, name: str) -> Node | None:
        """Read a word, a phrase, or a value within `field:( … )`."""
        if token.is_open:
            self.say("open-quote", token.start, token.end)
        if name:
            return self.clause(name, token, "", token)
        has_star = self.touching(token, "star")
        if has_star and self.touching(has_star, "bare", "star", "quoted"):
            self.place -= 2
            return self.star(token, depth, name)
        if len(token.text) > LONGEST_PHRASE:
            self.say("long-phrase", token.start, token.end, written=squish(token.text[:60]))
            return None
        text = fold(token.text)
        if not LETTERS.search(text):
            self.say("no-letters", token.start, token.end, written=token.text[:60])
            return None
        if token.shape == "bare" and MARKS.intersection(token.text):
            marks = " ".join(dict.fromkeys(mark for mark in token.text if mark in MARKS))
            self.say("plain-words", token.start, token.end, written=token.text[:60], marks=marks)
        return self.count([Words(text, prefix=has_star is not None)], token)

    def named(self, token: Token, depth: int, name: str) -> Node | None:  # noqa: ARG002  as its siblings
        """Read `field:value`."""
        relation = self.take() if (following := self.peek()) and following.shape == "compare" else None
        value = self.peek()
        if value is None or value.shape not in ("quoted", "bare", "open", "star"):
            self.say("nothing-after", token.start, (relation or token).end, written=f"{token.text}:")
            return None
        field_name = field_of(token.text)
        if field_name is None:
            end = self.skip(self.take()) if value.shape == "open" else self.take().end
            offers = tuple(Offer("", name, 0) for name in near(token.text))
            self.say("unknown-field", token.start, end, offers=offers, written=token.text[:60])
            return None
        self.take()
        if value.shape == "open":
            return self.brackets(value, depth, field_name)
        if value.shape == "star":
            return self.star(value, depth, field_name)
        if value.is_open:
            self.say("open-quote", value.start, value.end)
        return self.clause(field_name, token, relation.text if relation else "", self.whole(field_name, value))

    def whole(self, name: str, value: Token) -> Token:
        """Give a date with the words that go on with it: `7 days ago`."""
        if name not in ("updated", "published", "added") or value.shape != "bare":
            return value
        text, end = value.text, value.end
        if text[:1].isdigit() and not (len(text) == 4 and text[:2] in ("19", "20")):
            while (following := self.peek()) and following.shape == "bare" and following.text.lower() in SPAN_WORDS:
                text, end = f"{text} {following.text}", self.take().end
        return Token("bare", text, value.start, end)

    def clause(self, name: str, token: Token, relation: str, value: Token) -> Node | None:
        has_star = self.touching(value, "star") is not None
        written = Clause(name, relation, value.text, is_quoted=value.shape == "quoted", has_star=has_star)
        end = value.end + has_star
        if name in (SORT, TEXT):
            self.settle(written, token.start, end)
            return None
        read = read_clause(written)
        if isinstance(read, Unread):
            self.say(read.code, token.start, end, field=name, written=squish(value.text)[:60])
            return None
        if read.code:
            self.say(read.code, token.start, end, field=name, written=squish(value.text)[:60])
        return self.count(read.nodes, token)

    def settle(self, written: Clause, start: int, end: int) -> None:
        """Take in what is not about works but about the list: its order, whether chapters are looked through."""
        if written.name == TEXT:
            answer = read_yes(written.value)
            if answer is None:
                self.say("bad-yes", start, end, field=TEXT, written=written.value[:60])
            else:
                self.chapter_text = answer
            return
        order = read_sort(written)
        if order is None:
            self.say("bad-sort", start, end, field=SORT, written=written.value[:60])
        else:
            self.sort, self.descending, self.seed = order

    def count(self, nodes: Sequence[Node], token: Token) -> Node | None:
        """Count clauses, and stop where a question is full."""
        self.clauses += len(nodes)
        if self.clauses > MOST_CLAUSES:
            self.say("too-many-clauses", token.start, self.tokens[-1].end, limit=MOST_CLAUSES)
            self.place = len(self.tokens)
            return None
        return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))
