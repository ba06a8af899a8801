"""Forms: what was typed becomes canonical values, canonical values become what is read.

    cleaned = clean(section, raw, known=known)       typed text, scenario or JSON -> values, errors
    failed  = check_form(document, values, evaluate) the form's own rules
    values  = typed(section, cleaned.values)         Python values for expressions
    digest  = canonical_bytes(cleaned.values)        what the ledger hashes
    text    = display(field, stored, "zh")           what a person reads

Where to look: `types` (the table of field types), `texts` `numbers` `moments` (reading one value),
`clean` (a section), `rules` (checks and computed fields), `numbering`, `amounts` (大写金额).
"""

from .amounts import capital
from .clean import MAX_ROWS, Cleaned, Record, SectionValues, clean, clean_all, labels
from .display import display
from .errors import SENTENCES, CheckError, FieldError, Language
from .known import Kind, Known, Shadowing
from .rules import Evaluate, Overlay, check_form, computed, form_names, with_computed
from .stored import canonical_bytes, typed, typed_record, typed_value
from .types import FIELD_TYPES

__all__ = [
    "FIELD_TYPES",
    "MAX_ROWS",
    "SENTENCES",
    "CheckError",
    "Cleaned",
    "Evaluate",
    "FieldError",
    "Kind",
    "Known",
    "Language",
    "Overlay",
    "Record",
    "SectionValues",
    "Shadowing",
    "canonical_bytes",
    "capital",
    "check_form",
    "clean",
    "clean_all",
    "computed",
    "display",
    "form_names",
    "labels",
    "typed",
    "typed_record",
    "typed_value",
    "with_computed",
]
