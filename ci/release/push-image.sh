#!/bin/sh
# Pushes the images that image.sh has built. GHCR_TOKEN may write packages of the repository's owner.
set -eu

image=ghcr.io/slsc-lang/slsc version=$("$(dirname "$0")/../names.sh" version)

printf '%s' "$GHCR_TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
docker push "$image:$version"
docker push "$image:$version-ci"
