"""May it: pairs the law forbids, as one mask per vacancy (rules in `bridge.domain.law`)."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from bridge.domain.law import ADULT, YOUNGEST
from bridge.domain.youth import birthday
from bridge.matching.tables import VacancyTable, YouthTable

Mask = npt.NDArray[np.bool_]


def _ages_on(youths: YouthTable, day: int) -> npt.NDArray[np.int16]:
    """Ages in whole years on an ordinal day, for all youths."""
    when = date.fromordinal(day)
    sixteen = np.array([birthday(when, -YOUNGEST).toordinal()], np.int32)
    eighteen = np.array([birthday(when, -ADULT).toordinal()], np.int32)
    return np.where(youths.birth_day > sixteen, 0, np.where(youths.birth_day > eighteen, 16, 99)).astype(
        np.int16
    )


def allowed(youths: YouthTable, vacancies: VacancyTable, index: int) -> Mask:
    """Whether each youth may do vacancy `index` on the first day both can: bool array of length n.

    Under 18 without a known basic qualification, only learning jobs; where nothing is known the pair stays
    and the explanation asks.
    """
    age = _ages_on(youths, int(vacancies.start_day[index]))
    ok: Mask = age >= YOUNGEST
    for rule in vacancies.rules[index]:
        if rule.verdict == "forbidden":
            ok &= age >= rule.below_age
        elif rule.verdict == "schooling":
            ok &= (age >= rule.below_age) | (youths.start_qualification != 0)
    return ok
