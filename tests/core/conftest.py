"""The core's tests also run by themselves, without Django: this file is all they share then."""

from tests.profiles import load_profile

load_profile()
