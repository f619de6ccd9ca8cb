"""The tests of profparse."""
