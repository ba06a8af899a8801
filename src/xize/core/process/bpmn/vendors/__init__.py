"""What other engines' attributes say about the work in a BPMN file, read as defaults.

Camunda 7 and 8, Flowable, Activiti, Operaton, and the dialects designers on top of them write
(RuoYi's foremost). Nothing here is run: an expression or a class name is a text.
"""

from xize.core.process.bpmn.vendors.read import defaults
from xize.core.process.bpmn.vendors.said import (
    Defaults,
    FormField,
    Listener,
    Person,
    Said,
    Several,
    Work,
)

__all__ = ["Defaults", "FormField", "Listener", "Person", "Said", "Several", "Work", "defaults"]
