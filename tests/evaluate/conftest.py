"""The command line's fixtures, for its commands of evaluation."""

from tests.cli.conftest import page as page
from tests.cli.conftest import run as run
