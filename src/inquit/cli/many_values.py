"""An option that takes all arguments up to the next option, as a shell makes many of `sources/*.txt`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import typer

__all__ = ["MANY", "each_with_its_option"]

MANY = "..."  # ends what stands for the values of such an option in the help


def each_with_its_option(args: Sequence[str], options: Collection[str], *, complete: bool = True) -> Iterator[str]:
    """The arguments with one of these options before each of its values, as a parser of command lines takes them.

    An option ends what goes before, and `--` does; after `--against=FILE` nothing more belongs to the option.

    Args:
        args: what was typed.
        options: the names of the options.
        complete: whether all was typed; where a shell asks how it may go on, a value may be missing.

    Raises:
        BadParameter: such an option has no value.
    """
    taking: str | None = None
    rest = iter(enumerate(args, start=1))
    for following, word in rest:
        if word == "--":
            yield word
            yield from (other for _, other in rest)
        elif word in options:
            taking = word
            if not _is_value(args, following):
                if complete:
                    raise typer.BadParameter("name one or more after it", param_hint=f"'{word}'")
                yield word
        elif taking is not None and _is_value(args, following - 1):
            yield from (taking, word)
        else:
            taking = None
            yield word


def _is_value(args: Sequence[str], at: int) -> bool:
    """Whether there is something at a place that is no option."""
    return at < len(args) and (args[at] == "-" or not args[at].startswith("-"))
