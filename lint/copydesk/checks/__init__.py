"""The kinds of check there are: the one list. One check per file; none imports another."""

from copydesk.checks import (
    adjacent_quotations,
    calendar_day,
    conversion,
    doubled,
    neither_able,
    pattern,
    speech_frame,
    spelling,
    unpaired_quotation,
    weekday,
)
from copydesk.rule import Check

CHECKS: dict[str, Check] = {
    "adjacent-quotations": adjacent_quotations.CHECK,
    "calendar-day": calendar_day.CHECK,
    "conversion": conversion.CHECK,
    "doubled": doubled.CHECK,
    "neither-able": neither_able.CHECK,
    "pattern": pattern.CHECK,
    "speech-frame": speech_frame.CHECK,
    "spelling": spelling.CHECK,
    "unpaired-quotation": unpaired_quotation.CHECK,
    "weekday": weekday.CHECK,
}
