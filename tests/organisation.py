"""The sample organisation as fixtures, for every test that needs people."""

from pathlib import Path

import pytest

import xize
from xize.people.organisation import Organisation, load_organisation, read_organisation

HERON_PAY = Path(xize.__file__).parent / "library/organisations/heron-pay/organisation.yaml"


@pytest.fixture(scope="session")
def heron_pay() -> Organisation:
    """What the file says."""
    return read_organisation(HERON_PAY)


@pytest.fixture
def ids(db: None, heron_pay: Organisation) -> dict[str, str]:
    """The organisation in the database; person ids by user name."""
    return load_organisation(heron_pay)
