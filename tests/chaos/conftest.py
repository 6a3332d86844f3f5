"""One at a time, also when several workers run tests: who kills servers wants the whole processor."""

from collections.abc import Iterator

import pytest
from tests.conftest import turn


@pytest.fixture(autouse=True)
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with turn(tmp_path_factory, "chaos"):
        yield
