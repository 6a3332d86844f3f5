"""Alice, who wants to be told, and an engine that notes what it sends her."""

import pytest

from tests.accounts.conftest import dana, mailbox  # noqa: F401  # Dana has an e-mail address
from tests.conftest import new_person
from tests.reminders.engine import Engine, Wisher


@pytest.fixture
def engine(app):
    yield Engine(app)
    app.extensions.pop("office", None)


@pytest.fixture
def wisher(app, alice):
    """Alice with one browser that can be told."""
    someone = Wisher(app, alice)
    someone.subscribes()
    return someone


@pytest.fixture
def new_wisher(app):
    return lambda: Wisher(app, new_person(app))
