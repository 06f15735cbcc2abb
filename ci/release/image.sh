#!/bin/sh
# Builds the two images and tries them: as the Dockerfile says, on a program of this checkout.
set -eu

cd "$(dirname "$0")/../.."
image=ghcr.io/slsc-lang/slsc version=$(ci/names.sh version)

docker build --tag "$image:$version" --label "org.opencontainers.image.version=$version" .
docker build --tag "$image:$version-ci" --label "org.opencontainers.image.version=$version" --target ci .

docker run --rm --volume "$PWD:/project:ro" "$image:$version" check examples/hello/main.sls
docker run --rm --volume "$PWD:/project:ro" "$image:$version-ci" sh -c 'slsc --version && git --version'
