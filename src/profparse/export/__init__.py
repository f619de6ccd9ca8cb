"""Other forms of what was read: bibliographies, CVs, feeds, calendars and tables."""
