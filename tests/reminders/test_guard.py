"""Where a push message may go, and where not."""

import re

import pytest

from welnu.config import PUSH_HOSTS
from welnu.reminders import guard
from welnu.reminders.guard import Target, Unsafe

ALLOWED = tuple(PUSH_HOSTS.split())
ANYWHERE = (*ALLOWED, "example.com", "*.example.com", "127.0.0.1", "localhost", "*.localhost")  # a careless operator
FCM = "https://fcm.googleapis.com"


@pytest.mark.parametrize(
    ("endpoint", "found"),
    [
        (f"{FCM}/fcm/send/cQ:APA91b-x_y", Target("fcm.googleapis.com", "/fcm/send/cQ:APA91b-x_y")),
        (f"{FCM}:443/wp/abc", Target("fcm.googleapis.com", "/wp/abc")),
        (
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
            Target("updates.push.services.mozilla.com", "/wpush/v2/gAAAA"),
        ),
        ("https://web.push.apple.com/QH0_x", Target("web.push.apple.com", "/QH0_x")),
        (
            "https://wns2-am3p.notify.windows.com/w/?token=BQYAAA%2bc%3d",
            Target("wns2-am3p.notify.windows.com", "/w/?token=BQYAAA%2bc%3d"),
        ),
        ("https://FCM.GoogleAPIs.com/wp/abc", Target("fcm.googleapis.com", "/wp/abc")),
    ],
)
def test_push_services_are_known(endpoint, found):
    assert guard.target(endpoint, ALLOWED) == found


@pytest.mark.parametrize(
    ("endpoint", "reason"),
    [
        # another protocol
        ("http://fcm.googleapis.com/wp/a", "https"),
        ("HTTPS://fcm.googleapis.com/wp/a", "https"),  # browsers write it small
        ("ftp://fcm.googleapis.com/wp/a", "https"),
        ("file:///etc/passwd", "https"),
        ("gopher://fcm.googleapis.com/_x", "https"),
        ("//fcm.googleapis.com/wp/a", "https"),
        ("https:fcm.googleapis.com/wp/a", "https"),
        ("https:/fcm.googleapis.com/wp/a", "https"),
        ("", "characters"),
        # another port
        (f"{FCM}:80/wp/a", "port"),
        (f"{FCM}:8443/wp/a", "port"),
        (f"{FCM}:0443/wp/a", "port"),
        (f"{FCM}:/wp/a", "port"),
        (f"{FCM}:443:22/wp/a", "port"),
        # a user, in front of another host
        ("https://user@fcm.googleapis.com/wp/a", "user"),
        ("https://user:secret@fcm.googleapis.com/wp/a", "user"),
        (f"{FCM}@127.0.0.1/wp/a", "user"),
        (f"{FCM}%40evil.example/wp/a", "a host"),
        # addresses, in all their spellings
        ("https://127.0.0.1/wp/a", "address"),
        ("https://127.1/wp/a", "address"),
        ("https://2130706433/wp/a", "address"),
        ("https://0x7f000001/wp/a", "address"),
        ("https://0x7f.0.0.0x1/wp/a", "address"),
        ("https://0177.0.0.1/wp/a", "address"),
        ("https://0/wp/a", "address"),
        ("https://169.254.169.254/latest/meta-data", "address"),
        ("https://[::1]/wp/a", "address"),
        ("https://[::ffff:127.0.0.1]/wp/a", "address"),
        ("https://[fe80::1%25eth0]/wp/a", "address"),
        ("https://[2001:4860:4860::8888]:443/wp/a", "address"),
        # names that are none, or not full ones
        ("https://localhost/wp/a", "a host"),
        ("https://intranet/wp/a", "a host"),
        (f"{FCM}./wp/a", "a host"),
        (f"{FCM}../wp/a", "a host"),
        ("https://.fcm.googleapis.com/wp/a", "a host"),
        ("https://fcm..googleapis.com/wp/a", "a host"),
        ("https://-fcm.googleapis.com/wp/a", "a host"),
        (f"https://{'a' * 64}.example.com/wp/a", "a host"),
        (f"https://{'a.' * 130}example.com/wp/a", "a host"),
        ("https:///wp/a", "a host"),
        ("https://fcm_x.example.com/wp/a", "a host"),
        # other scripts
        ("https://fcm.googleapіs.com/wp/a", "characters"),  # a Cyrillic і
        ("https://fcm。googleapis。com/wp/a", "characters"),
        ("https://①②⑦.0.0.1/wp/a", "characters"),
        ("https://xn--fcm-hma.example.com/wp/a", "a host"),
        # what one parser reads otherwise than another
        (f"{FCM}\\@127.0.0.1/wp/a", "characters"),
        (f"{FCM}#@127.0.0.1/wp/a", "characters"),
        (f"{FCM}/wp/a#b", "characters"),
        ("https://fcm.googleapis.com?/wp/a", "a host"),
        ("https://127.0.0.1;fcm.googleapis.com/wp/a", "a host"),
        (f" {FCM}/wp/a", "characters"),
        (f"{FCM}/wp/a\n", "characters"),
        (f"{FCM}/wp/a\r\nHost: evil.example", "characters"),
        ("https://fcm.goo\tgleapis.com/wp/a", "characters"),
        (f"{FCM}/wp/a\x00", "characters"),
        # nothing to send to, or far too much
        (FCM, "subscription"),
        (f"{FCM}/", "subscription"),
        (f"{FCM}/{'a' * guard.LONGEST}", "longer"),
        # strangers
        ("https://evil.example/wp/a", "no push service"),
        ("https://fcm.googleapis.com.evil.example/wp/a", "no push service"),
        ("https://evilfcm.googleapis.com/wp/a", "no push service"),
        ("https://evil-notify.windows.com/wp/a", "no push service"),
        ("https://notify.windows.com/wp/a", "no push service"),
        ("https://storage.googleapis.com/wp/a", "no push service"),
    ],
)
def test_what_is_no_endpoint_of_a_push_service_is_refused_with_a_reason(endpoint, reason):
    allowed = ALLOWED if "no push" in reason else ANYWHERE

    with pytest.raises(Unsafe, match=reason):
        guard.target(endpoint, allowed)


@pytest.mark.parametrize("address", ["142.250.180.10", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2a00:1450:400e::200a"])
def test_addresses_on_the_public_internet(address):
    assert guard.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::7f00:1",  # the last: IPv4-compatible
        "::ffff:127.0.0.1", "::ffff:1.1.1.1", "::ffff:0:127.0.0.1",  # mapped, translated
        "64:ff9b::7f00:1", "64:ff9b::101:101", "64:ff9b:1::a00:1",  # NAT64
        "2002:7f00:1::", "2002:101:101::1",  # 6to4
        "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo
        "2001:db8::1", "3fff::1", "100::1", "5f00::1", "2001:20::1",
        "fc00::1", "fd12:3456:789a::1", "fe80::1", "fe80::1%eth0", "2a00:1450:400e::200a%eth0", "fec0::1", "ff02::1",
        "localhost", "", "1.1.1", "01.1.1.1", "1.1.1.1/32",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not guard.is_public(address)


def test_one_bad_address_among_good_ones_is_enough():
    with pytest.raises(Unsafe, match=re.escape("10.0.0.1")):
        guard.check(["142.250.180.10", "10.0.0.1"])
