#!/bin/sh
# Prints the SHA-256 of a file, or of the standard input, with what the machine has: Linux and Windows, macOS.
set -eu

if command -v sha256sum > /dev/null; then
  sha256sum < "${1:-/dev/stdin}" | cut -d ' ' -f 1
else
  shasum -a 256 < "${1:-/dev/stdin}" | cut -d ' ' -f 1
fi
