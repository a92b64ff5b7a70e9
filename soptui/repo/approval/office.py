"""The approvals of one repository, as the rest of the program sees them."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui import rules
from soptui.changes import sentences
from soptui.errors import ConflictError
from soptui.model import Layanan
from soptui.repo import catalog
from soptui.repo.approval.effective import Keberlakuan, effective
from soptui.repo.approval.force import periods
from soptui.repo.approval.make import Disahkan, Hand, approve, revoke
from soptui.repo.approval.review import Telaah
from soptui.repo.approval.signing import signing_key, trust
from soptui.repo.approval.tags import APPROVED, read_tags
from soptui.repo.approval.verify import judge
from soptui.repo.check import refuse_broken
from soptui.repo.commit import read_blob
from soptui.repo.identity import require_identity
from soptui.repo.layout import MACAM, inside, macam_at, nama_at, walk
from soptui.repo.lock import write_lock
from soptui.repo.log import last_change, revision_dates
from soptui.repo.pending import settle
from soptui.repo.periksa_layanan import beside_sops
from soptui.repo.reading import is_saved, read_working
from soptui.repo.refs import branch_tip
from soptui.repo.temuan import document_findings
from soptui.toml import read_dokumen, require

if TYPE_CHECKING:
    from typing import Any

    from soptui.model import Organisasi, Sop, Temuan
    from soptui.repo.approval.force import Periode
    from soptui.repo.approval.verify import Penilaian
    from soptui.repo.git import Git
    from soptui.repo.identity import Identity
    from soptui.repo.reading import Bacaan


class Approvals:
    """Makes, revokes and judges approvals."""

    def __init__(self, git: Git, organisasi: Organisasi) -> None:
        self._git = git
        self._organisasi = organisasi

    def approve(
        self,
        sop_id: str,
        effective: dt.date,
        *,
        message: str = "",
        when: dt.datetime | None = None,
        identity: Identity | None = None,
        key: str | None = None,
        read: Sop | Layanan | None = None,
    ) -> str:
        """Approve the version in the history, in force from `effective`; return the tag.

        `key`: the SSH key to sign with (see `key`), None for an unsigned approval. `read`: what a
        person has read and means to approve. Raises ConflictError when the history holds another
        one by now, the file has changes that are not in the history or the text is approved
        already, InvalidError when it breaks a rule, SoptuiError when the key cannot be used.
        """
        hand = Hand(require_identity(self._git, identity), when, key)
        with write_lock(self._git) as git:
            settle(git, wait=0)
            branch_tip(git)
            doc = self._read(git, sop_id)
            last = last_change(git, doc.file)
            if last is None or doc.base is None or not is_saved(git, doc):
                raise ConflictError(
                    "Berkas ini berbeda dari riwayat. Simpan dulu, lalu sahkan.", file=doc.file
                )
            value = require(doc)
            if read is not None and value != read:
                raise ConflictError(
                    f"{nama_at(doc.file)} ini diubah orang lain sejak Anda membacanya, jadi belum"
                    " disahkan. Baca isinya yang terbaru, lalu sahkan.",
                    file=doc.file,
                )
            refuse_broken(doc, self._organisasi)
            pejabat = self._organisasi.jabatan_of(value.identitas.pengesah)
            about = Disahkan(value, doc.file, doc.base, last.commit, pejabat)
            return approve(git, about, effective, message, hand)

    def review(self, sop_id: str) -> Telaah[Any]:
        """Return what an approval of the version in the history would approve.

        Raises InvalidError for a file that cannot be read.
        """
        doc = self._read(self._git, sop_id)
        value = require(doc)
        found = document_findings(doc, self._organisasi)
        if isinstance(value, Layanan):
            found += beside_sops(self._git.root, doc, self._organisasi)
        standing = self.effective(dt.datetime.now().astimezone().date(), value.id)[0]
        before = self._version(standing)
        return Telaah(
            value,
            doc.file,
            before,
            standing,
            tuple(sentences(before, value)) if type(before) is type(value) else (),
            tuple(rules.at_approval(found, value.identitas.nomor)),
        )

    def on(self, review: Telaah[Any], effective: dt.date) -> list[Temuan]:
        """Return what is odd about a day from which the version of a review would be in force."""
        revised = revision_dates(self._git, [review.file]).get(review.file)
        known = rules.Waktunya(berlaku=effective, revisi=revised)
        return rules.at_effective(review.nilai, known, self._organisasi)

    def _version(self, standing: Keberlakuan) -> Any:
        if standing.periode is None:
            return None
        approval = standing.periode.pengesahan
        macam = macam_at(approval.path)
        if macam is None:
            return None
        text = read_blob(self._git, approval.blob, approval.path)
        return read_dokumen(text, approval.path, macam).nilai

    @staticmethod
    def _read(git: Git, document_id: str) -> Bacaan[Any]:
        """Read the working file of a document of any kind."""
        macam, path = catalog.locate(git.root, document_id)
        return read_working(git, macam, path)

    def revoke(
        self,
        sop_id: str,
        on: dt.date,
        *,
        message: str = "",
        when: dt.datetime | None = None,
        identity: Identity | None = None,
        key: str | None = None,
    ) -> str:
        """Revoke what is in force on a day, or else what is still to come; return the tag.

        Raises NotFoundError when there is nothing to revoke, ConflictError when it is done already.
        """
        hand = Hand(require_identity(self._git, identity), when, key)
        with write_lock(self._git) as git:
            branch_tip(git)
            return revoke(git, self._known(sop_id), on, message, hand)

    def key(self) -> str | None:
        """Return the key that git is set up to sign with, None without one.

        Raises SoptuiError when git is set up for another kind of signature than SSH.
        """
        return signing_key(self._git)

    def effective(self, day: dt.date, sop_id: str | None = None) -> list[Keberlakuan]:
        """Return where one document, or every one that has a file or a tag, stands on a day.

        Raises NotFoundError for an SOP that has neither, RefusedError for a list of signers that
        lies inside the repository.
        """
        trusted = trust(self._git)
        if sop_id is not None:
            return effective(self._git, day, trusted, [self._known(sop_id)])
        files = (PurePosixPath(path).stem for path in walk(self._git.root, *MACAM))
        return effective(self._git, day, trusted, files, everywhere=True)

    def periods(self, sop_id: str) -> list[tuple[Periode, Penilaian]]:
        """Return every approval of an SOP with its days and its verdict, oldest first."""
        tags = read_tags(self._git, sop_id)
        approvals = tags.approvals.get(sop_id, [])
        verdicts = judge(self._git, approvals, trust(self._git))
        found = periods(approvals, tags.revocations.get(sop_id, []))
        return [(period, verdicts[period.pengesahan.tag]) for period in found]

    def hint(self) -> str:
        """Return a sentence where approvals may exist that this clone has not fetched, or ""."""
        order = ("for-each-ref", "--count=1", "--format=%(refname)", f"refs/tags/{APPROVED}/")
        if self._git.run(*order).strip() or not self._git.run("remote").strip():
            return ""
        return (
            "Klon ini belum mempunyai tag pengesahan. Bila ada di server, ambil dengan:"
            " git fetch --tags"
        )

    def _known(self, sop_id: str) -> str:
        """Return the id of a document that has a file today, or had an approval once.

        Raises RefusedError for a file outside: what it is called says nothing about what is here.
        """
        is_path = "/" in sop_id or sop_id.endswith(".toml")
        name = PurePosixPath(inside(self._git.root, sop_id)).stem if is_path else sop_id
        tags = read_tags(self._git, name)
        if name in tags.approvals or any(broken.sop_id == name for broken in tags.broken):
            return name
        return PurePosixPath(catalog.locate(self._git.root, sop_id)[1]).stem
