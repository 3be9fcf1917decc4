"""What holds for all tests: property tests are judged by what they find, never by how long a machine takes."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what the user's own runs keep."""
    monkeypatch.setenv("SVCDSL_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
