"""Pages that are read in a process of its own, which something watches: one that hangs or dies costs one page."""
