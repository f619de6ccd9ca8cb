"""A profile for the eye: a report as one HTML page, and what notebooks show.

Here: marks over the page's text, lists of what was read, the years, one style and one script. Not here: anything that
reads a page or changes a profile, and anything that is fetched; what comes from a page passes :mod:`.markup`.
"""

from profparse.report.page import html_report as html_report
