"""How records are rendered: pieces with labels, names, styles of people's own, CSL styles, noise.

Here: how a record may be written. Not here: fitting, and references of the benchmarks, which are held out.
"""
