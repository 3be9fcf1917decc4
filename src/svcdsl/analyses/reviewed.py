"""Whether feedback is looked through as a whole: by its own review, or by one that covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.analyses import Analyses
    from svcdsl.model.parts import Feedback


def is_reviewed(feedback: Feedback, analyses: Analyses) -> bool:
    """Whether feedback has a `review`, or a review of any service covers it.

    A review of its service that covers something unknown is given the benefit of the doubt.
    """
    if feedback.has("review") or any(analyses.referrers.of(feedback, "review", "covers")):
        return True
    service = feedback.service
    return service is not None and analyses.doubts.about(service, "review", "covers")
