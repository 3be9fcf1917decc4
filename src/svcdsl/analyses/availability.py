"""What an availability can be, given what it depends on: chains (`depends-on`) and alternatives (`any-of`).

A dependency counts with what it promises, `a`. Of all figures none is a float.

    certain       1 − Σ (1 − a) over the chain, not below 0: whatever fails together or apart.
                  Of alternatives the best one counts, since all may be down at once whenever it is.
    independent   ∏ a over the chain, of alternatives 1 − ∏ (1 − a): where failures have nothing to do with each other.

The `any-of` of an sla is one link of its chain. A link of which a part is no availability is left out, and `whole`
is then false: the figures are no more than what the known links allow.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.values import Percentage

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.model.parts import Sla
    from svcdsl.values import Objective

    Exact = int | Fraction


class Link(NamedTuple):
    """One link of a chain: its slas, one or several alternatives, and what they offer together."""

    slas: tuple[Sla, ...]
    certain: Exact
    independent: Exact


class Chain(NamedTuple):
    """The links that an sla depends on, in the order written; `whole` where all of them are known."""

    links: tuple[Link, ...]
    whole: bool

    @property
    def certain(self) -> Exact:
        """The least availability, whatever fails together."""
        return max(0, 1 - sum(1 - link.certain for link in self.links))

    @property
    def independent(self) -> Exact:
        """The availability where failures are independent."""
        return prod((link.independent for link in self.links), start=1)

    @property
    def weakest(self) -> Link:
        """The link with the least to offer, its alternatives taken as independent; there must be one."""
        return min(self.links, key=lambda link: link.independent)


def promised(sla: Sla) -> Exact | None:
    """The share of time that an sla promises to be there, None where it is about something else."""
    return available(sla.objective)


def available(objective: Objective | None) -> Exact | None:
    """The share of time that an objective asks for, None where it asks for something else."""
    if objective is None or objective.form != "available" or objective.sign[0] != ">":
        return None
    return objective.bound.share if isinstance(objective.bound, Percentage) else None


def chain_of(sla: Sla) -> Chain | None:
    """The chain of an sla, None where it depends on no availability that is known."""
    links = [Link((one,), share, share) for one in sla.depends_on if (share := promised(one)) is not None]
    whole = sla.whole("depends_on") and len(links) == len(sla.depends_on)
    if sla.has("any_of"):
        shares = [share for one in sla.any_of if (share := promised(one)) is not None]
        known = bool(shares) and len(shares) == len(sla.any_of) and sla.whole("any_of")
        whole = whole and known
        if known:
            links.append(Link(sla.any_of, max(shares), 1 - prod((1 - share for share in shares), start=1)))
    return Chain(tuple(links), whole) if links else None
