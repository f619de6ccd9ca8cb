"""What all tests share."""

from hypothesis import settings

# How long an example takes says how busy the machine is; the laws of time are tests of their own.
settings.register_profile("profparse", deadline=None)
settings.load_profile("profparse")
