"""Check digits: whether a number that looks like an identifier is one."""

from __future__ import annotations


def isbn_checks(value: str) -> bool:
    """Whether the check digit of an ISBN of 10 or 13 digits is right; hyphens and dashes do not count.

    >>> isbn_checks("978-3-16-148410-0"), isbn_checks("0-306-40615-2"), isbn_checks("978-3-16-148410-1")
    (True, True, False)
    """
    digits = [10 if sign in "xX" else int(sign) for sign in value if sign.isdecimal() or sign in "xX"]
    if len(digits) == 13:
        return digits[:2] == [9, 7] and sum(digits[::2] + [3 * one for one in digits[1::2]]) % 10 == 0
    return (
        len(digits) == 10 and 10 not in digits[:9] and sum(n * one for n, one in enumerate(digits[::-1], 1)) % 11 == 0
    )


def orcid_checks(value: str) -> bool:
    """Whether the ISO 7064 11,2 check digit of an ORCID iD is right.

    >>> orcid_checks("0000-0002-1825-0097"), orcid_checks("0000-0002-1825-0098")
    (True, False)
    """
    total = 0
    for digit in value.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return value[-1].upper() == ("X" if check == 10 else str(check))
