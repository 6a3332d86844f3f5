"""The commands. Each does one thing through its package; a mistake is one sentence on stderr, never a traceback."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import click

from welnu import config
from welnu.config import Misconfigured


class Unusable(click.ClickException):
    """What was given cannot be used: exit code 1."""


class Faults(click.ClickException):
    """Data with faults: a line `file: field: reason` for each on stderr, exit code 1."""

    def __init__(self, faults: Iterable[object]):
        super().__init__("\n".join(map(str, faults)))


def write_utf8() -> None:
    """Write UTF-8 to stdout, as our files are, wherever it goes."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def print_json(document: object) -> None:
    import json

    write_utf8()
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))


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


@commands.command("check-data")
def check_data() -> None:
    """Validate the questionnaires, the text packs in WELNU_HOME and the catalogue: file, field and reason."""
    from welnu.instruments.commands import check_data as check_questionnaires
    from welnu.interventions.commands import check_data as check_catalogue

    if faults := check_questionnaires(config.home_of()) or check_catalogue():
        raise Faults(faults)


@commands.command("score")
@click.argument("instrument")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.csv")
def score(instrument: str, file: Path) -> None:
    """Score the administrations in FILE.csv, one a row, and print the scores as CSV.

    The first line names the columns: a column per item, by its id or by its number (1, 2, 3…). The columns
    id and …_id are carried over. A blank, 999 or any other value that is not in an item's range is no answer.
    """
    from welnu.instruments import commands, library, table

    known = library.shipped()
    found = known.get(instrument)
    if found is None:
        raise click.UsageError(f"there is no instrument {instrument}: it is one of {', '.join(known.ids)}")
    if not found.scales:
        raise click.UsageError(f"{instrument} has no scales, so it has no scores")
    write_utf8()
    try:
        commands.score(found, file, sys.stdout)
    except table.Unscorable as error:
        raise Unusable(f"{file}: {error}") from None


@commands.group("instruments")
def instruments() -> None:
    """Add the words of a published questionnaire."""


@instruments.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="instead of WELNU_HOME")
def import_pack(file: Path, home: Path | None) -> None:
    """Add the text pack FILE: a FHIR R4 Questionnaire in JSON, or our own YAML."""
    from welnu.instruments import packs
    from welnu.instruments.faults import Faulty

    try:
        click.echo(f"installed {packs.install(file, home or config.load().home)}")
    except Faulty as faulty:
        raise Faults(faulty.faults) from None


@commands.command("match")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="PROFILE.json")
@click.option("--explain", is_flag=True, help="for people: each offer with its reasons, in sentences")
@click.option("--language", type=click.Choice(["nl", "en"]), default="en", show_default=True, help="of --explain")
def match(file: Path, explain: bool, language: str) -> None:
    """Print which help fits the profile in PROFILE.json, and why."""
    from welnu.instruments.faults import Faulty
    from welnu.interventions import commands, explanation

    try:
        found = commands.matched(file)
    except Faulty as faulty:
        raise Faults(faulty.faults) from None
    if explain:
        write_utf8()
        click.echo("\n".join(explanation.lines(found, language)))
    else:
        print_json(found)


@commands.command("interventions")
@click.option("--json", "as_json", is_flag=True, help="the whole catalogue, with its words, as JSON")
def interventions(as_json: bool) -> None:
    """List the catalogue: a line each, or all of it with --json."""
    from welnu.interventions import catalogue

    shelf = catalogue.shipped()
    if as_json:
        print_json(shelf.document())
    else:
        write_utf8()
        click.echo("\n".join(f"{entry.id}: {entry.name}" for entry in shelf.catalogue.interventions))


def address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Take an e-mail address, in lower case."""
    from welnu.accounts import addresses

    if (found := addresses.normalised(value)) is None:
        raise click.BadParameter(f"{value!r} is no e-mail address")
    return found


def words(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Take words that can be seen."""
    from welnu.accounts.practitioners import details

    if value is not None and not (value := details.written(value)):
        raise click.BadParameter("give words that can be seen")
    return value


@contextmanager
def practice() -> Iterator[None]:
    """Open the database for a command about practitioners, made where there is none; a refusal is one sentence."""
    from welnu import backup
    from welnu.app import create_app
    from welnu.errors import Refused

    settings = config.load()
    backup.upgrade(settings)
    with create_app(settings).app_context():
        try:
            yield
        except Refused as refused:
            raise Unusable(refused.message) from None


@commands.group("practitioners")
def practitioners() -> None:
    """Invite practitioners, confirm who they are, and end their accounts."""


@practitioners.command("invite")
@click.argument("email", callback=address)
@click.option("--name", callback=words, help="of the practitioner")
@click.option("--organisation", callback=words)
@click.option("--profession", callback=words)
@click.option("--registration", callback=words, help="number in a register of professions")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="of the mail")
def invite(email: str, language: str, **known: str | None) -> None:
    """Print a link with which EMAIL makes an account, good for 7 days; it is mailed too where there is a mail server.

    What you tell of them here counts as confirmed when they tell the same.
    """
    from welnu import clock
    from welnu.accounts.practitioners import commands

    with practice():
        click.echo(commands.invite(email, known, language, clock.now()))


@practitioners.command("confirm")
@click.argument("email", callback=address)
def confirm(email: str) -> None:
    """Say that what a practitioner tells of themselves is true. Look it up first: in a register, or by telephone."""
    from welnu import clock
    from welnu.accounts.practitioners import commands

    with practice():
        write_utf8()
        click.echo(f"confirmed: {commands.confirm(email, clock.now())}")


@practitioners.command("list")
def list_practitioners() -> None:
    """List practitioners: who they say they are, and whether that is confirmed."""
    from welnu.accounts.practitioners import commands

    with practice():
        write_utf8()
        for line in commands.lines():
            click.echo(line)


@practitioners.command("reset")
@click.argument("email", callback=address)
def reset(email: str) -> None:
    """Print a link that sets all factors anew, for someone who lost them; their sessions end. Be sure who asks."""
    from welnu import clock
    from welnu.accounts.practitioners import commands

    with practice():
        click.echo(commands.reset(email, clock.now()))


@practitioners.command("end")
@click.argument("email", callback=address)
def end(email: str) -> None:
    """End an account for good: everything that persons opened to it closes."""
    from welnu import clock
    from welnu.accounts.practitioners import commands

    with practice():
        commands.end(email, clock.now())
        click.echo(f"ended: {email}")


@commands.group("reminders")
def reminders() -> None:
    """See how reminders go out."""


@reminders.command("status")
def reminders_status() -> None:
    """Print how late reminders are, what waits, what failed, and which channels refuse us."""
    from welnu import clock, db, migration
    from welnu.app import create_app
    from welnu.reminders import commands, measuring

    app = create_app(config.load())
    if not migration.is_current(app.extensions["engine"]):
        raise Unusable("the database has no tables of this version yet: start `welnu serve`, or run `welnu db upgrade`")
    with app.app_context(), db.across_persons():
        standing = measuring.standing(db.session(), clock.now())
    click.echo("\n".join(commands.lines(standing)))


@commands.group("audit")
def audit() -> None:
    """Look after the log of who looked at what."""


@audit.command("verify")
@click.option("--against", metavar="NOTE", help="what an earlier verification told to note")
def audit_verify(against: str | None) -> None:
    """Check that no row of the access log was changed, removed or added; name the first that was."""
    from welnu.app import create_app
    from welnu.sharing import commands

    with create_app(config.load()).app_context():
        is_whole, said = commands.verified(against)
    if not is_whole:
        raise Unusable(f"the access log is broken: {said}")
    click.echo(said)


@audit.command("review")
@click.option("--sign", metavar="NAME", help="write in the log that NAME reviewed it; the next review starts there")
def audit_review(sign: str | None) -> None:
    """List what deserves a look since the last review: that it is listed does not say that it was wrong."""
    from welnu import clock
    from welnu.app import create_app
    from welnu.sharing import accesses, commands

    with create_app(config.load()).app_context():
        found = commands.to_review()
        write_utf8()
        for line in commands.lines(found.remarks):
            click.echo(line)
        if sign:
            try:
                commands.sign(sign, found.upto, clock.now())
            except accesses.LogBroken as error:
                raise Unusable(f"nothing was signed: {error}; see `welnu audit verify`") from error
    signed = f", signed by {sign}" if sign else ""
    click.echo(f"looks since the last review: {found.looks}; to look at: {len(found.remarks)}{signed}")


@commands.command()
def demo() -> None:
    """Add made-up persons with half a year of check-ins, and a practitioner who sees along; print how to log in."""
    from welnu import backup, clock
    from welnu.app import create_app
    from welnu.demo import commands

    settings = config.load()
    backup.upgrade(settings)
    with create_app(settings).app_context():
        for line in commands.fill(clock.now(), settings.public_url):
            click.echo(line)


@commands.command()
def openapi() -> None:
    """Print the OpenAPI document."""
    from welnu.app import create_app

    app = create_app(config.load())
    with app.app_context():
        print_json(app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict())


def main() -> None:
    """Run a command; the entry point."""
    try:
        commands(standalone_mode=False)
    except Faults as faults:
        click.echo(faults.message, err=True)
        sys.exit(faults.exit_code)
    except click.ClickException as error:
        click.echo(f"welnu: {error.format_message()}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:  # whoever read along has seen enough
        sys.exit(1)
    except (Misconfigured, OSError) as error:
        click.echo(f"welnu: {error}", err=True)
        sys.exit(1)
    except Exception as error:
        from sqlalchemy.exc import DBAPIError

        if not isinstance(error, DBAPIError):
            raise
        click.echo(f"welnu: the database failed: {type(error.orig).__name__}", err=True)  # its words may hold the row
        sys.exit(1)
