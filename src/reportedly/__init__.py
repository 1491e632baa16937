"""Several reports of one story, set side by side as one account in which every statement says who said it."""

__version__ = "0.1.0"
