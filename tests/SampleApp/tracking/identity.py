"""Who reports: the device (for ever, on disk), the user (until logged out, on disk) and the session."""
import json
import os
import time
import uuid
from pathlib import Path


class Identity:
    """device: made at the first start and kept. A session ends when the app is started cold, or after timeout seconds without an event."""

    def __init__(self, file: Path, version: str, timeout: float) -> None:
        self._file = file
        self._timeout = timeout
        kept = self._read()
        self.device = kept.get("device") or self.new_device()
        self.user: str | None = kept.get("user")
        self.session_index = kept.get("session_index", 0)
        self.session: str | None = kept.get("session")
        self.was_upgraded = kept.get("version", version) != version
        self.installed = version
        self._last = time.monotonic()
        self.begin_session()

    def new_device(self) -> str:
        return str(uuid.uuid4())

    def begin_session(self) -> None:
        self.previous_session = self.session
        self.session = str(uuid.uuid4())
        self.session_index += 1
        self.event_index = 0
        self.first_event: tuple[str, int] | None = None
        self.save()

    def log_in(self, user: str) -> None:
        self.user = user
        self.save()

    def log_out(self) -> None:
        self.user = None
        self.save()

    def expired(self, seconds: float) -> bool:
        return seconds > self._timeout

    def client_session(self, event_id: str, at: int) -> dict:
        """The session entity of the next event."""
        now = time.monotonic()
        if self.expired(now - self._last):
            self.begin_session()
        self._last = now
        self.event_index += 1
        self.first_event = self.first_event or (event_id, at)
        return {
            "userId": self.device,
            "sessionId": self.session,
            "sessionIndex": self.session_index,
            "eventIndex": self.event_index,
            "previousSessionId": self.previous_session,
            "firstEventId": self.first_event[0],
            "storageMechanism": "SQLITE",
        }

    def save(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps({"device": self.device, "user": self.user, "session": self.session, "session_index": self.session_index, "version": self.installed}))
        os.replace(fresh, self._file)

    def _read(self) -> dict:
        try:
            return json.loads(self._file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
