#!/bin/sh
# One checksum of everything that the program is made of. No name of ours has a blank in it.
set -eu

cd "$(dirname "$0")/../.."
find Cargo.toml Cargo.lock src grammar stdlib data examples docs/ARCHITECTURE.md -type f ! -name '*.pyc' \
  | LC_ALL=C sort \
  | xargs cksum \
  | ci/sha256.sh
