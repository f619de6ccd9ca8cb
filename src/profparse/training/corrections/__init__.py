"""Fitting to a few corrected pages: weights that are drawn to those that ship, in seconds and without their data.

Here: from gold to rows, the optimiser, and what it did to the pages, cross-validated. Not here: the model that comes
out of it (:mod:`profparse.fitted_model`), and fitting from scratch, which wants a hundred times the data.
"""
