"""Length-preserving normalisation: other characters, the same offsets."""

from __future__ import annotations

_SAME_LENGTH = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-",
        "\n": " ", "\r": " ", "\t": " ", "\f": " ", "\v": " ", "\u00a0": " ", "\u2007": " ", "\u2009": " ",
        "\u200a": " ", "\u2028": " ", "\u2029": " ", "\u202f": " ", "\u3000": " ", "\u200b": " ", "\ufeff": " ",
        "\u00ad": "-",
    }
)  # fmt: skip


def level(text: str) -> str:
    """Straighten quotes, dashes and white space, one character for one: every offset stays what it was."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text  # nothing to straighten: most words of most texts
    return text.translate(_SAME_LENGTH)
