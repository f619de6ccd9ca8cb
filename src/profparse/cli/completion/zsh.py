"""Completion for zsh."""

from __future__ import annotations

from profparse.cli.completion import LAYOUTS, listed
from profparse.cli.declaration import COMMANDS, OPTIONS, Command, Option, Values, options_of

_SCRIPT = """\
#compdef profparse
# Completion of profparse for zsh; made by `profparse completion zsh`.

_profparse_layouts() {
  local -a layouts
  layouts=(${${(f)"$(@LAYOUTS@)"}%% *})
  compadd -a layouts
}

_profparse_first() {
  local -a commands
  commands=(
@COMMANDS@
  )
  _describe -t commands 'command' commands
  _files
}

_profparse() {
  local n=2 command=pages
  while ((n < CURRENT)); do
    case $words[n] in
      --) break ;;
      @VALUED@) ((n++)) ;;
      -?*) ;;
      @NAMES@) command=$words[n]; break ;;
      *) break ;;
    esac
    ((n++))
  done
  case $command in
@CASES@
  esac
}

if [[ $funcstack[1] == _profparse ]]; then
  _profparse "$@"
else
  compdef _profparse profparse
fi
"""


def script() -> str:
    """The text that zsh reads, by ``eval`` or as a file named ``_profparse`` in its ``fpath``."""
    described = [f"    {_quoted(command.name + ':' + _escaped(command.about))}" for command in COMMANDS[1:]]
    valued = [spelling for option in OPTIONS if option.value for spelling in (option.name, option.short) if spelling]
    return (
        _SCRIPT.replace("@LAYOUTS@", LAYOUTS)
        .replace("@COMMANDS@", "\n".join(described))
        .replace("@VALUED@", "|".join(valued))
        .replace("@NAMES@", "|".join(command.name for command in COMMANDS[1:]))
        .replace("@CASES@", "\n".join(map(_case, COMMANDS)))
    )


def _case(command: Command) -> str:
    rows = [_quoted(_option(option)) for option in options_of(command.name)]
    if command is COMMANDS[0]:
        rows += ["'1:page:_profparse_first'", "'*:page:_files'"]
    elif command.takes[1]:
        rows.append(f"'*:{command.words.lower()}:{_values(command.values)}'")
    shift = "" if command is COMMANDS[0] else " shift $((n - 1)) words; ((CURRENT -= n - 1));"
    joined = " \\\n      ".join(rows)
    return f"    {command.name}){shift} _arguments -s -S : \\\n      {joined} ;;"


def _option(option: Option) -> str:
    """The option in the terms of ``_arguments``."""
    about = _escaped(option.about).replace("[", "\\[").replace("]", "\\]")
    value = f":{option.value.lower()}:{_values(option.values)}" if option.value else ""
    several = "*" if option.repeats else ""
    if option.short:
        return f"({option.short} {option.name})'{{{option.short},{option.name}{'=' * bool(value)}}}'[{about}]{value}"
    return f"{several}{option.name}{'=' * bool(value)}[{about}]{value}"


def _values(values: Values) -> str:
    known = listed(values)
    if known:
        return f"({' '.join(known)})"
    return {"file": "_files", "layout": "_profparse_layouts"}.get(values, " ")


def _escaped(text: str) -> str:
    return text.replace(":", "\\:")


def _quoted(text: str) -> str:
    """In quotes; the braces of two spellings stand outside of them already."""
    if "'{" in text:
        return f"'{text}'"
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"
