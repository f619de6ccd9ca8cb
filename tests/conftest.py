"""What all tests share."""

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.declared.through_converters")

# How long an example takes says how busy the machine is; the laws of time are tests of their own.
settings.register_profile("profparse", deadline=None)
settings.load_profile("profparse")
