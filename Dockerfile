# slsc as an image.
#
#   docker build --tag slsc .               the program, and nothing else: docker run slsc check
#   docker build --tag slsc:ci --target ci . with a shell, for jobs that run scripts in it: GitLab CI
#
# On Alpine, Rust links with musl: the program needs no library of the image that it runs in.

FROM rust:1.95-alpine AS build
# The allocator is written in C.
# hadolint ignore=DL3018 # Alpine keeps no old versions of a package that could be pinned
RUN apk add --no-cache gcc musl-dev
WORKDIR /source
# The manifest names a benchmark and an example: cargo wants to see them.
COPY Cargo.toml Cargo.lock ./
COPY benches benches
COPY src src
# What is built in: the grammar, the standard library, data, the templates of `slsc new`, and a page of documentation.
COPY grammar grammar
COPY stdlib stdlib
COPY data data
COPY examples examples
COPY docs/ARCHITECTURE.md docs/ARCHITECTURE.md
RUN cargo build --release --locked --bin slsc

# As an image of a CI service: a shell and git, and no entry point in the way of the job's script.
FROM alpine:3.22 AS ci
LABEL org.opencontainers.image.title="slsc, with a shell" \
      org.opencontainers.image.description="The compiler of .sls, for the jobs of a CI service" \
      org.opencontainers.image.source="https://github.com/slsc-lang/slsc" \
      org.opencontainers.image.licenses="MIT"
# hadolint ignore=DL3018 # as above
RUN apk add --no-cache git && adduser -D -u 65532 slsc
COPY --from=build /source/target/release/slsc /usr/local/bin/slsc
USER 65532
WORKDIR /project

FROM scratch
LABEL org.opencontainers.image.title="slsc" \
      org.opencontainers.image.description="The compiler of .sls, a small typed language for serverless architectures on AWS" \
      org.opencontainers.image.source="https://github.com/slsc-lang/slsc" \
      org.opencontainers.image.licenses="MIT"
COPY LICENSE data/vendor/NOTICE.md /
COPY --from=build /source/target/release/slsc /slsc
# Nobody in particular; with `--user` the templates belong to whoever runs it.
USER 65532:65532
WORKDIR /project
ENTRYPOINT ["/slsc"]
CMD ["--help"]
