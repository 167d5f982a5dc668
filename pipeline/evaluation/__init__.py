"""How good the records are: scores against gold with their uncertainty, comparisons, and floors that guard them."""

from pipeline.evaluation.gold import read_gold
from pipeline.evaluation.scores import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate", "read_gold"]
