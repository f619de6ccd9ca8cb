"""The researcher cards of the Tidewater Index, as a layout for profparse."""
