"""The fitted engine: evidence about a sequence of units, weights from data, a grammar that disposes.

Units are tokens of a reference, pieces of a sentence, lines of a page. Each has facts (features); a weights file turns
them into log-probabilities of kinds (a linear-chain conditional random field); a Lark grammar over the kinds says which
sequences there can be. The most probable accepted one is the reading, its posterior under the grammar the confidence.
What lives here knows nothing of pages: no words, no kinds, no numbers that prefer. Fitting is in
:mod:`profparse.training`.

Here: the search, and the reading of weights. Not here: features, which are made by those who ask, and fitting.
"""

from profparse.sequence.model import SequenceModel, load_model, models_in_use
from profparse.sequence.reading import Reading
from profparse.sequence.weights import Weights, WeightsError

__all__ = ["Reading", "SequenceModel", "Weights", "WeightsError", "load_model", "models_in_use"]
