"""The straight line: an article's bytes go in, the findings that are shown come out."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from copydesk import decide, files, fix
from copydesk.catalogue import read_catalogue
from copydesk.config import Config
from copydesk.desk import Desk, crash
from copydesk.document import Article, Document, Meta
from copydesk.history.recall import look, recalled
from copydesk.outcome import Checked, Mended, Problem
from copydesk.output import ChangedError, rewrite
from copydesk.search import find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from datetime import date

    from copydesk.document import Form
    from copydesk.finding import Finding, Severity
    from copydesk.fix import Choose
    from copydesk.history.memory import Memory
    from copydesk.report import Report

    Work = Callable[[Article, Desk, Config], Checked]
    Found = str | files.Given | Problem

WORTH = 200_000
"""Bytes of articles that are worth starting processes for: about half a second of one of them."""


class NotChecked(Exception):  # noqa: N818 - it says what happened, like KeyboardInterrupt
    """A text that could not be checked by every rule: `findings` of the others, `problems` of those that failed."""

    def __init__(self, checked: Checked) -> None:
        super().__init__("; ".join(problem.message for problem in checked.problems))
        self.findings = list(checked.findings)
        self.problems = list(checked.problems)


def check(
    text: str,
    *,
    path: str = "text",
    form: Form = "plain",
    date: date | None = None,
    config: Config | None = None,
) -> list[Finding]:
    """See `copydesk.check`."""
    desk, settled = _ready(config or _builtin())
    checked = check_article(Article(path, text, form, Meta(date=date)), desk, settled)
    checked = replace(checked, problems=(*desk.problems, *checked.problems))
    if checked.problems:
        raise NotChecked(checked)
    return list(checked.findings)


def check_article(article: Article, desk: Desk, config: Config) -> Checked:
    """One article from its text to the findings that are shown, and the rules that failed on it."""
    document = Document(article, config.house)
    try:
        words = sum(token.kind == "word" for token in document.tokens)
    except Exception as error:  # an article that cannot even be taken apart must not hide all others
        return Checked(article.path, article.text, problems=(crash(error, article.path, None),))
    findings, problems = desk.read(document)
    kept, hidden, remarks, known, unchanged = decide.shown(findings, document, config)
    return Checked(
        article.path,
        article.text,
        tuple(kept),
        tuple(problems),
        words,
        hidden,
        tuple(remarks),
        article.form,
        tuple(known),
        unchanged,
    )


def mend_article(article: Article, desk: Desk, config: Config, choose: Choose = fix.safe) -> Mended:
    """One article with the repairs made that `choose` names of what is shown of it; nothing is written."""
    return fix.mend(article, lambda now: check_article(now, desk, config), choose)


def written(articles: Generator[Checked, None, None]) -> Generator[Checked, None, None]:
    """Write mended articles to their files as they come; one that cannot be written comes out as it was."""
    with closing(articles):
        for checked in articles:
            if isinstance(checked, Mended) and checked.rounds:
                yield _written(checked)
            else:
                yield checked


def _written(mended: Mended) -> Mended:
    article = mended.article
    if article.file is None:
        raise ValueError(f"{article.path} did not come from a file")
    try:
        before, after = (
            files.encode(text, article.encoding, article.bom) for text in (article.text, mended.mended)
        )
        rewrite(article.file, before, after)
    except ChangedError:
        problem = _why_changed(article)
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}; allow writing it, or exclude it"
    else:
        return mended
    mended = fix.unmended(mended)
    problems = (*mended.problems, Problem("unwritten", problem, article.path))
    return replace(mended, problems=problems, rounds=())


def _why_changed(article: Article) -> str:
    """Why a file does not hold the bytes that its text would be written as."""
    try:
        same = article.file and files.read_file(article.file, encoding=article.encoding).text == article.text
    except files.Unreadable:
        same = False
    if same:
        return f"{article.encoding} has several spellings for one text, so nothing was written; make it UTF-8"
    return "changed since it was read, so nothing was written; run copydesk fix again"


@lru_cache(maxsize=1)
def _builtin() -> Config:
    return Config()


@lru_cache(maxsize=4)
def _ready(config: Config) -> tuple[Desk, Config]:
    rules = read_catalogue(config.rules)
    settled, _ = decide.settle(config, rules)
    return Desk(decide.active(rules, settled)), settled


class _Reader:
    """What becomes of one thing that a search found; it travels to other processes."""

    def __init__(self, desk: Desk, config: Config, date: date | None, work: Work = check_article) -> None:
        self.desk = desk
        self.work = work
        self.config = config
        self.how: dict[str, Any] = {
            "encoding": config.encoding,
            "max_size": config.max_file_size,
            "date": date,
        }

    def __call__(self, found: Found) -> Checked:
        if isinstance(found, Problem):
            return Checked(found.path or "", problems=(found,))
        if isinstance(found, files.Given):
            return self.checked(lambda: files.read_given(found, **self.how))
        return self.checked(lambda: files.read_file(Path(found), **self.how))

    def checked(self, read: Callable[[], Article]) -> Checked:
        try:
            article = read()
        except files.Unreadable as error:
            return Checked(error.path, problems=(error.problem,))
        return self.work(article, self.desk, self.config)

    def died(self, found: Found, code: int) -> Checked:
        """A file on which the process that read it died, twice."""
        path = found.path or "" if isinstance(found, Problem) else files.show(_name(found))
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        message = f"the process that checked it {how}, perhaps for want of memory; exclude it, or split it up"
        return Checked(path, problems=(Problem("crash", message, path),))


def check_files(
    paths: Sequence[str],
    desk: Desk,
    config: Config,
    *,
    stdin: BinaryIO | None = None,
    stdin_name: str = "stdin",
    date: date | None = None,
    force_exclude: bool = False,
    jobs: int = 1,
    expect: Callable[[int], None] = lambda _: None,
    work: Work = check_article,
    found: Sequence[Found] | None = None,
    memory: Memory | None = None,
) -> Generator[Checked, None, None]:
    """Every article of the files and folders in `paths`, in order, one at a time.

    With `stdin` the article that comes in on it is the first. A file that cannot be read comes out as its problem, and
    so does a run in which there was nothing to read. When there is much to read, `jobs` processes read it, in the same
    order, and nothing is read here: what kills its process takes nobody along. `expect` is told how many there are;
    `work` is what is done with each: it is checked, or mended as well. With `found` the search is done already, and
    may have come to nothing. With `memory`, articles that have not changed are not read again.
    """
    reader = _Reader(desk, config, date, work)
    if memory is None and desk.problems:
        yield Checked("", problems=tuple(desk.problems))
    if stdin is not None and not (force_exclude and config.excludes(stdin_name)):
        yield reader.checked(lambda: files.read_stdin(stdin, shown=stdin_name, **reader.how))
    if found is None:
        found = _found(paths, config, force_exclude)
        if not found and stdin is None and not force_exclude:
            yield Checked("", problems=(_nothing_read(paths),))
    expect(len(found))
    if memory is None:
        yield from _read(found, reader, jobs)
        return
    # What a baseline or changed lines hide is no matter of the article, and not remembered.
    plain = _Reader(desk, replace(config, baseline=None, changed=None), date, work)
    looked = look(found, memory, config.max_file_size)
    if all(one.held for one in looked) or not desk.problems:
        articles = recalled(found, looked, memory, lambda left: _read(left, plain, jobs), plain.how)
    else:
        yield Checked("", problems=tuple(desk.problems))
        articles = _read(found, plain, jobs)
    for checked in articles:
        fresh = decide.new(checked.findings, checked.path, checked.text, config)
        yield replace(
            checked,
            findings=tuple(fresh.findings),
            hidden=checked.hidden + fresh.hidden,
            known=tuple(fresh.known),
            unchanged=fresh.unchanged,
        )


def _read(found: Sequence[Found], reader: _Reader, jobs: int) -> Generator[Checked, None, None]:
    """Read all of these: here, or in several processes where that is worth it."""
    if jobs == 1 or not _many(found):
        yield from map(reader, found)
        return
    import gc

    from copydesk.pool import ordered

    _ = reader.desk.problems  # made ready once, for all processes
    gc.freeze()  # what is loaded by now is shared with the processes
    yield from ordered(reader, found, jobs, reader.died)


def _found(paths: Sequence[str], config: Config, force_exclude: bool) -> list[Found]:
    """What there is to read: names, which take less memory than paths."""
    places = [Path(path) for path in paths]
    search = find_files(places, exclude=config.exclude, force_exclude=force_exclude, root=config.root)
    return [one if isinstance(one, Problem) else str(one) for one in search]


def _name(found: str | files.Given) -> str:
    return found if isinstance(found, str) else found.name


def _many(found: Sequence[Found]) -> bool:
    """Whether there is so much to read that it is worth starting processes for."""
    size = 0
    for one in found:
        if isinstance(one, files.Given):
            size += len(one.data)
        elif isinstance(one, str):
            with suppress(OSError):  # why it cannot be read is said when it is its turn
                size += Path(one).stat().st_size
        if size > WORTH:
            return len(found) > 1
    return False


def _nothing_read(paths: Sequence[str]) -> Problem:
    where = " ".join(paths) or "the working folder"
    kinds = ", ".join(files.FORMS)
    return Problem(
        "engine",
        f"no articles found in {where}: folders are searched for {kinds}; name a file to read any other",
    )


def report(articles: Iterable[Checked], reports: Sequence[Report]) -> tuple[Severity | None, bool]:
    """Write the reports as articles come in; the gravest severity shown, and whether anything was not checked."""
    worst: Severity | None = None
    failed = False
    for one in reports:
        one.begin()
    for checked in articles:
        failed = failed or bool(checked.problems)
        severities = [finding.severity for finding in checked.findings]
        worst = max(severities if worst is None else [*severities, worst], default=None)
        for one in reports:
            one.add(checked)
    for one in reports:
        one.end()
    return worst, failed
