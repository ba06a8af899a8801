"""The story of a stream: its events told as one read model (pure).

``tell(events)`` folds the events of one project, in order, into a ``Story``: who did what, when
and how late, which documents came to be in which versions, who signed them, what was held, told,
delivered. Pages, the scenario runner, indicators, the compliance matrix and the dossier read it.

    story = tell(events, payload=payloads.get)
    story.step("sign_off")[-1].decisions[0].late        # "1 workday"
    story.documents["agreement"].versions[-1].label     # "1.0"
    story.forms["slip"][-1].value("head", "partner_name")

It is blind to definitions: names and articles come from the regulation, by node id. Where the
engine's ``State`` holds only what deciding needs, a story forgets nothing. The same events always
give the same story; ``Teller`` tells event by event for those who follow a stream.
"""

from xize.core.story.documents import (
    DocumentStory,
    FormStory,
    SectionStory,
    SignatureStory,
    VersionStory,
)
from xize.core.story.model import (
    CaseStory,
    Change,
    DeliveryStory,
    HoldStory,
    Moment,
    NoticeStory,
    Story,
    TeamChange,
)
from xize.core.story.tell import Teller, tell
from xize.core.story.visits import (
    DecisionStory,
    DueStory,
    EntryStory,
    TransferStory,
    VisitStory,
    WaiverStory,
)

__all__ = [
    "CaseStory",
    "Change",
    "DecisionStory",
    "DeliveryStory",
    "DocumentStory",
    "DueStory",
    "EntryStory",
    "FormStory",
    "HoldStory",
    "Moment",
    "NoticeStory",
    "SectionStory",
    "SignatureStory",
    "Story",
    "TeamChange",
    "Teller",
    "TransferStory",
    "VersionStory",
    "VisitStory",
    "WaiverStory",
    "tell",
]
