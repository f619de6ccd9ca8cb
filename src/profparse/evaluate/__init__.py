"""How good a parse is: profiles held against gold, and against each other.

:func:`evaluate` scores a parser by gold that was made by reading the pages; :func:`diff` tells what differs between two
parses of one page.

Here: what is compared, how values and records are paired, counted and told. Not here: how a page is read (it is read by
:func:`profparse.parse`, or was before), gold itself, and any figure that the reading depends on.
"""

from profparse.evaluate.calibration import Band as Band
from profparse.evaluate.calibration import Calibration as Calibration
from profparse.evaluate.calibration import calibration_error as calibration_error
from profparse.evaluate.difference import Difference as Difference
from profparse.evaluate.difference import FieldChange as FieldChange
from profparse.evaluate.difference import ItemChange as ItemChange
from profparse.evaluate.difference import diff as diff
from profparse.evaluate.evaluation import Evaluation as Evaluation
from profparse.evaluate.records import Change as Change
from profparse.evaluate.records import Record as Record
from profparse.evaluate.records import Row as Row
from profparse.evaluate.run import evaluate as evaluate
from profparse.evaluate.run import judge as judge
