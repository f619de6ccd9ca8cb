"""Writes the tables of the grammars that ship: ``python -m profparse.grammar``."""

from profparse.grammar.tables import write_tables

if __name__ == "__main__":
    write_tables()
