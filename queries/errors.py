"""What can go wrong at the door; every message is one line that a person can act on."""


class QueryError(Exception):
    """Something that the caller, or the office, can put right."""


class NoDatabase(QueryError):
    """There is no published file where one is expected, or it is none."""


class Damaged(NoDatabase):
    """The published file is there, and cannot be read; the message says how to put a kept version back."""


class Newer(Damaged):
    """The published file is of a schema that this dashboard does not know yet."""


class UnknownArea(QueryError):
    """The published file has no county of this name whose own file is kept beside it."""


class UnknownQuery(QueryError):
    """No query has this name."""


class UnknownParameter(QueryError):
    """The query does not take this parameter."""


class BadParameter(QueryError):
    """The value of a parameter is not of its kind."""
