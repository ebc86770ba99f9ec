"""The scheme in force in words: a score never stands without its rule."""

from settings import settings
from settings_of_score import Scheme, ScoreRule
from words import N_, _, numbers

MEASURES = {
    "completion_rate": N_("completion rate of the year's target"),
    "pace_rate": N_("completion rate, of what time progress asks for"),
    "growth": N_("growth on the year before"),
    "completed_investment": N_("completed investment"),
    "plan_rate": N_("completion rate of the projects' plans"),
    "plan_pace": N_("completion rate of the projects' plans, of what time progress asks for"),
    "newly_started": N_("large projects newly started"),
    "completed": N_("large projects completed"),
    "red_projects": N_("red projects"),
    "not_listed": N_("projects not entered into the statistics"),
    "nodes_late": N_("nodes late"),
    "promises_late": N_("promises late"),
    "answers_late": N_("answers to notices late"),
    "unreported": N_("months not reported"),
    "attraction_rate": N_("completion rate of attracted funds"),
    "applications_rate": N_("completion rate of funds applied for"),
    "typed": N_("scored by people"),
}


def scheme_in_force() -> Scheme | None:
    """The scheme by which units are scored; None when the county has chosen none."""
    return settings().assessment.in_force


def measure_in_words(measure: str) -> str:
    """What a rule measures."""
    words = MEASURES[measure]
    return _(words)


def scheme_in_words(scheme: Scheme) -> str:
    """Its name and every rule, one after the other."""
    rules = _("; ").join(rule_in_words(rule) for rule in scheme.rules)
    return _("{scheme}: {rules}; what is not known is named and left out").format(scheme=scheme.name, rules=rules)


def rule_in_words(rule: ScoreRule) -> str:
    """How one indicator earns its points."""
    measure = measure_in_words(rule.measure)
    plain = numbers.plain
    match rule.earns:
        case "rate":
            return _("{name} {points} at {at} ({measure}), {up} more and {down} less for each 1").format(
                name=rule.name,
                points=plain(rule.points),
                at=plain(rule.at),
                measure=measure,
                up=plain(rule.up),
                down=plain(rule.down),
            )
        case "rank":
            places = _(", ").join(
                _("to no. {to} {score}").format(to=to, score=plain(score)) for to, score in rule.places
            )
            return _("{name} by rank ({measure}): {places}").format(name=rule.name, measure=measure, places=places)
        case "count":
            return _("{name} {each} each ({measure})").format(name=rule.name, each=plain(rule.each), measure=measure)
        case "deduct":
            return _("{name} {each} off each ({measure})").format(
                name=rule.name, each=plain(rule.each), measure=measure
            )
    return _("{name} {points} ({measure})").format(name=rule.name, points=plain(rule.points), measure=measure)
