"""Documents that come back: what Word, Excel and PDF files carry, and what they draw.

A reader for each format, `baca` chooses among them; `rencana` compares with the repository.
"""
