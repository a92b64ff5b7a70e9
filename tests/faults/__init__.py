"""Faults from outside: calls that fail, die or hang, and what soptui makes of them."""
