import fakes
import pytest


@pytest.fixture(autouse=True)
def _fake_stages(monkeypatch):
    fakes.install(monkeypatch)
