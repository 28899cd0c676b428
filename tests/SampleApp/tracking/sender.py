"""Sends what is in the store: in batches, one request at a time, and again after a failure."""
import json
import threading
import time
import urllib.error
import urllib.request

from tracking.store import EventStore

_PATH = "/com.snowplowanalytics.snowplow/tp2"
_SCHEMA = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4"


class Sender:
    """A thread of its own. Events wait flush_after seconds for company; a failed batch is sent again after retry_after seconds, doubled up to 5 s."""

    BATCH = 10
    PATIENCE = 5.0

    def __init__(self, store: EventStore, collector: str, flush_after: float, retry_after: float) -> None:
        self._store = store
        self._url = collector + _PATH
        self._flush_after = flush_after
        self._retry_after = retry_after
        self._due: float | None = time.monotonic()  # what an earlier run left goes first
        self._failures = 0
        self._changed = threading.Condition()
        self._ended = False
        self._thread = threading.Thread(target=self._work, name="sender", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def soon(self) -> None:
        """Something was added."""
        self._wake(time.monotonic() + self._flush_after)

    def now(self) -> None:
        """Send what there is without waiting for more, such as before the app is set aside."""
        self._failures = 0
        self._wake(time.monotonic(), sooner=True)

    def stop(self, within: float) -> None:
        """Ends the thread after the request that is under way."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join(within)

    def _wake(self, due: float, sooner: bool = False) -> None:
        with self._changed:
            if self._due is None or sooner:
                self._due = due
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._ended and (self._due is None or self._due > time.monotonic()):
                    self._changed.wait(None if self._due is None else self._due - time.monotonic())
                if self._ended:
                    return
                self._due = None
            self.send()

    def send(self) -> None:
        """Sends everything, batch by batch, until nothing is left or one fails."""
        while batch := self.take():
            if not self._post([event for _, event in batch]):
                self.failed(batch)
                self._failures += 1
                self._wake(time.monotonic() + min(self._retry_after * 2 ** (self._failures - 1), 5.0))
                return
            self._failures = 0
            self.delivered(batch)

    def take(self) -> list[tuple[int, dict]]:
        return self._store.oldest(self.BATCH)

    def delivered(self, batch: list[tuple[int, dict]]) -> None:
        self._store.remove([id for id, _ in batch])

    def failed(self, batch: list[tuple[int, dict]]) -> None:
        """The events stay in the store, as they are."""

    def stamped(self, event: dict, sent: int) -> dict:
        """The event with the time at which it leaves, in ms since 1970."""
        return {**event, "stm": str(sent)}

    def _post(self, events: list[dict]) -> bool:
        sent = int(time.time() * 1000)
        body = json.dumps({"schema": _SCHEMA, "data": [self.stamped(e, sent) for e in events]}, ensure_ascii=False).encode()
        request = urllib.request.Request(self._url, body, {"Content-Type": "application/json; charset=utf-8"})
        try:
            with urllib.request.urlopen(request, timeout=self.PATIENCE) as answer:
                return 200 <= answer.status < 300
        except (OSError, urllib.error.URLError, ValueError):
            return False
        except Exception as error:  # http.client's own: a connection that is cut in mid-answer
            if type(error).__module__ != "http.client":
                raise
            return False
