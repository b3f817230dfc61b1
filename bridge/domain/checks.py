"""What an employer hears before publishing: pay, working time and hazards against the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bridge.domain.law import ADULT, YOUNGEST, AgeRule, Terms, legal_age, minimum_wage, rules_for


@dataclass(frozen=True, slots=True)
class Check:
    """One remark on a form. `level`: refuse, warn or ok; `field` is the form field it belongs to."""

    level: str
    field: str
    text_nl: str
    text_en: str
    source: str = ""


def _euro(amount: float) -> str:
    return f"{amount:.2f}".replace(".", ",")


def pay_check(minimum_age: int | None, salary_min: float | None, today: date) -> Check:
    """Hourly pay against the minimum wage of the youngest allowed age (16 where none is asked)."""
    youngest = max(minimum_age or YOUNGEST, YOUNGEST)
    floor = minimum_wage(youngest, today)
    source = "Wet minimumloon en minimumvakantiebijslag"
    if salary_min is None:
        return Check(
            "warn",
            "salary_min",
            f"Geen loon ingevuld. Het minimum vanaf {youngest} jaar is € {_euro(floor)} per uur.",
            f"No pay given. The minimum from age {youngest} is € {floor:.2f} an hour.",
            source,
        )
    if salary_min < floor:
        return Check(
            "refuse",
            "salary_min",
            f"€ {_euro(salary_min)} per uur is onder het minimumloon van {youngest} jaar: € {_euro(floor)}.",
            f"€ {salary_min:.2f} an hour is below the minimum wage at {youngest}: € {floor:.2f}.",
            source,
        )
    return Check(
        "ok",
        "salary_min",
        f"Het loon ligt op of boven het minimum vanaf {youngest} jaar (€ {_euro(floor)} per uur).",
        f"Pay is at or above the minimum from age {youngest} (€ {floor:.2f} an hour).",
        source,
    )


def _age_check(rule: AgeRule, minimum_age: int | None) -> Check:
    """A rule under 18 warns while younger people may apply; a rule for everybody refuses."""
    if rule.below_age > ADULT:
        level = "refuse" if rule.verdict == "forbidden" else "warn"
        return Check(level, "shifts", rule.text_nl, rule.text_en, rule.source)
    adults_only = minimum_age is not None and minimum_age >= ADULT
    field = "hazards" if rule.rule_id.startswith("hazard-") else "shifts"
    if adults_only:
        return Check("ok", field, rule.text_nl, rule.text_en, rule.source)
    return Check("warn", field, rule.text_nl, rule.text_en, rule.source)


def check_terms(
    terms: Terms, minimum_age: int | None, salary_min: float | None, today: date
) -> tuple[Check, ...]:
    """Everything the law says of a form, refusals first."""
    checks = [pay_check(minimum_age, salary_min, today)]
    if minimum_age is not None and minimum_age < YOUNGEST:
        checks.append(
            Check(
                "refuse",
                "minimum_age",
                f"Vacatures voor jongeren onder de {YOUNGEST} plaatsen we niet.",
                f"We do not publish vacancies for youths under {YOUNGEST}.",
                "regel van deze dienst",
            )
        )
    rules = rules_for(terms)
    checks += [_age_check(rule, minimum_age) for rule in rules if rule.verdict != "schooling"]
    if legal_age(rules) == ADULT and (minimum_age is None or minimum_age < ADULT):
        checks.append(
            Check(
                "warn",
                "minimum_age",
                "Dit werk mag pas vanaf 18 jaar. Jongeren onder de 18 stellen we niet voor.",
                "This work is only allowed from 18. Youths under 18 will not be proposed.",
                "Arbeidstijdenwet, Arbobesluit",
            )
        )
    order = {"refuse": 0, "warn": 1, "ok": 2}
    return tuple(sorted(checks, key=lambda check: order[check.level]))
