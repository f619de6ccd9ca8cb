"""A profile for the eye: a report as one HTML page, and what notebooks show."""

from profparse.report.page import html_report as html_report
