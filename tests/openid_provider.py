"""A real OpenID provider for tests, of Django OAuth Toolkit: people, their groups, a form to log in.

`python -m tests.openid_provider PORT FOLDER CLIENT_ROOT` serves it on loopback; its database lies in FOLDER.
Its library shares no line with the one that the product signs in with.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.served import free_port, wait_until_answering
from tests.stores import ROOT

CLIENT, SECRET, PASSWORD = "tramso", "a-secret-of-the-client", "khong-doan-duoc"
PEOPLE = {"an": ["moh", "other"], "binh": ["tramso-11"], "chi": ["everybody"], "dung": ["other"]}
LOGIN = (
    "<form method='post'>{% csrf_token %}<input name='username'><input name='password' type='password'>"
    "<button>Log in</button></form>"
)
ROLES = """claim = "groups"
[[role]]
role = "ministry"
values = ["moh"]
[[role]]
role = "province"
pattern = "tramso-{province}"
[[role]]
role = "viewer"
values = ["everybody"]
"""


@contextmanager
def provider(folder: Path, client_root: str) -> Iterator[str]:
    """The issuer of a provider that knows the client at `client_root`."""
    port = free_port()
    command = [sys.executable, "-m", "tests.openid_provider", str(port), str(folder), client_root]
    running = subprocess.Popen(command, cwd=ROOT)
    issuer = f"http://127.0.0.1:{port}/o"
    try:
        wait_until_answering(f"{issuer}/.well-known/openid-configuration", running)
        yield issuer
    finally:
        running.terminate()
        running.wait(timeout=15)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing."""


def configure(folder: Path) -> None:
    """Django's settings; has to run before anything of it is imported."""
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from django.conf import settings

    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    templates = {"registration/login.html": LOGIN}
    settings.configure(
        SECRET_KEY="of tests only",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.openid_provider_urls",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        ("django.template.loaders.locmem.Loader", templates),
                        "django.template.loaders.app_directories.Loader",
                    ]
                },
            }
        ],
        LOGIN_URL="/login",
        USE_TZ=True,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem,
            "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
            "OIDC_RP_INITIATED_LOGOUT_ALWAYS_PROMPT": False,
            "OIDC_RP_INITIATED_LOGOUT_STRICT_REDIRECT_URIS": False,
            "OAUTH2_VALIDATOR_CLASS": "tests.openid_provider_urls.WithGroups",
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who you are", "profile": "your name"},
        },
    )


def fill(client_root: str) -> None:
    """The tables, the people and the one client."""
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    for name, groups in PEOPLE.items():
        user = User.objects.create_user(name, password=PASSWORD, first_name=name.capitalize())
        user.groups.set([Group.objects.get_or_create(name=group)[0] for group in groups])
    Application.objects.create(
        client_id=CLIENT,
        client_secret=SECRET,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        algorithm="RS256",
        redirect_uris=f"{client_root}/sign-in/back",
        post_logout_redirect_uris=f"{client_root}/sign-out/done",
        skip_authorization=True,
    )


if __name__ == "__main__":
    _, on_port, in_folder, of_client = sys.argv
    configure(Path(in_folder))
    import django
    from django.core.wsgi import get_wsgi_application

    django.setup()
    fill(of_client)
    make_server("127.0.0.1", int(on_port), get_wsgi_application(), Server, Quiet).serve_forever()
