"""``python -m profparse``: the command line."""

from profparse.cli import run

if __name__ == "__main__":
    run()
