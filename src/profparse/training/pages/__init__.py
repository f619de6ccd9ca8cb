"""What the model of lines is fitted to: real pages with gold, and rendered ones."""
