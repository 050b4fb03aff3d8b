"""A PostgreSQL of one's own: Debian's, in a temporary folder, on loopback, as a user who is not root."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

BINARIES = max(
    Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=Path()
)
USER = "postgres" if os.getuid() == 0 else None


class Postgres:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="marks-"))
        if USER:
            shutil.chown(self.folder, USER)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.run("initdb", "-D", "data", "-U", "marks", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.start()
        self.url = f"postgresql://marks@127.0.0.1:{self.port}/postgres"

    def run(self, name: str, *arguments: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            subprocess.run(
                [BINARIES / name, *arguments], cwd=self.folder, user=USER, stdout=log, stderr=log, check=True
            )

    def start(self) -> None:
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c timezone=Asia/Ho_Chi_Minh"
        )
        self.run("pg_ctl", "-D", "data", "-w", "-l", "server.log", "-o", options, "start")

    def kill(self) -> None:
        """As if the power had gone: no connection is asked to end its work."""
        self.run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder)
