"""soptui: a keyboard-driven terminal interface for writing Indonesian government procedures."""

__version__ = "0.1.0"
