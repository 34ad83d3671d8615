"""A rule: one file of the catalogue, and the check that it drives."""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Self, dataclass_transform

from copydesk.finding import Edit, Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.patterns import Excuses
    from copydesk.span import Span

    Read = Callable[[Document], Iterator[Finding]]
    """What looks for the faults of rules made ready."""
    Prepare = Callable[[tuple["Rule", ...]], Read]

Family = Literal["typo", "wrong-word", "attribution", "contradiction"]
FAMILIES: tuple[Family, ...] = ("typo", "wrong-word", "attribution", "contradiction")
"""The four promises of the product."""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of copy that proves a rule: what must be found in it (nothing, in a good one), and how it is mended.

    `text` has the markers taken out. `fixes` are what the first primary span reads after each suggestion;
    `fixed` is the whole text after the first one, for repairs that lie outside the span.
    """

    text: str
    primary: tuple[Span, ...] = ()
    related: tuple[Span, ...] = ()
    fixes: tuple[str, ...] = ()
    fixed: str | None = None
    whole: bool = False
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    `options` is an instance of the options class of its check. `home` is the rule folder that it came from, whose
    `words/` its tables are looked up in first. One that is `named_only` speaks where the settings name it, and only there;
    one that `yields` is silent where another rule speaks of the same words.
    """

    id: str
    family: Family
    title: str
    check: str
    severity: Severity
    message: str
    why: str
    source: tuple[str, ...]
    since: str
    options: Any
    home: Path
    fix: Literal["safe", "unsafe"] | None = None
    preview: bool = False
    named_only: bool = False
    yields: bool = False
    replaces: tuple[str, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()

    def finding(
        self,
        document: Document,
        span: Span,
        *,
        suggestions: Iterable[str | Edit] = (),
        related: Iterable[Related] = (),
        message: str | None = None,
        **fields: object,
    ) -> Finding:
        """A finding of this rule at `span`.

        `fields` fill the rule's message (or `message`, where a pattern has one of its own), which always has `{found}`,
        the words at the span, `{fix}`, the first suggestion, and `{other}`, the words at the first related place, if there is one. A suggestion is the text to put at the span, or an Edit
        elsewhere; it is safe only if the rule's are and it touches no markup. A rule without `fix` suggests nothing.

        Raises:
            ValueError: the message speaks of something else.
        """
        found = document.seen(span)
        edits = []
        for suggestion in suggestions if self.fix else ():
            edit = Edit(span, suggestion) if isinstance(suggestion, str) else suggestion
            edits.append(edit._replace(safe=self.fix == "safe" and document.verbatim(edit.span)))
        known: dict[str, object] = {"found": found, "fix": edits[0].text if edits else ""}
        places = tuple(related)
        if places:
            known["other"] = document.seen(places[0].span)
        known |= fields
        try:
            text = (message or self.message).format(**known)
        except KeyError as error:
            names = ", ".join(f"{{{name}}}" for name in known)
            raise ValueError(f"message: nothing is called {{{error.args[0]}}}; it may say {names}") from error
        return Finding(self.id, span, text, tuple(edits), places, self.severity, found)

    def excuses(self) -> Excuses:
        """The patterns of its option `unless`, which excuse what they cover, with the lists of `classes` if it has any.

        Raises:
            PatternError: one is wrong.
        """
        from copydesk.patterns import Excuses

        return Excuses(Excuses.read(self.options.unless), self.home, getattr(self.options, "classes", None))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class BaseOptions:
    """What the options of every check are built on: a subclass is a frozen dataclass.

    Every check has such a class, so they share these methods: to write each its own would take a twentieth of a start.
    """

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, *values: Any, **named: Any) -> None:
        self._fill(values, named)
        self.__post_init__()

    @classmethod
    def unchecked(cls, **named: Any) -> Self:
        """Options that were checked before: what types do not show is not asked again."""
        self = cls.__new__(cls)
        self._fill((), named)
        return self

    def _fill(self, values: tuple[Any, ...], named: dict[str, Any]) -> None:
        known = fields(self)  # type: ignore[arg-type]
        given = dict(zip([one.name for one in known], values, strict=False)) | named
        for one in known:
            if one.name in given:
                value = given.pop(one.name)
            elif one.default is not MISSING:
                value = one.default
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            else:
                raise TypeError(f"{one.name} is missing")
            object.__setattr__(self, one.name, value)
        if given or len(values) > len(known):
            raise TypeError(f"too much is given: {', '.join(given) or values[len(known) :]}")

    def __post_init__(self) -> None:
        """Check what types do not show.

        Raises:
            ValueError: an option cannot be used.
        """

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of check: what options its rules have, and how it looks for their faults in a document.

    `options` is built on BaseOptions; fields without a default must be given in the rule. `run` is a generator of
    findings that knows nothing of settings, files or printing. A check that serves many rules better together gives
    `prepare` instead: called once with all of its rules, it returns the function that looks at a document.
    """

    options: type
    run: Callable[[Rule, Document], Iterator[Finding]] | None = None
    prepare: Prepare | None = None


def each(ready: Callable[[Rule], Read]) -> Prepare:
    """Make rules ready one by one: for a check that reads the tables and patterns of each of its rules once."""

    def prepare(rules: tuple[Rule, ...]) -> Read:
        readers = [ready(rule) for rule in rules]

        def read(document: Document) -> Iterator[Finding]:
            for reader in readers:
                yield from reader(document)

        return read

    return prepare


def excused(find: Callable[[Rule, Excuses, Document], Iterator[Finding]]) -> Prepare:
    """Make rules ready one by one: for a check of which the rules have nothing to read once but their excuses."""
    return each(lambda rule: partial(find, rule, rule.excuses()))
