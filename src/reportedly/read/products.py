"""The matrix products of the language model, by NumPy: two thirds of a parse are spent in them.

spaCy multiplies with BLIS, NumPy with OpenBLAS, which took a quarter of the time on a processor with AVX-512. OpenBLAS
rounds small products in another order, so that a short text would get other last bits when it is read alone; products
are therefore filled up to a size from which on a row is the same in every company.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thinc.api import Ops

LEAST_ROWS = 256  # with 50 columns and 96 terms: above a million multiplications, where OpenBLAS has its small kernels


@contextmanager
def numpy_products() -> Iterator[None]:
    """Let models that are loaded inside multiply with NumPy; others are left as they are."""
    from thinc.api import get_current_ops, set_current_ops

    before = get_current_ops()
    set_current_ops(_make_ops())
    try:
        yield
    finally:
        set_current_ops(before)


@cache
def _make_ops() -> Ops:
    import numpy as np
    from thinc.api import NumpyOps

    class NumpyProducts(NumpyOps):  # type: ignore[misc]
        """NumPy's products, of 256 rows at least."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            left, right = x.T if trans1 else x, y.T if trans2 else y
            rows = len(left)
            if rows < LEAST_ROWS:
                left = np.concatenate([left, np.zeros((LEAST_ROWS - rows, left.shape[1]), dtype=left.dtype)])
            product = (left @ right)[:rows]
            if out is None:
                return product
            out[:] = product
            return out

    return NumpyProducts()


@cache
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Keep products to one thread inside: on a busy machine threads that wait for each other cost more than they save.

    Whoever reads many reports runs several processes. Without threadpoolctl the number of threads is NumPy's own.
    """
    try:
        limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    except ModuleNotFoundError:
        return nullcontext()
    return limit
