//! CI: the GitHub Action, the pre-commit hooks, the GitLab template, the Dockerfile.
