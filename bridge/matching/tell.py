"""Facts of a pair told in the reader's language: from `PairFacts` to an `Explanation`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bridge.domain.match import Explanation, FeatureValue, LawNote, Reason, RequirementStatus, Status
from bridge.domain.network import BridgePath
from bridge.matching import words
from bridge.matching.facts import AskedFact, LawFact, PairFacts
from bridge.matching.words import Pair, listed, say, sentence, with_article

MAX_WHY_PAPERS = 2
REASON_ORDER = ("wish", "requirements", "travel", "schedule", "learning", "bridge")
SCHEDULE_GOOD, SCHEDULE_BAD = 0.65, 0.25


@dataclass(frozen=True, slots=True)
class Teller:
    """How to tell: locale "nl" or "en", the youth's first name where the reader may know it, today's date."""

    locale: str = "nl"
    name: str | None = None
    today: date | None = None

    @property
    def who(self) -> str:
        """The youth as the sentence names them."""
        return self.name or say(words.WHO, self.locale)

    def of(self, pair: Pair, **values: object) -> str:
        """A sentence about this youth."""
        return say(pair, self.locale, who=self.who, **values)

    def about(self, fact: AskedFact, pair: Pair, **values: object) -> str:
        """A sentence about this youth and one requirement."""
        label = fact.label or fact.asked
        a_label = with_article(label, self.locale)
        return self.of(pair, label=label, a_label=a_label, asked=fact.asked, **values)


def question_for(teller: Teller, fact: AskedFact) -> str:
    """The question that turns an unknown into a yes or a no."""
    return teller.about(fact, words.QUESTIONS.get(fact.kind, words.OTHER_QUESTION))


def _has(teller: Teller, fact: AskedFact) -> str:
    if fact.in_training:
        return teller.about(fact, words.IN_TRAINING)
    if fact.informal:
        return teller.about(fact, words.INFORMAL)
    return teller.about(fact, words.HAS.get(fact.kind, words.OTHER_HAS))


def _closes(teller: Teller, fact: AskedFact) -> str | None:
    """What closes a gap, in words."""
    if fact.status is not Status.BRIDGEABLE:
        return None
    if fact.in_training:
        return teller.of(words.CLOSED_BY_LESSONS)
    at = fact.bridging
    if at is None:
        return teller.of(words.CLOSED_BY_NEAR)
    if at.intake_id is None or at.starts_on is None:
        return teller.of(words.CLOSED_BY_EMPLOYER)
    if at.cost is None:
        cost = ""
    else:
        cost = teller.of(words.COST, cost=words.euro(at.cost)) if at.cost else teller.of(words.FREE)
    return teller.of(
        words.CLOSED_BY,
        programme=at.by,
        provider=teller.of(words.AT_PROVIDER, provider=at.provider) if at.provider else "",
        length=words.length_words(at.weeks, at.days, teller.locale),
        start=words.day_words(at.starts_on, teller.locale, teller.today),
        cost=cost,
    )


def _requirement(teller: Teller, fact: AskedFact) -> RequirementStatus:
    return RequirementStatus(
        requirement_id=fact.requirement_id,
        kind=fact.kind,
        importance=fact.importance,
        asked=fact.asked,
        status=fact.status,
        evidence=fact.evidence,
        confirmed=fact.confirmed,
        bridging=fact.bridging,
        question=sentence(question_for(teller, fact)) if fact.status is Status.UNKNOWN else None,
        key=fact.key,
        label=fact.label,
        closes=_closes(teller, fact),
    )


def _travel(teller: Teller, facts: PairFacts) -> str:
    travel = facts.travel
    if not travel.reachable:
        return teller.of(words.TRAVEL_OUT_OF_REACH)
    if travel.minutes is None:
        return teller.of(words.TRAVEL_UNKNOWN)
    mode = teller.of(words.MODES[travel.mode]) if travel.mode in words.MODES else ""
    limit = teller.of(words.TRAVEL_LIMIT, limit=travel.limit) if travel.limit else ""
    return teller.of(words.TRAVEL, minutes=travel.minutes, mode=mode).strip() + limit


def names_on(path: BridgePath) -> tuple[str, ...]:
    """Everybody on a path after the youth."""
    return tuple(tie.to_name for tie in path.ties)


def _saw(teller: Teller, facts: PairFacts, name: str, value: float) -> str:
    """What a feature saw, in words."""
    if name == "requirements":
        counted = [f for f in facts.asked if f.kind not in ("schedule", "transport")]
        if not counted:
            return teller.of(words.NOTHING_ASKED)
        count = {status: sum(f.status is status for f in counted) for status in Status}
        return teller.of(
            words.COUNTS,
            met=count[Status.MET],
            all=len(counted),
            bridgeable=count[Status.BRIDGEABLE],
            unknown=count[Status.UNKNOWN],
        )
    if name == "wish":
        avoided = any(not wish.wants for wish in facts.wishes)
        said = words.WISH_AVOIDED if avoided else words.WISH_KNOWN
        return teller.of(said if facts.wishes else words.WISH_UNKNOWN)
    if name == "schedule":
        fits = words.SCHEDULE_FITS if value >= SCHEDULE_GOOD else words.SCHEDULE_PARTLY
        return teller.of(words.SCHEDULE_NOT if value < SCHEDULE_BAD else fits)
    if name == "travel":
        return sentence(_travel(teller, facts)).rstrip(".")
    if name == "learning":
        return teller.of(words.LEARNING_JOB if facts.learning_job else words.NO_LEARNING_JOB)
    if facts.paths:
        return listed(names_on(facts.paths[0]), teller.locale)
    return teller.of(words.NO_PATH)


def _reasons(teller: Teller, facts: PairFacts) -> tuple[Reason, ...]:
    """Why it fits: what the youth wants and has, how they get there, and through whom."""
    weights = {feature.name: feature.weight for feature in facts.features}
    reasons = [
        Reason("wish", sentence(teller.of(words.WANTS, label=w.label)), w.evidence, weights.get("wish", 0))
        for w in facts.wishes
        if w.wants
    ]
    held = [f for f in facts.asked if f.kind != "age" and (f.status is Status.MET or f.in_training)]
    share = weights.get("requirements", 0.0) / max(1, len(facts.asked))
    reasons += [Reason("requirements", sentence(_has(teller, f)), f.evidence, round(share, 4)) for f in held]
    values = {feature.name: feature.value for feature in facts.features}
    if facts.travel.minutes is not None and values.get("travel", 0.0) >= 0.3:
        text = sentence(_travel(teller, facts))
        reasons.append(Reason("travel", text, None, weights.get("travel", 0.0)))
    if values.get("schedule", 0.0) >= SCHEDULE_GOOD and "schedule" not in {f.kind for f in held}:
        text = sentence(teller.of(words.SCHEDULE_FITS))
        reasons.append(Reason("schedule", text, None, weights.get("schedule", 0.0)))
    if facts.learning_job and facts.start_qualification is False:
        text = sentence(teller.of(words.LEARNING))
        reasons.append(Reason("learning", text, None, weights.get("learning", 0.0)))
    if facts.paths:
        names = listed(names_on(facts.paths[0]), teller.locale)
        text = sentence(teller.of(words.THROUGH, names=names))
        reasons.append(Reason("bridge", text, None, weights.get("bridge", 0.0)))
    return tuple(sorted(reasons, key=lambda reason: REASON_ORDER.index(reason.feature)))


def why_line(teller: Teller, facts: PairFacts) -> str:
    """One line: what is wanted, what is held, how far it is; and what is still needed."""
    parts = [teller.of(words.WANTS, label=wish.label) for wish in facts.wishes if wish.wants][:1]
    held = [f for f in facts.asked if f.status is Status.MET and f.kind not in ("age", "schedule")]
    held.sort(key=lambda f: (f.importance != "required", not f.confirmed))
    parts += [_has(teller, f) for f in held[:MAX_WHY_PAPERS]]
    if facts.travel.minutes is not None and facts.travel.reachable:
        minutes = PairFacts(facts.features, (), (), facts.travel)
        parts.append(_travel(teller, minutes).split(",")[0])
    if not parts:
        return sentence(teller.of(words.LITTLE_KNOWN))
    line = sentence(listed(parts, teller.locale))
    gap = lift_line(teller, facts)
    if gap is None or facts.lift is None:
        return line
    needed = gap if facts.lift.by == "question" else teller.of(words.STILL_NEEDED, what=gap)
    return f"{line} {sentence(needed)}"


def lift_line(teller: Teller, facts: PairFacts) -> str | None:
    """The smallest change that lifts the pair: "VCA Basis, 1 dag, 24 november"."""
    if facts.lift is None:
        return None
    fact = next(f for f in facts.asked if f.requirement_id == facts.lift.requirement_id)
    if facts.lift.by == "question":
        return question_for(teller, fact)
    at = fact.bridging
    if at is None or at.starts_on is None:
        return teller.about(fact, words.LIFT_EMPLOYER)
    return teller.about(
        fact,
        words.LIFT,
        length=words.length_words(at.weeks, at.days, teller.locale),
        start=words.day_words(at.starts_on, teller.locale, teller.today),
    )


def law_note(teller: Teller, fact: LawFact) -> LawNote:
    """A rule in words, with the birthday from which it no longer applies."""
    text = fact.text_en if teller.locale == "en" else fact.text_nl
    if fact.until is not None and fact.verdict == "forbidden":
        day = words.day_words(fact.until, teller.locale)
        years = 16 if fact.rule_id == "youngest" else 18
        text = f"{text} {sentence(teller.of(words.UNTIL, day=day, years=years))}"
    return LawNote(fact.rule_id, fact.verdict, text, fact.source, fact.until)


def path_words(teller: Teller, path: BridgePath) -> str:
    """A path in one sentence: who knows whom, since when, and when they last spoke."""
    steps = []
    for number, tie in enumerate(path.ties):
        values = {
            "from_name": tie.from_name,
            "to": tie.to_name,
            "role": f" ({tie.to_role})" if tie.to_role else "",
            "how": f" ({tie.how})" if tie.how else "",
            "since": teller.of(words.SINCE, year=tie.since) if tie.since else "",
            "last": teller.of(words.LAST, month=words.month_words(tie.last_contact, teller.locale))
            if tie.last_contact
            else "",
        }
        steps.append(teller.of(words.KNOWS if number else words.KNOWS_YOUTH, **values))
    told = sentence("; ".join(steps))
    return f"{told} {sentence(teller.of(words.CONFLICT))}" if path.conflict_of_interest else told


def _hint(teller: Teller, facts: PairFacts) -> str | None:
    if facts.hint is None:
        return None
    at = facts.hint
    roles = {"from_role": at.from_role, "to_role": at.to_role}
    values = {name: f" ({role})" if role else "" for name, role in roles.items()}
    return sentence(teller.of(words.HINT, from_name=at.from_name, to_name=at.to_name, **values))


def tell(facts: PairFacts, teller: Teller) -> Explanation:
    """The explanation of a pair in the reader's language."""
    return Explanation(
        why=why_line(teller, facts),
        features=tuple(
            FeatureValue(f.name, f.value, f.weight, _saw(teller, facts, f.name, f.value))
            for f in facts.features
        ),
        reasons=_reasons(teller, facts),
        requirements=tuple(_requirement(teller, fact) for fact in facts.asked),
        law=tuple(law_note(teller, fact) for fact in facts.law),
        paths=facts.paths,
        no_path_hint=_hint(teller, facts),
        lift=lift_line(teller, facts),
        path_words=tuple(path_words(teller, path) for path in facts.paths),
    )
