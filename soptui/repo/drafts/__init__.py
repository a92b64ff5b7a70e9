"""What is typed and not saved yet, kept in the user's own state folder as it is typed.

Every SOP that is being edited has a journal there: it says what the edits started from, what they
made of it, and what is being typed just now. A crash, a dropped line or a power cut leaves the
journal behind; the next start offers it. A journal in use is locked by the process that writes it.
"""

from __future__ import annotations
