"""Fitting: what turns annotated data into the weight files that ship. Needs the extra ``train``."""
