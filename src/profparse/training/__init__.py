"""Fitting: from annotated data to the weights files that ship. Nothing here is imported when a page is read.

One command (``make fit``) fits every file; the libraries are those of the extra ``train``.

Here: training data, how it is made, and one command for each file of weights. Not here: anything that a page needs.
"""
