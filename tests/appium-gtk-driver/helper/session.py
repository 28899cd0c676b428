#!/usr/bin/python3
"""The driver's hands on one desktop: requests and answers are lines of JSON. Ends, with everything it started, when its input ends."""
import json
import os
import queue
import signal
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import desktop  # noqa: E402
import processes  # noqa: E402
from tree import Gone, Tree  # noqa: E402


class Session:
    """One method for each request; its parameters are the request's."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="appium-gtk-"))
        self.env: dict[str, str] = {}
        self.tree: Tree | None = None
        self.app = None
        self.log = self.folder / "app.log"

    def begin(self, display: str, width: int, height: int) -> dict:
        self.env = desktop.begin(display, width, height, self.folder, dict(os.environ))
        self.tree = Tree(self.env)
        return {"display": self.env.get("DISPLAY"), "folder": str(self.folder)}

    def launch(self, argv: list[str], env: dict[str, str], cwd: str | None, within: float) -> dict:
        """Starts the app and waits for its first window."""
        with open(self.log, "ab") as output:
            try:
                self.app = processes.start(argv, self.env | env, output, cwd=cwd)
            except OSError as error:
                raise RuntimeError(f"the app cannot be started: {error}") from None
        shown = self.tree.attach(lambda: [self.app.pid, *processes.descendants(self.app.pid)], within, lambda: self.app.poll() is None)
        if not shown:
            ended = self.app.poll()
            how = "it shows no window on the accessibility bus" if ended is None else f"it ended with {ended}"
            if ended is None:
                processes.end_tree(self.app, signal.SIGKILL)
            raise RuntimeError(f"the app did not start within {within:g} s: {how}. Its last lines: {self.tail() or '(none)'}")
        if self.env.get("DISPLAY"):
            self._windows("windowfocus")
        return {"pid": self.app.pid}

    def stop(self, signal_name: str) -> bool:
        """Ends the app; False when it was not running."""
        if self.app is None or self.app.poll() is not None:
            return False
        processes.end_tree(self.app, getattr(signal, signal_name))
        return True

    def state(self) -> dict:
        """running, the exit code of one that has ended, and whether a window is in front."""
        if self.app is None:
            return {"running": False, "code": None, "front": False}
        code = self.app.poll()
        if code is not None:
            return {"running": False, "code": code, "front": False}
        return {"running": True, "code": None, "front": not all(w.has("iconified") for w in self.tree.read().children)}

    def background(self) -> None:
        self._windows("windowunmap")
        self._until(lambda: not self.state()["front"], "the window did not go away")

    def foreground(self) -> None:
        self._windows("windowmap", visible=False)
        self._until(lambda: self.state()["front"], "the window did not come back")
        self._windows("windowraise")
        self._windows("windowfocus")
        self.tree.settle()

    def source(self) -> str:
        return self.tree.xml()

    def widget(self, ref: str) -> dict:
        return self.tree.widget(ref)

    def window(self) -> dict:
        return self.tree.window().attributes("")

    def focus(self, ref: str) -> None:
        self.tree.focus(ref)

    def set_text(self, ref: str, text: str) -> None:
        self.tree.set_text(ref, text)
        self.tree.settle()

    def input(self, argv: list[str], within: float) -> None:
        """What a user does with hands: a chain of xdotool's commands."""
        desktop.run(["xdotool", *argv], self.env, within)
        if self.app is not None and self.app.poll() is None:
            self.tree.settle()

    def run(self, argv: list[str], env: dict[str, str], within: float) -> str:
        return desktop.run(argv, self.env | env, within)

    def screenshot(self, file: str) -> None:
        desktop.run(["import", "-silent", "-window", "root", file], self.env, 10)

    def service(self, argv: list[str]) -> dict:
        """Starts a program that ends with the session."""
        try:
            return {"pid": processes.start(argv, self.env).pid}
        except FileNotFoundError:
            raise RuntimeError(f"{argv[0]} is not installed") from None

    def kill(self, pid: int) -> None:
        if pid in processes.descendants(os.getpid()):
            os.kill(pid, signal.SIGKILL)

    def tail(self) -> str:
        """The last of what the app printed."""
        return self.log.read_text(errors="replace")[-2000:].strip() if self.log.exists() else ""

    def end(self, grace: float) -> None:
        processes.end_all(grace)
        for root, folders, files in os.walk(self.folder, topdown=False):
            for name in files:
                os.unlink(os.path.join(root, name))
            for name in folders:
                os.rmdir(os.path.join(root, name)) if not os.path.islink(os.path.join(root, name)) else os.unlink(os.path.join(root, name))
        os.rmdir(self.folder)

    def _windows(self, command: str, visible: bool = True) -> None:
        only = ["--onlyvisible"] if visible else []
        try:
            found = desktop.run(["xdotool", "search", "--all", *only, "--pid", str(self.app.pid), "--name", "."], self.env, 5).split()
        except RuntimeError:
            found = []  # xdotool's way to say: none
        for window in found:
            desktop.run(["xdotool", command, window], self.env, 5)

    def _until(self, true, otherwise: str) -> None:
        deadline = time.monotonic() + 5
        while not true():
            if time.monotonic() > deadline:
                raise RuntimeError(otherwise)
            time.sleep(0.01)


def main() -> None:
    processes.adopt_orphans()
    session, requests = Session(), queue.Queue()

    def read() -> None:
        for line in sys.stdin:
            requests.put(json.loads(line))
        # the driver is gone: nothing of the session stays, whatever the main thread is waiting for
        session.end(grace=0.5)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        asked = requests.get()
        try:
            answer = {"id": asked["id"], "result": getattr(session, asked["do"])(**asked["with"])}
        except Gone as error:
            answer = {"id": asked["id"], "gone": str(error)}
        except RuntimeError as error:
            answer = {"id": asked["id"], "error": str(error)}
        except Exception as error:
            traceback.print_exc()
            answer = {"id": asked["id"], "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
