"""Recording and alerting rules of the slas for Prometheus, and the contract of the metrics."""

from svcdsl.targets.base import Target

from .emit import emit
from .options import OPTIONS

__all__ = ["TARGET"]

TARGET = Target(
    "prometheus",
    title={"en": "Prometheus rules", "zh": "Prometheus 监控规则"},
    description={
        "en": "Recording and alerting rules for every sla, and what the systems must report for them",
        "zh": "每个服务级别的记录规则和告警规则，以及业务系统须上报的指标清单",
    },
    emit=emit,
    options=OPTIONS,
)
