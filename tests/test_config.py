"""Settings are checked when they are read."""

import os
import stat

import pytest

from welnu.config import Misconfigured, load


def test_the_home_folder_and_its_key_are_for_their_owner_alone(tmp_path):
    home = tmp_path / "new" / "home"

    first, second = load({"WELNU_HOME": str(home)}), load({"WELNU_HOME": str(home)})

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 32
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WELNU_PUBLIC_URL", "welnu.example"),
        ("WELNU_PUBLIC_URL", "ftp://welnu.example"),
        ("WELNU_PUBLIC_URL", "https://"),
        ("WELNU_MAIL_FROM", "Welnu"),
        ("WELNU_MAIL_FROM", "Welnu <post@welnu.example>\r\nBcc: all@welnu.example"),
        ("WELNU_PUSH_HOSTS", "*"),
        ("WELNU_PUSH_HOSTS", "*.com"),
        ("WELNU_PUSH_HOSTS", "127.0.0.1"),
        ("WELNU_PUSH_HOSTS", "https://push.example"),
        ("WELNU_PUSH_HOSTS", "fcm.googleapis.com,push.example"),
        ("WELNU_PROXIES", "two"),
        ("WELNU_PROXIES", "-1"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path, name, value):
    with pytest.raises(Misconfigured, match=name):
        load({"WELNU_HOME": str(tmp_path), name: value})


def test_push_services_can_be_chosen(tmp_path):
    usual = load({"WELNU_HOME": str(tmp_path), "WELNU_PUSH_HOSTS": ""})
    chosen = load({"WELNU_HOME": str(tmp_path), "WELNU_PUSH_HOSTS": "push.example *.Push.example"})

    assert "fcm.googleapis.com" in usual.push_hosts
    assert chosen.push_hosts == ("push.example", "*.push.example")


def test_a_home_that_is_a_file_is_one_clear_sentence(tmp_path):
    (tmp_path / "home").write_text("")

    with pytest.raises(Misconfigured, match="WELNU_HOME"):
        load({"WELNU_HOME": str(tmp_path / "home")})


@pytest.mark.skipif(
    os.geteuid() == 0, reason="root may write anywhere; the command's test covers it with a file system"
)
def test_a_read_only_home_is_one_clear_sentence(tmp_path):
    (tmp_path / "home").mkdir(mode=0o500)

    with pytest.raises(Misconfigured, match="WELNU_HOME"):
        load({"WELNU_HOME": str(tmp_path / "home")})
