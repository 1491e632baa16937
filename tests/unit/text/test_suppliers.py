"""Agencies and outlets are known by every form that the table has."""

import pytest

from reportedly.model.reading import SourceKind
from reportedly.read.suppliers_named import supplier_kind
from reportedly.text.suppliers import find_supplier_named
from reportedly.trace.agencies import agency_key

CASES = [
    ("AP", "Associated Press", SourceKind.AGENCY),
    ("The Associated Press", "Associated Press", SourceKind.AGENCY),
    ("associated press", "Associated Press", SourceKind.AGENCY),
    ("Getty Images", None, SourceKind.AGENCY),  # supplies pictures: no key, for it is nobody's source of text
    ("Quarrel Gazette", None, None),
]


@pytest.mark.parametrize(("form", "key", "kind"), CASES)
def test_reading_and_tracing_look_in_one_place(form, key, kind):
    """A form is the same supplier for the reader of sources and for the tracer of credits."""
    assert (agency_key(form), supplier_kind(form)) == (key, kind)


def test_a_form_is_found_without_its_article_and_case():
    """ "The" and capitals do not count; what is not in the table is nobody."""
    assert find_supplier_named("REUTERS") == find_supplier_named("the Reuters") is not None
    assert find_supplier_named("the") is None and find_supplier_named("") is None
