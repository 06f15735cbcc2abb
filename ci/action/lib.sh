# What the steps of action.yml share. Sourced, never run.
#
# A step reads its inputs from SLSC_… in the environment, never from text that GitHub pastes into a script: an input may hold
# the title of a pull request. A finding does not end a step: all are collected, and report.sh ends the job.
# shellcheck shell=sh

# Text from inputs is split at line ends only, and `*` in it is a star.
IFS='
'
set -f

# Where the steps leave what report.sh shows.
# shellcheck disable=SC2034 # those who source this file use it
notes=$RUNNER_TEMP/slsc/notes

# A text as the message of a workflow command.
escaped() {
  printf '%s' "$1" | sed 's/%/%25/g' | awk '{ printf "%s%s", (NR == 1 ? "" : "%0A"), $0 }' | tr -d '\r'
}

fail() {
  printf '::error title=slsc::%s\n' "$(escaped "$1")"
  exit 2
}

warn() {
  printf '::warning title=slsc::%s\n' "$(escaped "$1")"
}

# Sets an output of the step: output NAME VALUE
output() {
  printf '%s=%s\n' "$1" "$(printf '%s' "$2" | tr -d '\r\n')" >> "$GITHUB_OUTPUT"
}

# The lines of an input, without blanks around them and empty ones.
lines() {
  printf '%s\n' "$1" | tr -d '\r' | sed 's/^[[:blank:]]*//; s/[[:blank:]]*$//; /^$/d'
}

# The options of slsc that say what a program is compiled with, one on each line.
program_options() {
  lines "$SLSC_PARAMS" | sed 's/^/--param=/'
  [ -z "$SLSC_PARAMS_FILE" ] || printf '%s\n' "--params=$SLSC_PARAMS_FILE"
  [ "$SLSC_DENY_WARNINGS" != true ] || echo '--deny=warnings'
  lines "$SLSC_ARGS"
}

# Prints the standard input to the log. What stands in a source could look like a workflow command: those are off meanwhile.
quoted() {
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  cat
  printf '::%s::\n' "$token"
}

# A file as a block of code in Markdown: fenced LANGUAGE FILE
fenced() {
  fence=$(fence "$2")
  printf '%s%s\n' "$fence" "$1"
  cat "$2"
  printf '%s\n' "$fence"
}

# A fence that is longer than any in a file.
fence() {
  awk '
    BEGIN { longest = 2 }
    {
      for (rest = $0; match(rest, /`+/); rest = substr(rest, RSTART + RLENGTH)) if (RLENGTH > longest) longest = RLENGTH
    }
    END { for (i = 0; i <= longest; i++) printf "`" }' "$1"
}

# The same, folded away behind a few words: folded WORDS LANGUAGE FILE
folded() {
  printf '<details><summary>%s</summary>\n\n' "$1"
  fenced "$2" "$3"
  printf '\n</details>\n\n'
}

# The values of a JSON text on the standard input: a line each, its path, a tab, and the value.
json() {
  awk -f "$(dirname "$0")/json.awk"
}
