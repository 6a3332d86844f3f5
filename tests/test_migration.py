"""The database's version: what is asked of Alembic, and what is known without it."""

import subprocess
import sys

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from welnu import migration
from welnu.config import resource


def test_the_newest_file_is_the_newest_revision():
    settings = Config()
    settings.set_main_option("script_location", str(resource("migrations")))

    assert migration.head() == ScriptDirectory.from_config(settings).get_current_head()


def test_a_database_that_was_upgraded_is_current_and_an_empty_one_is_not(app):
    assert migration.is_current(app.extensions["engine"])
    assert not migration.is_current(create_engine("sqlite://"))


def test_a_server_whose_database_is_current_does_not_wait_for_alembic():
    loaded = "import sys, welnu.server, welnu.app; print('alembic' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout

    assert said == "False\n"
