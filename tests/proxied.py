"""A small reverse proxy that serves everything below one path, as a ministry's front server does."""

import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.served import free_port, wait_until_accepting
from tests.stores import ROOT

TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
HOP_BY_HOP = ("connection", "transfer-encoding", "content-length", "host")


@contextmanager
def proxying(upstream: str, base: str, *, strip: bool = False) -> Iterator[str]:
    """The address of a proxy that answers 404 outside of `base`; `strip` takes it off what is handed on."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if not self.path.startswith(f"{base}/"):
                return self.answer(404, [], b"not below the path")
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or None
            path = self.path.removeprefix(base) if strip else self.path
            headers = {name: text for name, text in self.headers.items() if name.lower() not in HOP_BY_HOP}
            asked = urllib.request.Request(upstream + path, body, headers, method=self.command)
            try:
                with urllib.request.urlopen(asked) as got:
                    self.answer(got.status, got.headers.items(), got.read())
            except urllib.error.HTTPError as refused:
                self.answer(refused.code, refused.headers.items(), refused.read())

        do_POST = do_HEAD = do_GET

        def answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response_only(status)
            for name, text in headers:
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, text)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def behind_nginx(upstream: str, folder: Path) -> Iterator[str]:
    """The address of an nginx that is set up as the manual says, its files below `folder`."""
    port = free_port()
    manual = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    block = manual.split("location = /tramso {")[1].split("Write `proxy_pass`")[0]
    shown = "location = /tramso {" + block.replace("http://127.0.0.1:8050", upstream)
    kept = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {kept} server {{ listen 127.0.0.1:{port};\n{shown}}} }}\n"
    )
    with _running(file, folder, f"http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def _running(file: Path, folder: Path, address: str) -> Iterator[str]:
    """An nginx with that configuration, stopped at the end."""
    nginx = subprocess.Popen(["nginx", "-e", f"{folder}/error.log", "-c", str(file)])
    try:
        wait_until_accepting(address, nginx)
        yield address
    finally:
        nginx.terminate()
        nginx.wait(timeout=15)


@contextmanager
def signing_in_nginx(upstream: str, folder: Path, people: dict[str, str]) -> Iterator[str]:
    """The address of an nginx that asks who readers are, as the manual says; people: user → groups.

    Whoever sends `Authorization: USER` is that user. It reaches the upstream from 127.0.0.2.
    """
    manual = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    block = manual.split("In nginx, with the sign-in")[1].split("\n\n", 1)[1].split("### What is open")[0]
    bound = f"proxy_pass {upstream}; proxy_bind 127.0.0.2;"
    shown = block.replace("proxy_pass http://127.0.0.1:8050;", bound)
    groups = "".join(f'"{user}" "{said}";' for user, said in people.items())
    known = "".join(f'"{user}" 200;' for user in people)
    port, sign_in = free_port(), free_port()
    asked = f"""server {{ listen 127.0.0.1:{sign_in}; location / {{
        add_header X-Auth-Request-User $http_authorization always;
        add_header X-Auth-Request-Groups $groups_of always;
        if ($known != 200) {{ return 401; }}
        return 200;
    }} }}"""
    way = f"location = /signed-in {{ internal; proxy_pass http://127.0.0.1:{sign_in}/; }}"
    maps = f"map $http_authorization $groups_of {{ {groups} }} map $http_authorization $known {{ {known} }}"
    kept = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {kept} {maps}\n{asked}\n"
        f"server {{ listen 127.0.0.1:{port};\n{way}\n{shown}}} }}\n"
    )
    with _running(file, folder, f"http://127.0.0.1:{port}") as address:
        yield address
