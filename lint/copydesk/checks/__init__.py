"""The kinds of check there are: the one list. One check per file; none imports another."""

from copydesk.checks import adjacent_quotations, doubled, pattern, speech_frame, unpaired_quotation
from copydesk.rule import Check

CHECKS: dict[str, Check] = {
    "adjacent-quotations": adjacent_quotations.CHECK,
    "doubled": doubled.CHECK,
    "pattern": pattern.CHECK,
    "speech-frame": speech_frame.CHECK,
    "unpaired-quotation": unpaired_quotation.CHECK,
}
