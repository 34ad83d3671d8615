"""Asking a LanguageTool server: one request, one answer that is checked, and clear words for all that can go wrong."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib import error, parse, request

from copydesk.outcome import Unasked

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 64 * 2**20
"""Bytes of an answer that are read; no article's is near it."""

AGAIN = (0.3, 1.5)
"""Seconds to wait before a server that is busy or not there is asked again."""

_BUSY = (429, 502, 503, 504)
_LOCAL = ("127.0.0.1", "localhost", "::1")


class EngineError(Unasked):
    """LanguageTool did not read: the message says what happened and how to mend it.

    `lasting` says that it will not read anything else either.
    """

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class Said(NamedTuple):
    """One match of an answer: places count UTF-16 units of the text that was sent."""

    rule: str
    start: int
    length: int
    message: str
    replacements: tuple[str, ...]


@dataclass(frozen=True)
class Client:
    """A server at `url`, asked about texts in `language`; `timeout` is in seconds, per request.

    `only` names the rules that it is to apply; without any it applies all that are on there.
    """

    url: str
    language: str = "en-US"
    timeout: float = 30.0
    only: tuple[str, ...] = ()

    def check(self, text: str) -> list[Said]:
        """What the server says of a text.

        Raises:
            EngineError: it is not there, is too slow, refuses, breaks off, or answers with something else.
        """
        asked = {"language": self.language, "text": text}
        if self.only:
            asked |= {"enabledRules": ",".join(self.only), "enabledOnly": "true"}
        answer = self._answer(parse.urlencode(asked).encode())
        return list(self._matches(answer, text))

    def _answer(self, asked: bytes) -> Any:
        """The JSON that comes back."""
        for wait in (*AGAIN, None):
            try:
                return self._once(asked)
            except error.HTTPError as problem:
                with problem:
                    said = problem.read(300).decode("utf-8", "replace").strip()
                if problem.code not in _BUSY or wait is None:
                    raise EngineError(
                        f"{self._who} refused ({problem.code}): {said or problem.reason}"
                    ) from problem
            except TimeoutError as problem:
                raise self._slow() from problem
            except (error.URLError, HTTPException, OSError) as problem:
                if isinstance(getattr(problem, "reason", None), TimeoutError):
                    raise self._slow() from problem
                if wait is None:
                    reason = getattr(problem, "reason", None) or problem
                    raise EngineError(
                        f"{self._who} does not answer ({reason}); is it running, and is this its address?",
                        lasting=True,
                    ) from problem
            time.sleep(wait or 0)
        raise AssertionError("the last round returns or raises")

    def _once(self, asked: bytes) -> Any:
        host = parse.urlsplit(self.url).hostname or ""
        handlers = [request.ProxyHandler({})] if host in _LOCAL else []
        form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        ask = request.Request(f"{self.url}/v2/check", asked, form)  # noqa: S310 - http or https: the settings see to it
        with request.build_opener(*handlers).open(ask, timeout=self.timeout) as answer:
            data = answer.read(LARGEST)
        try:
            return json.loads(data)
        except ValueError as problem:
            raise self._strange("no JSON") from problem

    def _matches(self, answer: Any, text: str) -> Iterable[Said]:
        if not isinstance(answer, dict) or not isinstance(answer.get("matches"), list):
            raise self._strange("JSON without matches")
        if _at(answer, "software", "name") != "LanguageTool":
            raise self._strange("JSON of another program")
        if (spoken := _at(answer, "language", "code")) != self.language:
            raise self._strange(f"it read {spoken!r}, not {self.language!r}")
        if _at(answer, "warnings", "incompleteResults"):
            raise EngineError(f"{self._who} broke off and gave half an answer; give it more time or memory")
        size = len(text.encode("utf-16-le", "surrogatepass")) // 2
        for match in answer["matches"]:
            said = self._said(match)
            if not 0 <= said.start <= said.start + said.length <= size:
                raise self._strange("a place outside of the text")
            yield said

    def _said(self, match: Any) -> Said:
        try:
            replacements = tuple(str(one["value"]) for one in match["replacements"][:3])
            start, length = int(match["offset"]), int(match["length"])
            return Said(str(match["rule"]["id"]), start, length, str(match["message"]), replacements)
        except (KeyError, TypeError, ValueError) as problem:
            raise self._strange(f"a match without {problem}") from problem

    @property
    def _who(self) -> str:
        return f"LanguageTool at {self.url}"

    def _slow(self) -> EngineError:
        return EngineError(
            f"{self._who} gave no answer in {self.timeout:g} s; set languagetool.timeout higher, or give it more memory"
        )

    def _strange(self, what: str) -> EngineError:
        said = f"{self._who} gave an answer that is not LanguageTool's: {what}; is this its address?"
        return EngineError(said, lasting=True)


def _at(answer: Any, *keys: str) -> Any:
    for key in keys:
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer
