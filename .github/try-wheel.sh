#!/usr/bin/env bash
# Install the one wheel of dist/ into a fresh environment and use it outside of the checkout: it must find what is there.
set -euo pipefail

wheels=(dist/*.whl)
[ "${#wheels[@]}" = 1 ] || { echo "expected one wheel in dist/, found ${#wheels[@]}"; exit 1; }
wheel=$(realpath "${wheels[0]}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check "$wheel"
cd "$scratch"
printf 'He asked to to leave.\n' > article.txt
code=0
venv/bin/copydesk check --isolated article.txt || code=$?
[ "$code" = 1 ] || { echo "expected a finding, exit 1; it ended with $code"; exit 1; }
printf 'He asked to leave.\n' > article.txt
venv/bin/copydesk check --isolated article.txt
echo "the wheel works: $(venv/bin/copydesk --version)"
