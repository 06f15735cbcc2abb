#!/bin/sh
# Packs a program as a release offers it, with its checksum, and prints the archive's name: pack.sh TARGET PROGRAM FOLDER
set -eu

target=$1 program=$2 folder=$3
root=$(cd "$(dirname "$0")/../.." && pwd)
archive=$("$root/ci/names.sh" archive "$("$root/ci/names.sh" version)" "$target")

mkdir -p "$folder"
stage=$(mktemp -d "$folder/pack.XXXXXX")
trap 'rm -rf "$stage"' EXIT

name=$("$root/ci/names.sh" program "$target")
cp "$program" "$stage/$name"
chmod 755 "$stage/$name"
cp "$root/LICENSE" "$stage/LICENSE"
cp "$root/data/vendor/NOTICE.md" "$stage/NOTICE.md"

# In the folder itself: to GNU tar, `D:\…` would be a machine called D.
(cd "$stage" && tar -czf archive.tar.gz "$name" LICENSE NOTICE.md)
mv "$stage/archive.tar.gz" "$folder/$archive"
echo "$("$root/ci/sha256.sh" "$folder/$archive")  $archive" > "$folder/$archive.sha256"
echo "$archive"
