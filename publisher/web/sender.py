"""Who sends a request: the address that fairness counts. Pure."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

Network = IPv4Network | IPv6Network
HOUSEHOLD = 64
"""Bits of an IPv6 address that a network gives to one subscriber; the rest the subscriber chooses."""


def sender(remote: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The address that a request comes from, seen through proxies that are trusted.

    `forwarded` is the X-Forwarded-For header: each proxy appends whom it heard, so it is read from its end, and no
    further than the first address that is no proxy of ours: what stands before it may be anybody's invention.
    """
    chain = [*(each.strip() for each in forwarded.split(",") if each.strip()), remote]
    nearest = remote
    for address in reversed(chain):
        try:
            found = ip_address(address)
        except ValueError:
            return nearest
        nearest = household(found) if isinstance(found, IPv6Address) else str(found)
        if not any(found in network for network in trusted):
            return nearest
    return nearest


def household(address: IPv6Address) -> str:
    """The network of an IPv6 address, or the IPv4 address that it stands for."""
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, HOUSEHOLD), strict=False).network_address)
