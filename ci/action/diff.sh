#!/bin/sh
# What a deployment of this pull request would change: the base of the pull request and this checkout, compared by meaning.
#
# It only tells: a difference fails nothing, and neither does a base that cannot be had.
set -eu
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

base=$RUNNER_TEMP/slsc/base

# The commit that this checkout was merged onto. GitHub checks out a merge of the pull request with its base, and the base
# that the event names may be older than that. A shallow checkout knows the parents' names all the same.
base_commit() {
  parents=$(git cat-file -p HEAD | sed -n '/^$/q; s/^parent //p')
  case $(printf '%s\n' "$parents" | grep -c .) in
    2) printf '%s\n' "$parents" | sed -n 1p ;;
    *) printf '%s\n' "$SLSC_BASE" ;;
  esac
}

# Writes the files of a commit into a folder. The checkout, its index and its list of worktrees stay as they are.
files_of() {
  git cat-file -e "$1^{tree}" 2> /dev/null || git fetch --quiet --depth=1 --no-tags origin "$1" || return 1
  index=$RUNNER_TEMP/slsc/index
  rm -rf "$index" "$base"
  GIT_INDEX_FILE=$index git read-tree "$1" \
    && GIT_INDEX_FILE=$index GIT_LFS_SKIP_SMUDGE=1 git checkout-index --all --prefix="$base/"
}

compare() {
  if [ ! -f "$base/$1" ]; then
    echo "A new program."
    return
  fi
  # shellcheck disable=SC2046 # a line is a word
  slsc diff --format markdown --message-format short $(program_options) -- "$base/$1" "$1" 2> "$notes/talk" && return
  printf '\n'
  fenced text "$notes/talk"
}

commit=$(base_commit)
if ! files_of "$commit"; then
  warn "the base of the pull request, $commit, could not be fetched: nothing was compared"
  exit 0
fi

for file in $(lines "$SLSC_FILES"); do
  printf '### `%s`, compared with %s\n\n' "$file" "$(printf '%.10s' "$commit")"
  compare "$file"
  printf '\n'
done > "$notes/diff"
quoted < "$notes/diff"
