"""Events that have not been delivered yet, on disk: they outlive the process."""
import json
import sqlite3
import threading
from pathlib import Path


class EventStore:
    """A queue in SQLite. Any thread may call it; an event is in it until the endpoint has taken it."""

    CAP = 1000

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.execute("create table if not exists events (id integer primary key autoincrement, body text not null)")

    def add(self, event: dict) -> None:
        """Keeps an event; past the cap the oldest ones go."""
        with self._lock:
            self._db.execute("insert into events (body) values (?)", (json.dumps(event, ensure_ascii=False),))
            self._db.execute("delete from events where id <= (select max(id) from events) - ?", (self.CAP,))

    def oldest(self, count: int) -> list[tuple[int, dict]]:
        """At most count events with their places, oldest first."""
        with self._lock:
            rows = self._db.execute("select id, body from events order by id limit ?", (count,)).fetchall()
        return [(id, json.loads(body)) for id, body in rows]

    def remove(self, ids: list[int]) -> None:
        with self._lock:
            self._db.executemany("delete from events where id = ?", [(id,) for id in ids])

    def clear(self) -> None:
        with self._lock:
            self._db.execute("delete from events")
