"""The words of `svcdsl prove` on the command line, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

PROVE: Mapping[str, Mapping[str, str]] = {
    "prove": {
        "en": "Prove or refute that promises and SLAs can be kept, from the spec alone.",
        "zh": "只凭规范，证明或否定各项承诺和服务级别能否做到。",
    },
    "not-proved": {
        "en": "service “{service}” has mistakes of notation (group N) and was left out: nothing is proved of it. "
        "What to mend: svcdsl check --select N {path}",
        "zh": "服务“{service}”有写法错误（N 组），已略过，未作任何证明。错在哪里：svcdsl check --select N {path}",
    },
    "not-all-read": {
        "en": "Not everything could be read (group N), so that promises may be missing here. "
        "What to mend: svcdsl check --select N",
        "zh": "有内容读不出来（N 组），这里可能缺了某些承诺。错在哪里：svcdsl check --select N",
    },
    "prove-more": {
        "en": """\b
PROVED   it holds, whatever happens within what is written
REFUTED  it does not hold, even where everything goes as well as it can
OPEN     it hangs on what the spec leaves open
n.a.     it is not about time
certain  the share of the cases that are sure to be in time
at best  the share that can be in time where all goes well
least    the shortest time between the two events; most: the longest
The exit code is 1 where something is refuted, and where not everything could be
read (group N): a service with such mistakes is left out. What is waived there is
no reason, unless nothing at all was proved.""",
        "zh": """\b
已证明  按所写的内容，无论如何都能做到
已否定  即使一切顺利也做不到
未定    取决于规范没有定下的内容
不适用  与时长无关
必定    必定按时的占比
最好    一切顺利时按时的占比
最短    两个事件之间最短的时间；最长：最长的时间
有被否定的项，或者有内容读不出来（N 组，出错的服务会被略过）时，退出码为 1。
已豁免的错误不算，但一项都没能证明时仍为 1。""",
    },
}
