"""More pages than one process, or one machine, holds.

:mod:`profparse.scale.pages` reads archives, tables and folders of pages; :mod:`profparse.scale.units` parts them into
units of work; :mod:`profparse.scale.run` does a unit: it reads each page under the eye of
:mod:`profparse.guarded.guard` and writes what came of it, whole or not at all. Who does which unit is the matter of an
engine: threads of this process, :mod:`profparse.scale.spark` or :mod:`profparse.scale.daft`.
"""
