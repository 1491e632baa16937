"""The language model multiplies with NumPy, and a text is read the same in every company."""

import numpy as np
import pytest
from thinc.api import get_current_ops

from reportedly.read.parse import load_model
from reportedly.read.products import LEAST_ROWS, numpy_products, one_thread

RANDOM = np.random.default_rng(7)


def products():
    return load_model().get_pipe("ner").model.ops


@pytest.mark.parametrize(("terms", "columns"), [(288, 288), (576, 288), (96, 50), (96, 1024)])
@pytest.mark.parametrize("rows", [1, 2, 5, 17, 100, LEAST_ROWS - 1])
def test_a_row_is_the_same_in_every_company(terms, columns, rows):
    """The product of a few rows has the same bits as those rows of a larger product."""
    left = RANDOM.standard_normal((2000, terms)).astype("float32")
    right = RANDOM.standard_normal((columns, terms)).astype("float32")
    whole = products().gemm(left, right, trans2=True)
    for first in (0, 7):
        part = products().gemm(left[first : first + rows], right, trans2=True)
        assert np.array_equal(part, whole[first : first + rows])


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
def test_products_are_products(trans1, trans2):
    """Transposed or not, into a given array or a new one, the product is the one of the definition."""
    left = RANDOM.standard_normal((5, 5)).astype("float32")
    right = RANDOM.standard_normal((5, 5)).astype("float32")
    wanted = (left.T if trans1 else left) @ (right.T if trans2 else right)
    out = np.zeros((5, 5), dtype="float32")
    assert products().gemm(left, right, out=out, trans1=trans1, trans2=trans2) is out
    assert np.allclose(out, wanted, atol=1e-5)
    assert np.array_equal(products().gemm(left, right, trans1=trans1, trans2=trans2), out)


def test_other_models_are_left_alone():
    """Only what is loaded inside multiplies with NumPy."""
    before = get_current_ops()
    with numpy_products():
        assert get_current_ops() is products()
    assert get_current_ops() is before


def test_one_thread_is_given_back():
    """Behind the limit there are as many threads as before."""
    threadpoolctl = pytest.importorskip("threadpoolctl")

    def threads():
        return [pool["num_threads"] for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"]

    before = threads()
    with one_thread():
        assert set(threads()) == {1}
    assert threads() == before
