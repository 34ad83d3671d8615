"""The kinds of check there are: the one list. One check per file; none imports another."""

from copydesk.checks import (
    adjacent_quotations,
    calendar_day,
    compared_shares,
    conversion,
    direction,
    doubled,
    neither_able,
    part_over_whole,
    pattern,
    share_word,
    speech_frame,
    spelling,
    sum_of_parts,
    unpaired_quotation,
    weekday,
    year_span,
    years_apart,
)
from copydesk.rule import Check

CHECKS: dict[str, Check] = {
    "adjacent-quotations": adjacent_quotations.CHECK,
    "calendar-day": calendar_day.CHECK,
    "compared-shares": compared_shares.CHECK,
    "conversion": conversion.CHECK,
    "direction": direction.CHECK,
    "doubled": doubled.CHECK,
    "neither-able": neither_able.CHECK,
    "part-over-whole": part_over_whole.CHECK,
    "pattern": pattern.CHECK,
    "share-word": share_word.CHECK,
    "speech-frame": speech_frame.CHECK,
    "spelling": spelling.CHECK,
    "sum-of-parts": sum_of_parts.CHECK,
    "unpaired-quotation": unpaired_quotation.CHECK,
    "weekday": weekday.CHECK,
    "year-span": year_span.CHECK,
    "years-apart": years_apart.CHECK,
}
