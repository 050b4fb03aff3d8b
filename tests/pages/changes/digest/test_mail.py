"""Digests on their way: to a real server on loopback, each once, and what is said where it cannot be done."""

import ssl
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import fastexcel
import pytest

from data.settings import settings
from pages.changes.digest.command import chosen, run
from pages.changes.digest.sent import kept
from tests.conftest import ReadStore
from tests.pages.changes.digest.served import PASSWORD, USER, Box, controller, free_port, known

LIST = "email,place,lang\nan@a.example,34/11,vi\nbinh@b.example,country,en\n"
Mailing = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(published_store: Path, read_store: ReadStore, tmp_path: Path) -> Path:
    read_store(published_store)
    (tmp_path / "who.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


@pytest.fixture
def mailing(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Iterator[Mailing]:
    """Runs the command with mail settings: exit code, output, errors."""

    def mail(*arguments: str, **own: str) -> tuple[int, str, str]:
        given = {
            "SMTP_SECURITY": "none",
            "MAIL_FROM": "tramso@moh.example",
            "DIGEST_RECIPIENTS": str(folder / "who.csv"),
            "ADDRESS": "https://tramso.example",
            **own,
        }
        for name, value in given.items():
            monkeypatch.setenv(f"TRAMSO_{name}", value)
        settings.cache_clear()
        code = run(chosen(["--mail", *arguments]))
        said = capsys.readouterr()
        return code, said.out, said.err

    yield mail
    settings.cache_clear()


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(box: Box) -> Iterator[str]:
    running = controller(box)
    running.start()
    yield f"127.0.0.1:{running.port}"
    running.stop()


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text and text.rstrip().endswith((".", "country."))


def test_everybody_gets_their_place_in_their_language_as_text_html_and_worksheet(server, mailing, box: Box):
    code, out, err = mailing(SMTP=server)
    assert (code, err) == (0, "")
    assert set(box.got) == {"an@a.example", "binh@b.example"}
    (mail,) = box.got["an@a.example"]
    assert "Điện Biên" in mail["Subject"]
    assert mail["From"].addresses[0].addr_spec == "tramso@moh.example"
    assert mail["To"] == "an@a.example"
    text, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "CẦN LÀM TRƯỚC" in text
    assert "<table" in page
    assert "<script" not in page
    assert "src=" not in page
    assert 'href="https://tramso.example/changes?' in page
    assert "an@a.example" in text
    assert "an@a.example" in page
    (sheet,) = list(mail.iter_attachments())
    assert sheet.get_filename().endswith(".xlsx")
    assert fastexcel.read_excel(BytesIO(sheet.get_content()).getvalue()).sheet_names == [
        "Kém đi",
        "Tốt lên",
        "Khác",
    ]
    english = box.got["binh@b.example"][0]
    assert "Whole country" in english["Subject"]
    assert "binh@b.example" in out


def test_nobody_gets_it_twice(server, mailing, box: Box, folder: Path):
    assert mailing(SMTP=server)[0] == 0
    code, out, err = mailing(SMTP=server)
    assert (code, err) == (0, "")
    assert "already sent" in out
    with (folder / "who.csv").open("a", encoding="utf-8") as names:
        names.write("chi@c.example,34/11,vi\nan@a.example,34/11,vi\n")
    assert mailing(SMTP=server)[0] == 0
    assert {to: len(mails) for to, mails in box.got.items()} == {
        "an@a.example": 1,
        "binh@b.example": 1,
        "chi@c.example": 1,
    }


def test_a_new_date_is_sent_and_a_place_alone(server, mailing, box: Box):
    assert mailing("--place", "34/11", SMTP=server)[0] == 0
    assert set(box.got) == {"an@a.example"}
    assert mailing("--place", "34/11", "--date", "2026-09-30", SMTP=server)[0] == 0
    assert len(box.got["an@a.example"]) == 2


def test_a_refused_address_is_named_and_the_others_get_theirs(server, mailing, box: Box):
    box.refused = ("an@a.example",)
    code, _, err = mailing(SMTP=server)
    assert code == 1
    assert "an@a.example" in err
    assert "550" in err
    assert one_sentence(err)
    assert set(box.got) == {"binh@b.example"}
    box.refused = ()
    assert mailing(SMTP=server)[0] == 0
    assert {to: len(mails) for to, mails in box.got.items()} == {"an@a.example": 1, "binh@b.example": 1}


def test_a_line_that_breaks_leaves_it_open_and_is_not_tried_again_by_itself(server, mailing, box: Box):
    box.broken = ("an@a.example",)
    code, _, err = mailing(SMTP=server)
    assert code == 1
    assert "--again" in err
    assert one_sentence(err)
    box.broken = ()
    code, _, err = mailing(SMTP=server)
    assert code == 1
    assert "an@a.example" in err
    assert len(box.got["an@a.example"]) == 1
    assert len(box.got["binh@b.example"]) == 1
    assert mailing("--again", SMTP=server)[0] == 0
    first, second = box.got["an@a.example"]
    assert first["Message-ID"] == second["Message-ID"]


def test_two_commands_at_once_do_not_both_send(server, mailing, box: Box, folder: Path):
    with kept(folder / "who.csv"):
        code, _, err = mailing(SMTP=server)
    assert code == 1
    assert "Another digest is being sent" in err
    assert not box.got


def test_a_login_is_given_and_a_refused_one_said(mailing, box: Box, folder: Path):
    running = controller(box, authenticator=known, auth_required=True, auth_require_tls=False)
    running.start()
    try:
        (folder / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
        own = {"SMTP": f"127.0.0.1:{running.port}", "SMTP_USER": USER}
        code, _, err = mailing(**own, SMTP_PASSWORD_FILE=str(folder / "no such"))
        assert code == 1
        assert "cannot be read" in err
        (folder / "wrong").write_text("falsch", encoding="utf-8")
        code, _, err = mailing(**own, SMTP_PASSWORD_FILE=str(folder / "wrong"))
        assert code == 1
        assert "refused the login" in err
        assert "falsch" not in err
        assert one_sentence(err)
        (folder / "accents").write_text("bí mật", encoding="utf-8")
        code, _, err = mailing(**own, SMTP_PASSWORD_FILE=str(folder / "accents"))
        assert code == 1
        assert "beyond ASCII" in err
        assert not box.got
        assert mailing(**own, SMTP_PASSWORD_FILE=str(folder / "password"))[0] == 0
        assert len(box.got) == 2
    finally:
        running.stop()


def certified(folder: Path) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 that nobody signed but itself, and its key."""
    certificate, key = folder / "server.pem", folder / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *names], check=True, capture_output=True)
    return certificate, key


def test_the_line_is_secured_and_only_to_a_server_that_is_trusted(
    mailing, box: Box, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    certificate, key = certified(folder)
    trusted = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trusted.load_cert_chain(certificate, key)
    running = controller(box, tls_context=trusted, require_starttls=True)
    running.start()
    try:
        own = {"SMTP": f"127.0.0.1:{running.port}", "SMTP_SECURITY": "starttls"}
        code, _, err = mailing(**own)
        assert code == 1
        assert "could not be made secure" in err
        assert one_sentence(err)
        assert not box.got
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert mailing(**own)[0] == 0
        assert len(box.got) == 2
    finally:
        running.stop()


@pytest.mark.parametrize(
    ("own", "said"),
    (
        ({"SMTP": ""}, "TRAMSO_SMTP"),
        ({"MAIL_FROM": ""}, "TRAMSO_MAIL_FROM"),
        ({"MAIL_FROM": "nobody"}, "TRAMSO_MAIL_FROM"),
        ({"DIGEST_RECIPIENTS": ""}, "TRAMSO_DIGEST_RECIPIENTS"),
        ({"SMTP_SECURITY": "starttls"}, "offers no STARTTLS"),
        ({"SMTP_USER": "an"}, "TRAMSO_SMTP_PASSWORD_FILE"),
        ({"DIGEST_RECIPIENTS": "/none/who.csv"}, "cannot be read"),
    ),
)
def test_a_setting_that_is_missing_is_named(server, mailing, box: Box, own: dict[str, str], said: str):
    code, _, err = mailing(**{"SMTP": server, **own})
    assert code == 1
    assert said in err
    assert one_sentence(err)
    assert not box.got


def test_a_server_that_is_away_is_a_sentence(mailing, folder: Path):
    code, _, err = mailing(SMTP=f"127.0.0.1:{free_port()}")
    assert code == 1
    assert "does not answer" in err
    assert one_sentence(err)


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("name,where\na,b\n", "lacks the columns"),
        ("email,place\n", "names nobody"),
        ("email,place\nan example,34/11\n", "Line 2"),
        ("email,place\nan@a.example,34/999\n", "There is no place 34/999"),
        ("email,place\nan@a.example,\n", "Line 2"),
        ("email,place,lang\nan@a.example,34/11,fr\n", "no language"),
        ('email,place\n"an@a.example\r\nBcc: x@y.example",34/11\n', "Line 2"),
    ),
)
def test_a_bad_list_names_the_line_and_sends_nothing(
    server, mailing, box: Box, folder: Path, text: str, said: str
):
    (folder / "who.csv").write_text(text, encoding="utf-8")
    code, _, err = mailing(SMTP=server)
    assert code == 1
    assert said in err
    assert one_sentence(err)
    assert not box.got
