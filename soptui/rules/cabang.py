"""FL: where the flow branches, and the labels that tell the branches apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from soptui.model import Severity, Simbol
from soptui.rules.alur import SUMBER, symbols
from soptui.rules.registry import Bukti, aturan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found


@aturan(
    "FL-5",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Keputusan mempunyai dua panah keluar atau lebih, masing-masing berlabel.",
)
def decisions_have_labelled_exits(k: Konteks) -> Found:
    """A decision has two exits or more, each with a label."""
    for i, path, simpul in symbols(k):
        if simpul.simbol is not Simbol.KEPUTUSAN or simpul.alur is None:
            continue
        if len(simpul.alur) < 2:
            message = (
                f"Keputusan pada langkah {i + 1} memerlukan dua panah atau lebih: tambahkan"
                " panahnya, atau ubah simbolnya menjadi proses."
            )
            yield f"{path}/alur", message
        for n, alur in enumerate(simpul.alur):
            if not alur.label.strip():
                message = (
                    f"Panah {n + 1} dari keputusan langkah {i + 1} belum berlabel: isi labelnya,"
                    " misalnya Ya atau Tidak."
                )
                yield f"{path}/alur/{n}", message


@aturan(
    "FL-13",
    Severity.WARNING,
    Bukti.LAPANGAN,
    SUMBER,
    "Panah-panah dari satu keputusan tidak semuanya berlabel sama.",
)
def labels_tell_exits_apart(k: Konteks) -> Found:
    """All exits of a decision under one label decide nothing."""
    for i, path, simpul in symbols(k):
        labels = [alur.label.strip().casefold() for alur in simpul.alur or ()]
        is_decision = simpul.simbol is Simbol.KEPUTUSAN and len(labels) > 1 and all(labels)
        if is_decision and len(set(labels)) == 1:
            yield (
                f"{path}/alur",
                (
                    f"Semua panah dari keputusan langkah {i + 1} berlabel sama: beri setiap panah"
                    " label jawabannya sendiri."
                ),
            )


_ANSWERS = {
    **dict.fromkeys(("y", "ya", "iya", "yes"), "ya"),
    **dict.fromkeys(("t", "tdk", "tidak", "tdak", "no"), "tidak"),
}
"""Short and foreign forms of the two answers."""
_USUAL = ("Ya", "Tidak")


@aturan(
    "FL-14",
    Severity.INFO,
    Bukti.LAPANGAN,
    f"{SUMBER}: label cabang",
    "Satu jawaban ditulis dengan satu cara pada semua cabang sebuah SOP.",
)
def an_answer_has_one_form(k: Konteks) -> Found:
    """Ya in one row and Y or YA in another: told where it is not written as elsewhere."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places = []
    for _, path, simpul in symbols(k):
        for n, alur in enumerate(simpul.alur or ()):
            label = " ".join(alur.label.split())
            if label and simpul.simbol is Simbol.KEPUTUSAN:
                plain = label.rstrip(".").casefold()
                answer = _ANSWERS.get(plain, plain)
                forms[answer][label] += 1
                places.append((f"{path}/alur/{n}/label", answer, label))
    yield from _mixed(places)
    for path, answer, label in places:
        usual = max(forms[answer], key=lambda form: (form in _USUAL, forms[answer][form]))
        if label != usual:
            yield path, f'Tulis "{usual}" seperti pada cabang lain, bukan "{label}".'


_VERDICTS = {
    frozenset((yes, no))
    for yes in ("setuju", "disetujui", "terima", "diterima")
    for no in ("tolak", "ditolak")
}
"""Pairs that answer as Ya and Tidak do, in words of their own. "Sesuai" and "Tidak sesuai" only
repeat the question, and are no other style."""


def _mixed(places: Sequence[tuple[str, str, str]]) -> Found:
    """Find where the answers of decisions change from Ya/Tidak to Setuju/Tolak, or back."""
    pairs: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for place in places:
        pairs[place[0].rpartition("/alur/")[0]].append(place)
    plain, verdicts = [], []
    for pair in pairs.values():
        answers = {answer for _, answer, _ in pair}
        if answers == {"ya", "tidak"}:
            plain.append(pair)
        elif answers in _VERDICTS:
            verdicts.append(pair)
    if plain and verdicts:
        other, usual = sorted((verdicts, plain), key=len)
        wrong, right = ("/".join(label for *_, label in pairs[0]) for pairs in (other, usual))
        yield other[0][0][0], f"Pakai satu gaya label: {right} seperti cabang lain, bukan {wrong}."


@aturan(
    "FL-15",
    Severity.INFO,
    Bukti.LAMPIRAN,
    f"{SUMBER}: keputusan",
    "Cabang yang berlabel keluar dari simbol keputusan.",
)
def labelled_branches_are_decisions(k: Konteks) -> Found:
    """Several arrows that each say when they are taken: a box that decides is a diamond."""
    for i, path, simpul in symbols(k):
        labels = [alur.label.strip() for alur in simpul.alur or ()]
        if simpul.simbol is not Simbol.KEPUTUSAN and len(labels) > 1 and all(labels):
            yield (
                f"{path}/simbol",
                f"Langkah {i + 1} bercabang dengan label: ubah simbolnya menjadi keputusan.",
            )
