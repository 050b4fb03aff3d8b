"""The log-rank test: whether groups that are followed came at the same pace, over the whole of their curves.

Mantel, “Evaluation of survival data and two new rank order statistics”, Cancer Chemotherapy Reports 50
(1966), 163–170, for any number of groups, ties by the hypergeometric variance (Kalbfleisch and Prentice,
1980). It says little where curves cross.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2

Times = tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]


def log_rank(groups: Sequence[Times]) -> float | None:
    """The p-value that all groups share one curve; None of fewer than two, or where nothing can be compared.

    groups: months followed, and whether the event came then, one each of at least one.
    """
    if len(groups) < 2:
        return None
    span = 1 + max(int(months.max()) for months, _ in groups)
    came = np.array([np.bincount(months[event], minlength=span) for months, event in groups])
    left = np.array([np.bincount(months, minlength=span) for months, _ in groups])
    at_risk = left[:, ::-1].cumsum(axis=1)[:, ::-1]
    told = (came.sum(axis=0) > 0) & (at_risk.sum(axis=0) > 1)
    came, at_risk = came[:, told], at_risk[:, told]
    events, everyone = came.sum(axis=0), at_risk.sum(axis=0)
    share = at_risk / everyone
    excess = (came - events * share).sum(axis=1)
    spread = share * (events * (everyone - events) / (everyone - 1))
    covariance = np.diag(spread.sum(axis=1)) - spread @ share.T
    freedom = int(np.linalg.matrix_rank(covariance))
    if not freedom:
        return None
    statistic = excess @ np.linalg.pinv(covariance, hermitian=True) @ excess
    return float(chi2.sf(statistic, freedom))
