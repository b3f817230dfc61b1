"""The sentences of an explanation, Dutch and English side by side: plain words, one table per thing said.

`{who}` is the youth's first name where the reader may know it, and "de jongere" elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Pair = tuple[str, str]
"""Dutch, English."""

MONTHS: tuple[Pair, ...] = (
    ("januari", "January"), ("februari", "February"), ("maart", "March"), ("april", "April"),
    ("mei", "May"), ("juni", "June"), ("juli", "July"), ("augustus", "August"),
    ("september", "September"), ("oktober", "October"), ("november", "November"), ("december", "December"),
)  # fmt: skip

WHO: Pair = ("de jongere", "the youth")
QUESTIONS: dict[str, Pair] = {
    "certificate": ("Vraag of {who} al {a_label} heeft", "Ask whether {who} already has {a_label}"),
    "licence": ("Vraag of {who} {label} heeft", "Ask whether {who} has {label}"),
    "qualification": (
        "Vraag welk diploma {who} heeft: gevraagd is {label}",
        "Ask which diploma {who} has: {label} is asked",
    ),
    "language": (
        "Vraag hoe goed {who} deze taal spreekt: {label}",
        "Ask how well {who} speaks this language: {label}",
    ),
    "experience": (
        "Vraag welke ervaring {who} heeft: gevraagd is “{asked}”",
        "Ask what experience {who} has: “{asked}” is asked",
    ),
    "schedule": ("Vraag of {who} dit wil en kan: {label}", "Ask whether {who} is willing and able: {label}"),
    "screening": (
        "Vraag of {who} {a_label} heeft of kan aanvragen",
        "Ask whether {who} has {a_label} or can apply for it",
    ),
    "transport": ("Vraag of {who} eigen vervoer heeft", "Ask whether {who} has their own transport"),
    "physical": ("Vraag of {who} dit werk aankan: {label}", "Ask whether {who} can do this work: {label}"),
    "skill": ("Vraag of {who} dit kan: {label}", "Ask whether {who} can do this: {label}"),
    "occupation": ("Vraag of {who} dit werk kent: {label}", "Ask whether {who} knows this work: {label}"),
}
OTHER_QUESTION: Pair = (
    "Vraag hoe het hiermee zit: “{asked}”",
    "Ask how this stands: “{asked}”",
)
HAS: dict[str, Pair] = {
    "licence": ("heeft {label}", "has {label}"),
    "certificate": ("heeft {a_label}", "has {a_label}"),
    "qualification": ("heeft het diploma: {label}", "has the diploma: {label}"),
    "language": ("spreekt genoeg {label}", "speaks enough {label}"),
    "experience": ("heeft genoeg ervaring: {label}", "has enough experience: {label}"),
    "schedule": ("kan deze tijden werken: {label}", "can work these hours: {label}"),
    "screening": ("heeft {a_label}", "has {a_label}"),
    "transport": ("heeft eigen vervoer", "has their own transport"),
    "physical": ("kan dit aan: {label}", "can handle this: {label}"),
    "age": ("heeft de gevraagde leeftijd", "has the age that is asked"),
    "occupation": ("deed dit werk al: {label}", "has done this work: {label}"),
}
OTHER_HAS: Pair = ("kan dit al: {label}", "can do this already: {label}")
INFORMAL: Pair = (
    "leerde dit buiten werk en school: {label}",
    "learned this outside work and school: {label}",
)
IN_TRAINING: Pair = ("is bezig met {label}", "is working on {label}")
WANTS: Pair = ("wil dit graag: {label}", "wants this: {label}")
MODES: dict[str, Pair] = {
    "foot": ("lopend", "on foot"),
    "bicycle": ("met de fiets", "by bicycle"),
    "scooter": ("met de scooter", "by scooter"),
    "car": ("met de auto", "by car"),
    "transit": ("met het ov", "by public transport"),
}
TRAVEL: Pair = ("is er in {minutes} minuten {mode}", "gets there in {minutes} minutes {mode}")
TRAVEL_UNKNOWN: Pair = ("De reistijd is niet bekend", "The travel time is not known")
TRAVEL_OUT_OF_REACH: Pair = (
    "Deze diensten zijn niet te bereizen met het eigen vervoer van {who}",
    "These shifts cannot be reached with the transport {who} has",
)
TRAVEL_LIMIT: Pair = (", grens {limit} minuten", ", limit {limit} minutes")
LEARNING: Pair = (
    "kan hier werken en een diploma halen",
    "can work and earn a diploma here",
)
THROUGH: Pair = ("komt binnen via {names}", "gets in through {names}")
LITTLE_KNOWN: Pair = (
    "Er is nog weinig bekend. Stel eerst de vragen hieronder",
    "Little is known yet. Ask the questions below first",
)
SCHEDULE_FITS: Pair = ("Uren en werktijden passen", "Hours and shifts fit")
SCHEDULE_PARTLY: Pair = (
    "Uren en werktijden passen deels, of zijn nog niet bekend",
    "Hours and shifts fit in part, or are not known yet",
)
SCHEDULE_NOT: Pair = ("Uren of werktijden botsen", "Hours or shifts clash")
COUNTS: Pair = (
    "{met} van {all} gevraagde dingen in orde, {bridgeable} te overbruggen, {unknown} nog te vragen",
    "{met} of {all} things asked are in order, {bridgeable} can be bridged, {unknown} still to ask",
)
NOTHING_ASKED: Pair = ("De vacature vraagt niets bijzonders", "The vacancy asks nothing in particular")
WISH_KNOWN: Pair = ("Wil dit graag", "Wants this")
WISH_AVOIDED: Pair = ("Wil dit liever niet", "Would rather not do this")
WISH_UNKNOWN: Pair = ("Niet bekend of dit gewenst is", "Not known whether this is wanted")
LEARNING_JOB: Pair = ("Een leerbaan (BBL)", "A learning job (BBL)")
NO_LEARNING_JOB: Pair = ("Geen leerbaan", "Not a learning job")
NO_PATH: Pair = ("Nog geen route via mensen", "No path through people yet")
HINT: Pair = (
    "Er is nog geen route via mensen. Breng {from_name}{from_role} "
    "in contact met {to_name}{to_role}: dan wel",
    "There is no path through people yet. Introduce {from_name}{from_role} to {to_name}{to_role}: "
    "then there is",
)
CLOSED_BY: Pair = (
    "{programme}{provider}: {length}, start {start}{cost}",
    "{programme}{provider}: {length}, starts {start}{cost}",
)
CLOSED_BY_EMPLOYER: Pair = ("De werkgever leidt hiervoor op", "The employer trains for this")
CLOSED_BY_LESSONS: Pair = ("Is hier al mee bezig", "Is working on this already")
CLOSED_BY_NEAR: Pair = ("Kan iets wat hier dicht bij ligt", "Can do something close to this")
LIFT: Pair = ("{label}, {length}, {start}", "{label}, {length}, {start}")
LIFT_EMPLOYER: Pair = ("{label}: de werkgever leidt op", "{label}: the employer trains for it")
STILL_NEEDED: Pair = ("Nog nodig: {what}", "Still needed: {what}")
UNTIL: Pair = ("Mag vanaf {day}: wordt dan {years}", "Allowed from {day}: turns {years} then")
DAYS: tuple[Pair, Pair] = (("1 dag", "1 day"), ("{n} dagen", "{n} days"))
WEEKS: tuple[Pair, Pair] = (("1 week", "1 week"), ("{n} weken", "{n} weeks"))
COST: Pair = (", € {cost}", ", € {cost}")
FREE: Pair = (", kosteloos", ", free")
AT_PROVIDER: Pair = (" bij {provider}", " at {provider}")
KNOWS_YOUTH: Pair = ("{to}{role} kent {who}{how}{since}{last}", "{to}{role} knows {who}{how}{since}{last}")
KNOWS: Pair = (
    "{from_name} kent {to}{role}{how}{since}{last}",
    "{from_name} knows {to}{role}{how}{since}{last}",
)
SINCE: Pair = (" sinds {year}", " since {year}")
LAST: Pair = (", laatst gesproken in {month}", ", last spoken in {month}")
CONFLICT: Pair = (
    "Let op: iemand op deze route werkt zelf voor de werkgever",
    "Note: somebody on this path works for the employer",
)


def say(pair: Pair, locale: str, **values: object) -> str:
    """One of the two sentences, filled in; anything but "en" is Dutch."""
    return pair[1 if locale == "en" else 0].format(**values)


def with_article(label: str, locale: str) -> str:
    """A common noun with its article; names and abbreviations stand alone ("VCA Basis")."""
    if not label[:1].islower() or any(mark in label for mark in ",:("):
        return label
    if locale != "en":
        return f"een {label}"
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def day_words(day: date, locale: str, today: date | None = None) -> str:
    """A day in words; the year only where it is not this year's."""
    month = say(MONTHS[day.month - 1], locale)
    year = "" if today is not None and today.year == day.year else f" {day.year}"
    return f"{day.day} {month}{year}"


def month_words(day: date, locale: str) -> str:
    """Month and year in words."""
    return f"{say(MONTHS[day.month - 1], locale)} {day.year}"


def length_words(weeks: float | None, days: float | None, locale: str) -> str:
    """How long a programme takes: in days under a week, else in weeks."""
    unit, number = (DAYS, days) if days and (weeks or 0) <= 1 else (WEEKS, weeks)
    n = max(1, round(number or 1))
    return say(unit[0 if n == 1 else 1], locale, n=n)


def euro(amount: float) -> str:
    """Whole euros without decimals, others with two and a comma."""
    return f"{amount:.0f}" if amount == int(amount) else f"{amount:.2f}".replace(".", ",")


def listed(parts: Iterable[str], locale: str) -> str:
    """ "a, b en c"."""
    several = list(parts)
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {'and' if locale == 'en' else 'en'} {several[-1]}"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"
