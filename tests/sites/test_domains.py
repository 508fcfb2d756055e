"""Hosts of one university share the name that it registered."""

from __future__ import annotations

from newsarchive.sites.domains import registered, registrable


def test_the_sites_of_a_university_stand_under_one_domain() -> None:
    assert registered("news.physics.ox.ac.uk") == registered("www.ox.ac.uk") == "ox.ac.uk"
    assert registered("welcome.kaznu.kz") == "kaznu.kz"
    assert registered("127.0.0.1") is None
    assert registered("localhost") is None


def test_what_belongs_to_one_university() -> None:
    assert registrable("news.kaznu.edu.kz") == registrable("www.kaznu.edu.kz") == "kaznu.edu.kz"
    assert registrable("news.tu.ac.th") == registrable("www.tu.ac.th") == "tu.ac.th"
    assert registrable("law.u.gouv.fr") == "u.gouv.fr"
    assert registrable("www.iit.gov.uz") == "iit.gov.uz"
    assert registrable("www.some-university.example") == "some-university.example"
    assert registrable("one.github.io") != registrable("other.github.io")
    assert registrable("127.0.1.5:8000") == "127.0.1.5:8000"
