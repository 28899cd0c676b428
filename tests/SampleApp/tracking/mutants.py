"""Deliberate tracking bugs, one at a time, by APP_MUTANT."""


def apply(id, reporter):
    pass
