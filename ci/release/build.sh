#!/bin/sh
# Builds the program for a target, tries it, and prints where it is: build.sh TARGET
set -eu

target=$1
cd "$(dirname "$0")/../.."

case $target in
  # The allocator is written in C.
  *-linux-musl) export "CC_$(echo "$target" | tr - _)=musl-gcc" ;;
esac

cargo build --release --locked --bin slsc --target "$target" >&2
program="${CARGO_TARGET_DIR:-target}/$target/release/$(ci/names.sh program "$target")"
"$program" compile examples/hello/main.sls -o "${CARGO_TARGET_DIR:-target}/tried" >&2
echo "$program"
