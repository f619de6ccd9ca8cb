"""How records are rendered: pieces with labels, names, styles of people's own, CSL styles, noise."""
