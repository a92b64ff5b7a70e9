"""Approvals: who put which text into force from which day, and whether that can be trusted.

An approval is an annotated tag, made once and never moved. `tags` reads them, `make` and `signing`
write them, `binding` and `verify` judge them, `force` says which version was in force on a day.
Names, messages and rules are written down in docs/pengesahan.md.
"""
