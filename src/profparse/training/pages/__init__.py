"""What the models of lines and of runs are fitted to: real pages with gold, and rendered ones.

Here: pages as examples, and fitting to them. Not here: references (:mod:`profparse.training.rendering`).
"""
