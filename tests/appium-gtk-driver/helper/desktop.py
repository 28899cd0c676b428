"""A desktop for one app: display, session bus and accessibility bus, of its own or the one that is there."""
import os
import subprocess
from pathlib import Path

import processes

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/session-bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""
_LAUNCHERS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher", "/usr/lib/at-spi2/at-spi-bus-launcher"]


def begin(display: str, width: int, height: int, folder: Path, env: dict[str, str]) -> dict[str, str]:
    """Starts what is asked for and returns the environment of an app on it.

    display: "own" for a virtual one, "inherit" for the caller's with its buses, or the number of one that is there (":1").
    """
    if display == "inherit":
        return env
    env = env | {"XDG_RUNTIME_DIR": str(folder), "GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "memory", "GTK_USE_PORTAL": "0", "NO_AT_BRIDGE": "0"}
    for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    env["DISPLAY"] = _virtual_display(width, height, env) if display == "own" else display
    env["DBUS_SESSION_BUS_ADDRESS"] = _session_bus(folder, env)
    return env


def _virtual_display(width: int, height: int, env: dict[str, str]) -> str:
    # Xvfb looks for a free number and writes it when it is ready
    ready, told = os.pipe()
    try:
        processes.start(["Xvfb", "-displayfd", str(told), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"], env, pass_fds=[told])
    except FileNotFoundError:
        raise RuntimeError("Xvfb is not installed: apt-get install xvfb") from None
    os.close(told)
    with os.fdopen(ready) as line:
        number = line.readline().strip()
    if not number:
        raise RuntimeError("Xvfb ended before it was ready")
    return f":{number}"


def _session_bus(folder: Path, env: dict[str, str]) -> str:
    # a bus that can start the accessibility bus and nothing else of the user's desktop
    launcher = next((f for f in _LAUNCHERS if Path(f).exists()), None)
    if launcher is None:
        raise RuntimeError("at-spi-bus-launcher is not installed: apt-get install at-spi2-core")
    folder.joinpath("services").mkdir()
    folder.joinpath("services", "org.a11y.Bus.service").write_text(f"[D-BUS Service]\nName=org.a11y.Bus\nExec={launcher}\n")
    folder.joinpath("bus.conf").write_text(_BUS.format(folder=folder))
    ready, told = os.pipe()
    try:
        processes.start(["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", f"--print-address={told}"], env, pass_fds=[told])
    except FileNotFoundError:
        raise RuntimeError("dbus-daemon is not installed: apt-get install dbus") from None
    os.close(told)
    with os.fdopen(ready) as line:
        return line.readline().strip()


def run(argv: list[str], env: dict[str, str], within: float) -> str:
    """Runs a command on the desktop and returns what it printed."""
    try:
        done = subprocess.run(argv, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=within)
    except FileNotFoundError:
        raise RuntimeError(f"{argv[0]} is not installed") from None
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"{argv[0]} did not end within {within:g} s") from None
    if done.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-500:]}")
    return done.stdout
