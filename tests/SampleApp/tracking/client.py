"""Makes events and hands them on: nothing here knows the shop."""
import json
import platform
import time
import uuid

from tracking.identity import Identity
from tracking.sender import Sender
from tracking.store import EventStore

_SDK = "iglu:com.snowplowanalytics"
_OWN = "iglu:com.trackshop"


class TrackingClient:
    """Reports by Snowplow's tracker protocol, as its phone trackers do: self-describing events with session, application and screen as entities."""

    APP_ID = "trackshop-app"

    def __init__(self, identity: Identity, store: EventStore, sender: Sender | None, version: str) -> None:
        self.identity = identity
        self.store = store
        self.sender = sender
        self.version = version

    def track(self, name: str, data: dict, screen: str) -> None:
        """Keeps an event, to be sent soon."""
        if self.sender is None:
            return
        self.keep(self.event(name, data, screen))
        self.sender.soon()

    def keep(self, event: dict) -> None:
        self.store.add(event)

    def event(self, name: str, data: dict, screen: str) -> dict:
        """The event as it goes over the wire, but for the time of sending."""
        id, at = str(uuid.uuid4()), self.now()
        event = {
            "e": "ue",
            "eid": id,
            "dtm": str(at),
            "p": "app",
            "tv": "py-trackshop-1.0.0",
            "tna": "app",
            "aid": self.APP_ID,
            "lang": "en",
            "ue_pr": json.dumps({"schema": f"{_SDK}.snowplow/unstruct_event/jsonschema/1-0-0", "data": {"schema": f"{_OWN}/{name}/jsonschema/1-0-0", "data": data}}, ensure_ascii=False),
            "co": json.dumps({"schema": f"{_SDK}.snowplow/contexts/jsonschema/1-0-1", "data": self.entities(id, at, screen)}, ensure_ascii=False),
        }
        return event | ({"uid": self.user()} if self.user() else {})

    def user(self) -> str | None:
        return self.identity.user

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""
        return int(time.time() * 1000)

    def entities(self, id: str, at: int, screen: str) -> list[dict]:
        return [
            {"schema": f"{_SDK}.snowplow/client_session/jsonschema/1-0-2", "data": self.identity.client_session(id, at)},
            {"schema": f"{_SDK}.snowplow/mobile_context/jsonschema/1-0-3", "data": {"osType": "linux", "osVersion": platform.release(), "deviceManufacturer": "any", "deviceModel": platform.machine()}},
            {"schema": f"{_SDK}.mobile/application/jsonschema/1-0-0", "data": {"version": self.version, "build": self.version}},
            {"schema": f"{_SDK}.mobile/screen/jsonschema/1-0-0", "data": {"id": screen, "name": screen}},
        ]
