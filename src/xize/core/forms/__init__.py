"""Forms: what was typed becomes canonical values, canonical values become what is read.

    cleaned = clean(section, raw, known=known)       typed text, scenario or JSON -> values, errors
    settled = settle(form, cleaned, evaluate)        conditions, bounds, checks of single fields
    failed  = check_form(document, values, evaluate) the form's own rules
    values  = typed(section, cleaned.values)         Python values for expressions
    digest  = canonical_bytes(cleaned.values)        what the ledger hashes
    text    = display(field, stored, "zh")           what a person reads

Where to look: `types` (the table of field types), `texts` `numbers` `moments` `files` (reading one
value), `clean` (a section), `applying` `limits` `settle` (conditions, bounds), `rules` (checks and
computed fields), `pasting` (cells of spreadsheets), `numbering`, `amounts` (大写金额).
"""

from .amounts import capital
from .applying import Applying, applying, is_conditional
from .clean import (
    MAX_ROWS,
    Cleaned,
    Record,
    SectionValues,
    clean,
    clean_all,
    labels,
    means,
    missing,
)
from .display import display, display_value, in_capitals
from .errors import SENTENCES, CheckError, FieldError, Language
from .files import AttachedFile, attached
from .known import Kind, Known, Shadowing
from .pasting import MAX_PASTED, Pasted, pasted
from .rules import Evaluate, Overlay, check_form, computed, form_names, sums, with_computed
from .settle import Form, needs_settling, settle
from .stored import canonical_bytes, typed, typed_record, typed_value
from .types import FIELD_TYPES

__all__ = [
    "FIELD_TYPES",
    "MAX_PASTED",
    "MAX_ROWS",
    "SENTENCES",
    "Applying",
    "AttachedFile",
    "CheckError",
    "Cleaned",
    "Evaluate",
    "FieldError",
    "Form",
    "Kind",
    "Known",
    "Language",
    "Overlay",
    "Pasted",
    "Record",
    "SectionValues",
    "Shadowing",
    "applying",
    "attached",
    "canonical_bytes",
    "capital",
    "check_form",
    "clean",
    "clean_all",
    "computed",
    "display",
    "display_value",
    "form_names",
    "in_capitals",
    "is_conditional",
    "labels",
    "means",
    "missing",
    "needs_settling",
    "pasted",
    "settle",
    "sums",
    "typed",
    "typed_record",
    "typed_value",
    "with_computed",
]
