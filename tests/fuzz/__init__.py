"""Coverage-guided fuzzing: what is fuzzed (``targets``), the driver (``python -m tests.fuzz``), and what it found."""
