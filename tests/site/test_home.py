"""The home folder and its secret."""

from concurrent.futures import ThreadPoolExecutor

from xize.site.home import home_folder, secret_key


def test_the_home_named_by_the_environment_is_made_for_its_owner_only(tmp_path) -> None:
    home = home_folder(str(tmp_path / "new" / "home"))

    assert home.stat().st_mode & 0o777 == 0o700


def test_without_a_name_the_home_is_in_the_users_data_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert home_folder("") == tmp_path / "xize"


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path) -> None:
    with ThreadPoolExecutor(8) as together:
        secrets = set(together.map(secret_key, [tmp_path] * 32))

    assert len(secrets) == 1
    assert len(secrets.pop()) >= 64
    assert [(file.name, file.stat().st_mode & 0o777) for file in tmp_path.iterdir()] == [
        ("secret-key", 0o600)
    ]
