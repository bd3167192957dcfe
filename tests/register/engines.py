"""The databases a register can be in: every test runs over both unless it says otherwise."""

from __future__ import annotations

import pytest

ENGINES = ("sqlite", "postgresql")

sqlite_only = pytest.mark.parametrize("home", ["sqlite"], indirect=True)
postgresql_only = pytest.mark.parametrize("home", ["postgresql"], indirect=True)
