"""Completion for bash."""

from __future__ import annotations

from profparse.cli.completion import LAYOUTS, listed, spellings
from profparse.cli.declaration import COMMANDS, GENERAL, OPTIONS, Values, names, options_of

_SCRIPT = """\
# Completion of profparse for bash; made by `profparse completion bash`.

_profparse() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=pages ended= n word
  # --format=text is three words here
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((n = 1; n < COMP_CWORD; n++)); do
    word=${COMP_WORDS[n]}
    case $word in
      --) ended=1; break ;;
      @VALUED@) ((n++)); [[ ${COMP_WORDS[n]} == = ]] && ((n++)) ;;
      -?*) ;;
      *) [[ " @COMMANDS@ " == *" $word "* ]] && command=$word; break ;;
    esac
  done
  COMPREPLY=()
  if [[ -z $ended ]]; then
    case $previous in
@VALUES@
    esac
    if [[ $current == -?* || $current == - ]]; then
      case $command in
@OPTIONS@
      esac
      return
    fi
    if [[ $command == pages && n -eq COMP_CWORD ]]; then
      COMPREPLY=($(compgen -W '@COMMANDS@' -- "$current"))
    fi
  fi
  case $command in
@WORDS@
  esac
}

_profparse_files() {
  compopt -o filenames 2>/dev/null
  local IFS=$'\\n'
  COMPREPLY+=($(compgen -f -- "$1"))
}

complete -F _profparse profparse
"""


def script() -> str:
    """The text that bash evaluates."""
    valued = [option for option in (*OPTIONS, *GENERAL) if option.value]
    values = [f"      {'|'.join(spellings(option))}) {_values(option.values)}; return ;;" for option in valued]
    options = [
        f"        {command.name}) COMPREPLY=($(compgen -W '{_typed(command.name)}' -- \"$current\")) ;;"
        for command in COMMANDS
    ]
    words = [f"    {command.name}) {_values(command.values)} ;;" for command in COMMANDS if command.takes[1]]
    return (
        _SCRIPT.replace("@VALUED@", "|".join(spelling for option in valued for spelling in spellings(option)))
        .replace("@COMMANDS@", " ".join(names()))
        .replace("@VALUES@", "\n".join(values))
        .replace("@OPTIONS@", "\n".join(options))
        .replace("@WORDS@", "\n".join(words))
    )


def _typed(command: str) -> str:
    return " ".join(spelling for option in options_of(command) for spelling in spellings(option))


def _values(values: Values) -> str:
    """What completes a value of this kind: nothing for one that only a person knows."""
    if values == "file":
        return '_profparse_files "$current"'
    if values == "layout":
        words = f"$({LAYOUTS} | cut -d ' ' -f 1)"
        return f'COMPREPLY=($(compgen -W "{words}" -- "$current"))'
    known = listed(values)
    return f"COMPREPLY=($(compgen -W '{' '.join(known)}' -- \"$current\"))" if known else ":"
