#!/bin/sh
# A tag names the version that it releases: check-tag.sh TAG
set -eu

here=$(dirname "$0")
expected=$("$here/../names.sh" tag "$("$here/../names.sh" version)")
if [ "$1" != "$expected" ]; then
  echo "::error::the tag is $1, and Cargo.toml would be released as $expected"
  exit 1
fi
