"""The commands. Each does one thing through its package; a mistake is one sentence on stderr, never a traceback."""

import sys
from pathlib import Path

import click

from welnu import config
from welnu.config import Misconfigured


class Unusable(click.ClickException):
    """What was given cannot be used: exit code 1."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="welnu", prog_name="welnu")
def commands() -> None:
    """Welnu: check in on your wellbeing, see how it moves, find low-threshold help."""


@commands.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=None, type=click.IntRange(1, 64), help="web processes; one a core unless told")
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the app: web workers and one scheduler."""
    from welnu import server

    server.serve(config.load(), host, port, workers)


@commands.command()
def scheduler() -> None:
    """Run a scheduler alone."""
    from welnu import scheduler

    scheduler.run(config.load())


@commands.group("db")
def database() -> None:
    """Upgrade, back up and restore the database."""


@database.command("upgrade")
def upgrade() -> None:
    """Bring the database to this version's tables."""
    from welnu import backup

    backup.upgrade(config.load())


@database.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def back_up(file: Path) -> None:
    """Write a consistent copy of the SQLite database to FILE while the app runs."""
    from welnu import backup

    backup.back_up(config.load(), file)


@database.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put the copy FILE in the place of the SQLite database; stop the app first."""
    from welnu import backup

    backup.restore(config.load(), file)


@commands.command()
def openapi() -> None:
    """Print the OpenAPI document."""
    import json

    from welnu.app import create_app

    app = create_app(config.load())
    with app.app_context():
        click.echo(json.dumps(app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict(), indent=2))


def main() -> None:
    """Run a command; the entry point."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"welnu: {error.format_message()}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except (Misconfigured, OSError) as error:
        click.echo(f"welnu: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
