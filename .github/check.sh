#!/usr/bin/env bash
# The step of action.yml that checks: its inputs come as PATHS, OPTIONS, SARIF, CHANGED_ONLY and BASE. It ends with 0, so
# that the report can be uploaded, and leaves the exit code of copydesk among the outputs.
set -uo pipefail

arguments=()
while IFS= read -r line; do
    [ -n "$line" ] && arguments+=("$line")
done <<< "$OPTIONS"
if [ "$CHANGED_ONLY" = true ] && [ -n "$BASE" ]; then
    arguments+=(--since "$BASE")
fi
arguments+=(--)
while IFS= read -r line; do
    [ -n "$line" ] && arguments+=("$line")
done <<< "$PATHS"

code=0
"$RUNNER_TEMP/copydesk/bin/copydesk" check --format text --output - --format sarif --output "$SARIF" "${arguments[@]}" || code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
