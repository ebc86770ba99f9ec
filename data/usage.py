"""What the command line says of a command that is written wrongly: one sentence in the language in use."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from words import _


class WrittenWrongly(click.UsageError):
    """A usage error that says itself in the language in use."""

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence, and where all options are listed."""
        click.echo(self.format_message(), file=file, err=True)
        if self.ctx is not None:
            click.echo(_("All options: {command} --help").format(command=self.ctx.command_path), file=file, err=True)


class Commands(click.Group):
    """Commands whose usage errors are said in the language in use."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """The context of the group."""
        with _in_words():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Read what was given for a command, and run it."""
        with _in_words():
            return super().invoke(ctx)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (WrittenWrongly, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as problem:
        raise WrittenWrongly(_sentence(problem), problem.ctx) from problem


def _sentence(problem: click.UsageError) -> str:
    if isinstance(problem, click.NoSuchOption):
        return _("There is no option {name}.").format(name=problem.option_name)
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        return _("What {name} should be is missing.").format(name=_name(problem.param))
    if isinstance(problem, click.BadParameter) and problem.param is not None:
        if isinstance(problem.param.type, click.Choice):
            choices = "、".join(map(str, problem.param.type.choices))
            return _("{name} takes one of {choices}.").format(name=_name(problem.param), choices=choices)
        return _("{name} cannot take what was given.").format(name=_name(problem.param))
    if isinstance(problem, click.BadOptionUsage):
        return _("What {name} should be is missing.").format(name=problem.option_name)
    if problem.ctx is not None and isinstance(problem.ctx.command, click.Group):
        names = "、".join(problem.ctx.command.list_commands(problem.ctx))
        return _("There is no such command; there are {names}.").format(names=names)
    return problem.format_message()


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else (param.human_readable_name or "").upper()
