"""`XIZE_HOME`: the folder that holds embedded data and the site's secret."""

import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

import platformdirs


def home_folder(named: str) -> Path:
    """The folder to use: the one named by the environment, else one in the user's data folder.

    It is made when missing, readable by its owner only.
    """
    folder = Path(named).expanduser() if named else Path(platformdirs.user_data_dir("xize"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


def secret_key(home: Path) -> str:
    """The site's secret, made once per home; processes starting together agree on one.

    Written whole under another name (0600) and linked into place, so that nobody reads half of it.
    """
    path = home / "secret-key"
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=home, encoding="ascii") as draft:
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            with suppress(FileExistsError):  # another process was first; its secret counts
                path.hardlink_to(draft.name)
    return path.read_text(encoding="ascii")
