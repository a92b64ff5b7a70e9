"""How far an approval can be trusted: real keys, real signatures, and forgeries of all sorts."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from soptui.errors import ConflictError, RefusedError, SoptuiError
from soptui.repo.approval.effective import effective
from soptui.repo.approval.make import Disahkan, Hand, approve, revoke
from soptui.repo.approval.signing import Trust, check, sign, signing_key, split, trust
from soptui.repo.approval.tags import read_tags
from soptui.repo.approval.verify import Keabsahan, judge
from soptui.repo.log import last_change
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh
from tests.repo.approval.tanda import daftar, kunci

ID = "surat-masuk"
BERKAS = f"sop/sekretariat/{ID}.toml"
HARI = date(2015, 2, 1)


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))


@pytest.fixture
def kabag(tmp_path):
    return kunci(tmp_path)


@pytest.fixture
def dipercaya(tmp_path, kabag):
    return Trust(daftar(tmp_path / "penandatangan", kabag=kabag))


def sahkan(repo, day=HARI, key=None, when=None, sop_id=ID):
    doc = repo.read(sop_id)
    commit = last_change(repo._git, doc.file).commit
    about = Disahkan(doc.sop, doc.file, doc.base, commit, None)
    return approve(repo._git, about, day, "", Hand(SITI, when, str(key) if key else None))


def ubah(repo, waktu):
    doc = repo.read(ID)
    return repo.save(doc, dengan_waktu(doc.sop, waktu), identity=SITI).commit


def isi(repo, tag):
    return subprocess.run(
        ["git", "-C", repo.root, "cat-file", "tag", tag], check=True, capture_output=True
    ).stdout


def pasang(repo, name, content):
    """Put a tag object of any content under a name, as git lets anybody do."""
    order = ["git", "-C", repo.root, "hash-object", "-w", "-t", "tag", "--stdin", "--literally"]
    oid = subprocess.run(order, check=True, capture_output=True, input=content).stdout.decode()
    git(repo.root, "update-ref", f"refs/tags/{name}", oid.strip())


def nilai(repo, trusted, sop_id=ID):
    """Return what is said about each tag of an SOP: verdicts, and reasons for those that broke."""
    tags = read_tags(repo._git, sop_id)
    verdicts = judge(repo._git, tags.approvals.get(sop_id, []), trusted)
    return {name: v.keabsahan for name, v in verdicts.items()} | {
        broken.tag: broken.reason for broken in tags.broken
    }


def berlaku(repo, trusted, day=date(2030, 1, 1)):
    [answer] = effective(repo._git, day, trusted, [ID])
    return answer


# --- what counts ---------------------------------------------------------------------------------


def test_a_signed_approval_is_verified_by_a_trusted_key(repo, kabag, dipercaya):
    tag = sahkan(repo, key=kabag)

    verdict = judge(repo._git, read_tags(repo._git).approvals[ID], dipercaya)[tag]

    assert (verdict.keabsahan, verdict.signer) == (Keabsahan.VALID, "kabag@contoh.example")
    assert verdict.words == "sah terverifikasi oleh kabag@contoh.example"
    assert b"BEGIN SSH SIGNATURE" in isi(repo, tag)


def test_git_itself_accepts_the_signature(repo, kabag, dipercaya):
    tag = sahkan(repo, key=kabag)
    git(repo.root, "-c", f"gpg.ssh.allowedSignersFile={dipercaya.signers}", "verify-tag", tag)


def test_without_a_list_of_signers_a_signature_is_of_an_unknown_key(repo, kabag):
    tag = sahkan(repo, key=kabag)
    assert nilai(repo, Trust()) == {tag: Keabsahan.UNKNOWN_KEY}


def test_a_stranger_signs_well_and_is_still_unknown(repo, tmp_path, dipercaya):
    tag = sahkan(repo, key=kunci(tmp_path, "orang-lain"))
    assert nilai(repo, dipercaya) == {tag: Keabsahan.UNKNOWN_KEY}


def test_without_signature_it_says_so(repo, dipercaya):
    tag = sahkan(repo)
    assert nilai(repo, dipercaya) == {tag: Keabsahan.UNSIGNED}


def test_a_revoked_key_and_an_expired_one_do_not_pass(repo, tmp_path, kabag):
    tag = sahkan(repo, key=kabag)
    public = kabag.with_suffix(".pub").read_text()
    revoked = tmp_path / "dicabut"
    revoked.write_text(public)
    signers = daftar(tmp_path / "semua", kabag=kabag)
    expired = tmp_path / "kedaluwarsa"
    expired.write_text(f'kabag@contoh.example valid-before="20140101" {public}')

    assert nilai(repo, Trust(signers, revoked)) == {tag: Keabsahan.UNKNOWN_KEY}
    assert nilai(repo, Trust(expired)) == {tag: Keabsahan.UNKNOWN_KEY}


def test_a_signature_made_for_another_purpose_is_none(repo, kabag, dipercaya, tmp_path):
    name = sahkan(repo)
    content = isi(repo, name)
    file = tmp_path / "isi"
    file.write_bytes(content)
    order = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", kabag, file]
    subprocess.run(order, check=True, capture_output=True)
    pasang(repo, name, content + file.with_suffix(".sig").read_bytes())

    assert nilai(repo, dipercaya) == {name: Keabsahan.INVALID}


# --- forgeries -----------------------------------------------------------------------------------


def test_the_text_of_a_signed_approval_cannot_be_changed(repo, kabag, dipercaya):
    name = sahkan(repo, key=kabag)
    pasang(repo, name, isi(repo, name).replace(b"Pengagendaan", b"Pengagandaan"))
    assert nilai(repo, dipercaya) == {name: Keabsahan.INVALID}


def test_a_signed_approval_under_another_name_is_none(repo, kabag, dipercaya):
    name = sahkan(repo, key=kabag)
    content = isi(repo, name)
    for forged in ("efektif/surat-masuk/0001-2016-01-01", "efektif/lain/0000-2015-02-01"):
        pasang(repo, forged, content)

    assert nilai(repo, dipercaya) == {
        name: Keabsahan.VALID,
        "efektif/surat-masuk/0001-2016-01-01": f"tag ini dibuat dengan nama lain, {name}",
    }
    assert list(nilai(repo, dipercaya, "lain").values()) == [
        f"tag ini dibuat dengan nama lain, {name}"
    ]


def test_a_tag_moved_to_another_commit_is_broken(repo, dipercaya):
    name = sahkan(repo)
    old = git(repo.root, "rev-parse", f"{name}^{{commit}}")
    new = ubah(repo, "15 menit")
    pasang(repo, name, isi(repo, name).replace(old.encode(), new.encode()))

    answer = berlaku(repo, dipercaya)

    assert (answer.masa, answer.penilaian.keabsahan) == ("belum", Keabsahan.INVALID)
    assert answer.ignored == (f"{name}: rusak (teks pada commit itu lain dari yang disebutnya)",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"SOP-Id: surat-masuk", b"SOP-Id: lain", "menyebut lain sebagai SOP-nya"),
        (b"SOP-Revisi: 0", b"SOP-Revisi: 7", "lain dari namanya"),
        (b"Efektif: 2015-02-01", b"Efektif: 2014-02-01", "lain dari namanya"),
        (b"SOP-Blob: ", b"SOP-Blub: ", "tidak menyebut SOP-Blob"),
        (b"SOP-Id: surat-masuk", b"SOP-Id: surat-masuk\nSOP-Id: lain", "dua kali"),
        (b"type commit", b"type blob", "tidak menunjuk sebuah commit"),
    ],
)
def test_a_message_that_contradicts_the_name(repo, dipercaya, old, new, reason):
    name = sahkan(repo)
    pasang(repo, name, isi(repo, name).replace(old, new))
    assert reason in nilai(repo, dipercaya)[name]


@pytest.mark.parametrize(
    "path", [b"sop/sekretariat/lain.toml", b"soptui.toml", b"../surat-masuk.toml", b"sop/x/y"]
)
def test_a_path_of_another_file_is_broken(repo, dipercaya, path):
    name = sahkan(repo)
    pasang(repo, name, isi(repo, name).replace(BERKAS.encode(), path))
    assert nilai(repo, dipercaya)[name] is Keabsahan.INVALID


def test_words_typed_by_a_person_cannot_pass_for_a_trailer(repo, dipercaya):
    doc = repo.read(ID)
    about = Disahkan(doc.sop, doc.file, doc.base, last_change(repo._git, doc.file).commit, None)
    words = "Rapat\n\nSOP-Id: lain\nSOP-Revisi: 9"
    name = approve(repo._git, about, HARI, words, Hand(SITI))
    assert nilai(repo, dipercaya) == {name: Keabsahan.UNSIGNED}


def test_a_version_of_a_side_branch_is_not_approved(repo, kabag, dipercaya):
    git(repo.root, "switch", "-qc", "usul")
    ubah(repo, "15 menit")
    name = sahkan(repo, key=kabag)
    assert nilai(repo, dipercaya) == {name: Keabsahan.INVALID}
    git(repo.root, "switch", "-q", "main")
    git(repo.root, "merge", "-q", "usul")
    assert nilai(repo, dipercaya) == {name: Keabsahan.VALID}


def test_a_replaced_object_changes_nothing(repo, kabag, dipercaya):
    name = sahkan(repo, key=kabag)
    old = git(repo.root, "rev-parse", f"HEAD:{BERKAS}")
    ubah(repo, "15 menit")
    git(repo.root, "replace", old, git(repo.root, "rev-parse", f"HEAD:{BERKAS}"))
    assert nilai(repo, dipercaya) == {name: Keabsahan.VALID}


@pytest.mark.parametrize("days", [-30, 30])
def test_odd_dates_of_a_signed_approval_do_not_pass(repo, kabag, dipercaya, days):
    when = datetime.now(UTC) + timedelta(days)
    name = sahkan(repo, key=kabag, when=when)
    assert nilai(repo, dipercaya) == {name: Keabsahan.INVALID}


def test_lightweight_nested_and_blob_tags_are_no_approvals(repo, dipercaya):
    name = sahkan(repo)
    nested = f"efektif/{ID}/0001-2016-01-01"
    for tag, target in (
        (nested, name),
        (f"efektif/{ID}/0002-2016-01-01", f"HEAD:{BERKAS}"),
    ):
        git(repo.root, "tag", "-a", "-m", "x", tag, target)
    git(repo.root, "tag", f"efektif/{ID}/0003-2016-01-01")

    found = nilai(repo, dipercaya)

    assert found.pop(name) is Keabsahan.UNSIGNED
    assert set(found.values()) == {"tidak menunjuk sebuah commit", "bukan tag beranotasi"}


# --- in force ------------------------------------------------------------------------------------


def test_once_verified_only_a_verified_approval_takes_its_place(repo, kabag, dipercaya):
    sahkan(repo, key=kabag)
    ubah(repo, "15 menit")
    forged = sahkan(repo, date(2016, 1, 1))

    answer = berlaku(repo, dipercaya)

    assert answer.periode.pengesahan.revision == 0
    assert answer.periode.until is None
    assert answer.ignored == (f"{forged}: tanpa tanda tangan",)
    assert berlaku(repo, Trust()).periode.pengesahan.revision == 1  # nobody to compare with


def test_an_unsigned_revocation_does_not_end_a_verified_approval(repo, kabag, dipercaya):
    sahkan(repo, key=kabag)
    revoke(repo._git, ID, date(2020, 1, 1), "", Hand(SITI))
    assert berlaku(repo, dipercaya).masa == "berlaku"

    revoke(repo._git, ID, date(2019, 1, 1), "Aturan baru", Hand(SITI, key=str(kabag)))
    assert berlaku(repo, dipercaya).masa == "dicabut"
    assert berlaku(repo, dipercaya, date(2018, 12, 31)).masa == "berlaku"


def test_a_revocation_names_what_it_revokes(repo):
    name = sahkan(repo)
    oid = git(repo.root, "rev-parse", f"refs/tags/{name}")

    tag = revoke(repo._git, ID, date(2015, 3, 1), "Unit dihapus", Hand(SITI))

    assert tag == f"cabut/{ID}/0000-2015-03-01"
    assert git(repo.root, "cat-file", "tag", tag).endswith(
        "SOP surat-masuk: revisi 0 dicabut mulai 2015-03-01\n\nUnit dihapus\n\n"
        "SOP-Id: surat-masuk\nSOP-Revisi: 0\nTanggal-Cabut: 2015-03-01\n"
        f"Mencabut: {name} {oid}"
    )
    with pytest.raises(ConflictError, match="sudah dicabut"):
        revoke(repo._git, ID, date(2015, 4, 1), "", Hand(SITI))


def test_a_revoked_text_can_be_approved_again(repo):
    sahkan(repo)
    with pytest.raises(ConflictError, match="sudah disahkan"):
        sahkan(repo, date(2015, 5, 1))
    revoke(repo._git, ID, date(2015, 3, 1), "", Hand(SITI))
    assert sahkan(repo, date(2015, 5, 1)) == f"efektif/{ID}/0001-2015-05-01"
    assert b"Menggantikan: efektif/surat-masuk/0000-2015-02-01 " in isi(
        repo, f"efektif/{ID}/0001-2015-05-01"
    )


def test_all_sops_at_once(repo):
    sahkan(repo)
    sahkan(repo, date(2016, 1, 1), sop_id="lain")
    answers = effective(repo._git, date(2015, 6, 1), Trust(), [], everywhere=True)
    assert [(a.sop_id, str(a.masa)) for a in answers] == [
        ("lain", "akan-berlaku"),
        (ID, "berlaku"),
    ]


def test_all_at_once_says_what_each_says_alone(repo):
    for n in range(7):
        ubah(repo, f"{n + 20} menit")
        name = sahkan(repo, date(2015 + n, 1, 1))
        if n in (3, 4):  # broken ones among them: lightweight tags under other numbers
            git(repo.root, "tag", "-d", name)
            git(repo.root, "tag", name.replace("/000", "/009"))
    sahkan(repo, date(2016, 1, 1), sop_id="lain")
    for year in range(2014, 2024):
        day = date(year, 6, 1)
        together = effective(repo._git, day, Trust(), [], everywhere=True)
        alone = [effective(repo._git, day, Trust(), [a.sop_id])[0] for a in together]
        assert [(a.masa, a.periode) for a in together] == [(a.masa, a.periode) for a in alone]


# --- keys and lists ------------------------------------------------------------------------------


def test_trust_never_comes_from_inside_the_repository(repo, kabag, tmp_path, monkeypatch):
    inside = daftar(repo.root / "penandatangan", kabag=kabag)
    git(repo.root, "config", "gpg.ssh.allowedSignersFile", str(inside))
    assert trust(repo._git) == Trust()

    git(repo.root, "config", "--global", "gpg.ssh.allowedSignersFile", str(inside))
    with pytest.raises(RefusedError, match="di dalam repositori"):
        trust(repo._git)

    outside = daftar(tmp_path / "penandatangan", kabag=kabag)
    git(repo.root, "config", "--global", "gpg.ssh.allowedSignersFile", str(outside))
    assert trust(repo._git) == Trust(outside)


def test_soptui_has_a_list_of_its_own(repo, kabag, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config/soptui").mkdir(parents=True)
    own = daftar(tmp_path / "config/soptui/penandatangan", kabag=kabag)
    assert trust(repo._git) == Trust(own)


def test_the_key_is_that_of_git(repo, kabag):
    assert signing_key(repo._git) is None
    git(repo.root, "config", "user.signingKey", str(kabag))
    with pytest.raises(SoptuiError, match=r"gpg\.format ssh"):
        signing_key(repo._git)
    git(repo.root, "config", "gpg.format", "ssh")
    assert signing_key(repo._git) == str(kabag)


@pytest.mark.parametrize("key", ["tidak-ada", "key::ssh-ed25519 AAAA", "ssh-ed25519 AAAA"])
def test_a_key_that_cannot_be_used_is_told(tmp_path, key):
    with pytest.raises(SoptuiError, match="tidak dapat dipakai") as refusal:
        sign(b"isi", str(tmp_path / key) if key == "tidak-ada" else key)
    assert "ssh-add" in refusal.value.message


def test_nothing_is_made_when_signing_fails(repo):
    with pytest.raises(SoptuiError):
        sahkan(repo, key="/tidak/ada")
    assert git(repo.root, "tag") == ""


def test_a_signature_holds_only_for_its_text(kabag, dipercaya):
    signature = sign(b"isi\n", str(kabag))
    now = datetime.now(UTC)
    assert split(b"isi\n" + signature) == (b"isi\n", signature)
    assert check(b"isi\n", signature, now, dipercaya).signer == "kabag@contoh.example"
    assert check(b"Isi\n", signature, now, dipercaya).is_intact is False
    assert check(b"isi\n", signature, now, replace(dipercaya, signers=None)).signer == ""
