"""``dateparser`` as far as profparse asks it: months of a language beside a year, by its own tables of names.

The library itself wants ``regex``, of which there is no build for browsers, for more than the standard library's
patterns can do. ``tests/playground`` holds this against it.
"""
