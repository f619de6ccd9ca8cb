"""More pages than one process, or one machine, holds.

Here: archives, tables and folders of pages (:mod:`profparse.scale.pages`), the tables that come of them
(:mod:`profparse.scale.output`), a run in units, each done whole or again (:mod:`profparse.scale.run`), and the engines
beside threads of this process: :mod:`profparse.scale.spark` and :mod:`profparse.scale.daft`. Nothing distributed is
written here. Not here: the reading of a page and what watches it (:mod:`profparse.guarded`), and batches
(:mod:`profparse.arrow`).
"""
