"""What every value parser raises: a reason as a stable key and facts, no words."""


class BadValue(Exception):
    """A text that is not a value of its type.

    `reason` is a stable key: `form` (not written as such a value), `beyond` (outside the scale or the amounts
    that make sense), `order` (ends or parts the wrong way round), `no-such-date`, `no-such-time`,
    `no-such-zone`, `no-such-currency`, and for conditions `depth`, `regex` and `regex-refused`. `facts` holds
    what a message may show: always `type` and `text`, for conditions also `at` (an offset in `text`).
    """

    def __init__(self, reason: str = "form", **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
