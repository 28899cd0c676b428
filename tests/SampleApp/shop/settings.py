"""What the app is told when it is started: variables of the environment."""
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping


@dataclass(frozen=True)
class Settings:
    """collector: base address of the endpoint, or None to report nothing. Times in seconds."""

    collector: str | None
    mutant: str | None
    version: str
    data: Path
    session_timeout: float
    flush_after: float
    retry_after: float
    h5: str | None
    automation: bool

    @staticmethod
    def of(env: Mapping[str, str]) -> "Settings":
        home = env.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
        return Settings(
            collector=(env.get("APP_COLLECTOR") or "").rstrip("/") or None,
            mutant=env.get("APP_MUTANT") or None,
            version=env.get("APP_VERSION") or "1.0.0",
            data=Path(home) / "trackshop",
            session_timeout=float(env.get("APP_SESSION_SECONDS") or 300),
            flush_after=float(env.get("APP_FLUSH_MS") or 150) / 1000,
            retry_after=float(env.get("APP_RETRY_MS") or 300) / 1000,
            h5=(env.get("APP_H5") or "").rstrip("/") or None,
            automation="WEBKIT_INSPECTOR_SERVER" in env,
        )

    @staticmethod
    def here(query: Mapping[str, str]) -> "Settings":
        """From the environment, with what the address of a cold start says laid over it: collector=…, version=…, session_seconds=…."""
        return Settings.of(os.environ | {f"APP_{name.upper()}": value for name, value in query.items() if name in ("collector", "version", "session_seconds")})
