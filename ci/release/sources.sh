#!/bin/sh
# One checksum of everything that the program is made of.
set -eu

cd "$(dirname "$0")/../.."
find Cargo.toml Cargo.lock src grammar stdlib data examples docs/ARCHITECTURE.md -type f ! -name '*.pyc' \
  | LC_ALL=C sort \
  | while IFS= read -r file; do cksum "$file"; done \
  | ci/sha256.sh
