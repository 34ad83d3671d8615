"""The kinds of check there are: the one list. One check per file; none imports another."""

from copydesk.checks import doubled
from copydesk.rule import Check

CHECKS: dict[str, Check] = {
    "doubled": doubled.CHECK,
}
