"""The vocabulary: frozen records, no input or output."""
