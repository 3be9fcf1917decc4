"""S08: an availability promised that what it rests on cannot carry."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.availability import Link, chain_of, promised
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Sla
from svcdsl.rules.base import Context, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

RULE = Rule(
    code="S08",
    name="chain-weaker-than-sla",
    severity="error",
    phase=2,
    on="sla",
    source="derived (reliability of chains)",
    condition={
        "en": "An sla promises more availability than the weakest link that it depends on (an error), or than all "
        "its "
        "links together, their shares multiplied (a warning). Alternatives (`any-of`) are one link: 1 less the "
        "product "
        "of what each lacks.",
        "zh": "服务级别的可用性高于它所依赖的最弱一环（错误），或高于各环可用性之积（警告）。"
        "“任一”列出的几项合为一环：1 减去各项不可用率之积。",
    },
    message={
        "": {
            "en": "“{sla}” promises {promised}, but “{link}”, on which it depends, is there only {offered} of the "
            "time.",
            "zh": "“{sla}”约定可用{promised}，而它所依赖的“{link}”只保证{offered}。",
        },
        "any-of": {
            "en": "“{sla}” promises {promised}, but its alternatives together ({link}) are there only {offered} of "
            "the "
            "time.",
            "zh": "“{sla}”约定可用{promised}，而几项备选（{link}）合起来也只有{offered}。",
        },
        "chain": {
            "en": "“{sla}” promises {promised}, but it depends on {link}, which are all there at once only {offered} "
            "of "
            "the time if they fail independently.",
            "zh": "“{sla}”约定可用{promised}，而它同时依赖{link}；如果各自独立出故障，全都可用的时间只有{offered}。",
        },
    },
    why={
        "en": "Everybody on whom it rests keeps their word, and yet customers stand before a closed door.",
        "zh": "下面每一环都达标，客户还是用不上：这样的约定从一开始就保不住。",
    },
    help={
        "en": "Promise no more than {offered}, agree on more with those it depends on, or add an alternative "
        "(`any-of`).",
        "zh": "约定不高于{offered}；或者与所依赖的各方约定更高的可用性；或者增加备选（`任一`）。",
    },
    related={"link": {"en": "it depends on this", "zh": "所依赖的一环"}},
    bad="""
svcdsl 1
service shop {
  measure up kind availability
  measure net kind availability
  measure pay kind availability
  sla open measure up objective available 99.9% over 30d depends-on carrier  # finds S08
  sla buying measure up objective available 99.5% over 30d depends-on carrier, bank  # finds S08
  sla carrier measure net objective available 99.5% over 30d
  sla bank measure pay objective available 99.9% over 30d
}
""",
    good="""
svcdsl 1
service shop {
  measure up kind availability
  measure net kind availability
  measure pay kind availability
  sla open measure up objective available 99.9% over 30d any-of carrier, bank
  sla buying measure up objective available 99.3% over 30d depends-on carrier, bank
  sla carrier measure net objective available 99.5% over 30d
  sla bank measure pay objective available 99.9% over 30d
}
""",
    unseen={
        "en": "Failures that come together: alternatives in one building fail at once, and a chain whose parts fail "
        "at "
        "once is there for longer. Each link counts with what it promises, whatever its window and hours; links that "
        "are "
        "about something else than availability are left out, as are alternatives of which one is.",
        "zh": "会不会一起出故障，本规则看不出来：备选在同一栋楼里就会同时断，串联的几环同时坏反而少断。"
        "各环按其约定值计算，不看统计期和营业时间；不是可用性的依赖不计，备选中有一项不是的，整组不计。",
    },
)


@RULE.checks
def check(sla: Sla, context: Context) -> Iterator[Finding]:
    """An availability above its weakest link, or else above its chain."""
    share = promised(sla)
    chain = chain_of(sla) if share is not None else None
    if share is None or chain is None:
        return
    if share > chain.weakest.independent:
        variant, offered = _variant(chain.weakest), chain.weakest.independent
    elif share > chain.independent:
        variant, offered = "chain", chain.independent
    else:
        return
    links = chain.links if variant == "chain" else (chain.weakest,)
    slas = [one for link in links for one in link.slas]
    labels = [one.label for one in slas]
    yield RULE.finding(
        sla.value_span("objective"),
        severity="warning" if variant == "chain" else None,
        variant=variant,
        related=[Related("link", one.value_span("objective")) for one in slas],
        sla=sla.label,
        promised=_percent(share),
        link=labels if len(labels) > 1 else labels[0],
        offered=_percent(offered),
    )


def _variant(link: Link) -> str:
    return "" if len(link.slas) == 1 else "any-of"


def _percent(share: int | Fraction) -> str:
    """A share in percent to six places, cut off rather than rounded up, so that it can be promised."""
    return f"{int(share * 100 * 10**6) / 10**6:.10g}%"
