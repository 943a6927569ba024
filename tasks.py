#!/usr/bin/env python3
"""The three commands of Khoosheh: ``run``, ``test`` and ``bench``.

Standard library only. The file has to parse on Python 3.6, so that an old Python can say in one
sentence which one is needed: hence the quoted annotations and no newer syntax.
"""

import argparse
import errno
import filecmp
import hashlib
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

ROOT = Path(os.path.abspath(__file__)).parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 14)
RUN_FILES = ("requirements.txt",)
TEST_FILES = (*RUN_FILES, "requirements-test.txt")
BENCH_FILES = (*TEST_FILES, "requirements-bench.txt")
CONSTRAINTS = "constraints.txt"
ROOMS = ("fuzzy", "data", "store", "ui", "reports", "pages")
START_SECONDS = 90
IMPORT_LINTER = "from importlinter.cli import lint_imports_command as c; c()"
CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import-linter", ("-c", IMPORT_LINTER)),
)
NO_NETWORK = re.compile(
    r"NewConnectionError|Connect(ion|Timeout)Error|ReadTimeoutError|Connection broken|getaddrinfo"
    r"|failed to establish|max retries|name resolution|network is unreachable|ProxyError",
    re.IGNORECASE,
)


class TaskError(Exception):
    """The end of a command: one sentence in English, one in Persian."""

    def __init__(self, english: str, persian: str) -> None:
        super().__init__(english)
        self.english = english
        self.persian = persian


def say(text: str) -> None:
    """Print a line at once, even where the console cannot show Persian letters."""
    write(text, sys.stdout)


def complain(english: str, persian: str) -> None:
    """Print on stderr what is wrong, once in each language."""
    write(english, sys.stderr)
    write(persian, sys.stderr)


def write(text: str, stream: TextIO) -> None:
    """Print a line, with question marks for what the stream cannot show."""
    encoding = stream.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


def persian_digits(text: object) -> str:
    """Write the digits of `text` as Persian digits."""
    return str(text).translate({ord("0") + i: "۰۱۲۳۴۵۶۷۸۹"[i] for i in range(10)})


def require_python(version: "Sequence[int]") -> None:
    """Refuse a Python for which the pinned packages do not exist."""
    found = f"{version[0]}.{version[1]}"
    if tuple(version[:2]) < OLDEST:
        raise TaskError(
            f"Khoosheh needs Python 3.11 or newer; this is {found}.",
            f"خوشه به پایتون ۳.۱۱ یا تازه‌تر نیاز دارد؛ این پایتون {persian_digits(found)} است.",
        )
    if tuple(version[:2]) > NEWEST:
        raise TaskError(
            f"The packages of Khoosheh exist for Python 3.11 to 3.14; this is {found}.",
            f"بسته‌های خوشه برای پایتون ۳.۱۱ تا ۳.۱۴ هستند؛ این پایتون {persian_digits(found)} است.",
        )


def child_env(**extra: str) -> "dict[str, str]":
    """Return the environment variables for the programs started here."""
    env = dict(os.environ)
    env.pop("PYTHONHOME", None)
    # A user-wide pip setting would refuse to install into an environment.
    env.update(PIP_USER="0", PYTHONUTF8="1", PYTHONUNBUFFERED="1", **extra)
    return env


def call(command: "Sequence[str]") -> "tuple[int, str]":
    """Run `command` in the project without input; return its exit code and all it wrote."""
    ended = subprocess.run(
        command,
        cwd=str(ROOT),
        env=child_env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ended.returncode, ended.stdout.decode("utf-8", "replace")


def complaint(output: str) -> str:
    """Return the line of a tool's output that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines[-1:] or ["no message"])[0]


def venv_python() -> str:
    """Return where the Python of the environment is, whether it exists or not."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def venv_version() -> str:
    """Return the environment's Python as ``3.11``, or "" when there is none that fits."""
    config = VENV / "pyvenv.cfg"
    if not os.path.exists(venv_python()) or not config.exists():
        return ""
    for line in config.read_text(encoding="utf-8", errors="replace").splitlines():
        name, _, value = line.partition("=")
        if name.strip() in ("version", "version_info"):
            major, minor = value.strip().split(".")[:2]
            return f"{major}.{minor}" if OLDEST <= (int(major), int(minor)) <= NEWEST else ""
    return ""


def unfinished() -> Path:
    """Return the mark that lies in the environment while something is being installed."""
    return VENV / "khoosheh-unfinished"


def stamp(files: "Sequence[str]") -> Path:
    """Return the file that remembers what was installed for a group of requirements."""
    return VENV / f"khoosheh-{files[-1]}"


def fingerprint(files: "Sequence[str]") -> str:
    """Return a digest of the requirement files and of the Python they are installed for."""
    digest = hashlib.sha256(venv_version().encode())
    for name in (*files, CONSTRAINTS):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_installed(files: "Sequence[str]") -> bool:
    """Tell whether exactly these requirements were installed to the end."""
    if not venv_version() or unfinished().exists() or not stamp(files).exists():
        return False
    return stamp(files).read_text(encoding="utf-8") == fingerprint(files)


def install(files: "Sequence[str]") -> None:
    """Bring the environment to the pinned requirements and the static files with it."""
    if not is_installed(files):
        say("Installing what Khoosheh needs into .venv; the first time takes a few minutes ...")
        if not venv_version() or unfinished().exists():
            make_venv()
        unfinished().touch()
        pip_install(files)
        compile_rooms()
        for count in range(1, len(files) + 1):
            stamp(files[:count]).write_text(fingerprint(files[:count]), encoding="utf-8")
        unfinished().unlink()
    copy_plotly()


def make_venv() -> None:
    """Make a fresh environment, clearing a half-finished one."""
    VENV.mkdir(exist_ok=True)
    unfinished().touch()
    require_ensurepip()
    code, output = call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if code:
        raise TaskError(
            f"The environment .venv could not be made: {complaint(output)}",
            f"محیط .venv ساخته نشد: {complaint(output)}",
        )


def require_ensurepip() -> None:
    """Refuse a Python that cannot put pip into an environment, as Debian ships it.

    An administrator, as in a bare container, gets the missing part from apt-get at once.
    """
    check = [sys.executable, "-c", "import venv, ensurepip"]
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if call(check)[0] == 0:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say(f"Installing {package} with apt-get ...")
        call(["apt-get", "update"])
        call(["apt-get", "install", "-y", package])
        if call(check)[0] == 0:
            return
    raise TaskError(
        f"Python's venv module is incomplete; on Debian and Ubuntu: sudo apt install {package}",
        f"ماژول venv پایتون اینجا کامل نیست؛ در دبیان و اوبونتو: sudo apt install {package}",
    )


def pip_install(files: "Sequence[str]") -> None:
    """Install requirement files with pip, turning its failures into one sentence."""
    command = [venv_python(), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "--only-binary", ":all:"]
    command += ["--constraint", str(ROOT / CONSTRAINTS)]
    for name in files:
        command += ["--requirement", str(ROOT / name)]
    code, output = call(command)
    if code == 0:
        return
    if NO_NETWORK.search(output):
        # pip downloads everything before it installs anything: the environment is as it was.
        unfinished().unlink()
        raise TaskError(
            "The packages could not be downloaded, this machine does not reach the package index; "
            "connect it to the internet for this one time and repeat the command.",
            "بسته‌ها دریافت نشدند، این دستگاه به مخزن بسته‌ها نمی‌رسد؛ برای همین یک بار به اینترنت "
            "وصل شوید و فرمان را دوباره اجرا کنید.",
        )
    raise TaskError(
        f"The packages could not be installed; pip says: {complaint(output)}",
        f"بسته‌ها نصب نشدند؛ پیام pip: {complaint(output)}",
    )


def compile_rooms() -> None:
    """Translate the app's modules now, so that the first visitor does not wait for it."""
    call([venv_python(), "-m", "compileall", "-q", *ROOMS])


def copy_plotly() -> None:
    """Copy the one script that charts need out of the installed plotly, for use offline."""
    places = [*VENV.glob("lib/python3*/site-packages"), VENV / "Lib" / "site-packages"]
    sources = [place / "plotly/package_data/plotly.min.js" for place in places]
    source = next((path for path in sources if path.exists()), None)
    if source is None:
        raise TaskError(
            "The installed plotly lacks plotly.min.js; delete the folder .venv and repeat.",
            "در plotly نصب‌شده plotly.min.js نیست؛ پوشهٔ .venv را پاک و فرمان را تکرار کنید.",
        )
    target = ROOT / "static/vendor/plotly.min.js"
    if target.exists() and filecmp.cmp(str(source), str(target), shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(str(source), str(target) + ".part")
    os.replace(str(target) + ".part", str(target))


def run(options: argparse.Namespace) -> int:
    """Install, start the server, print its address, open a browser, wait for Ctrl-C."""
    require_free(options.host, options.port)
    install(RUN_FILES)
    extra = {"KHOOSHEH_DATA": options.data} if options.data else {}
    command = [venv_python(), "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.headless", "true", "--server.port", str(options.port)]
    command += ["--server.address", options.host]
    server = subprocess.Popen(
        command,
        cwd=str(ROOT),
        env=child_env(**extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = address_of(options.host, options.port)
        wait_until_ready(server, address)
        say(f"Khoosheh · خوشه: {address}  (Ctrl-C ends it)")
        if not options.headless and has_display():
            webbrowser.open(address)
        server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        end(server)
    raise TaskError("The server has stopped by itself.", "کارساز خودبه‌خود از کار افتاد.")


def end(server: "subprocess.Popen[bytes]") -> None:
    """Stop the server, kindly first."""
    server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def require_free(host: str, port: int) -> None:
    """Refuse an address on which no server can listen."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise TaskError(
                f"This machine cannot serve on --host {host}; leave it out to use 127.0.0.1.",
                f"این دستگاه نمی‌تواند روی ‎--host {host} سرویس بدهد؛ بدون آن 127.0.0.1 است.",
            ) from None
        other = port + 1 if 1024 <= port < 65535 else 8502
        hint = f"python3 tasks.py run --port {other}"
        raise TaskError(
            f"Port {port} is taken or not allowed; choose another with --port: {hint}",
            f"درگاه {persian_digits(port)} آزاد یا مجاز نیست؛ درگاه دیگری بدهید: {hint}",
        ) from None


def address_of(host: str, port: int) -> str:
    """Return the address to open; a server on all interfaces is reached on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def wait_until_ready(server: "subprocess.Popen[bytes]", address: str) -> None:
    """Return when the server answers, or say that it does not."""
    # A proxy set for the internet must not be asked for our own address.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            opener.open(address + "/_stcore/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TaskError(
        "The server did not start; the lines above say why.",
        "کارساز راه نیفتاد؛ سطرهای بالا علت را می‌گویند.",
    )


def has_display() -> bool:
    """Tell whether a browser window can open here."""
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def browser_env() -> "dict[str, str]":
    """Return the variables that lead tests to a browser, getting one where there is none."""
    finder = [venv_python(), "-m", "tests.browser.find"]
    ended = subprocess.run(
        finder, cwd=str(ROOT), env=child_env(), stdout=subprocess.PIPE, check=False
    )
    path = ended.stdout.decode("utf-8", "replace").strip()
    return {"KHOOSHEH_BROWSER": path} if ended.returncode == 0 else {}


def step(title: str, arguments: "Sequence[str]", env: "dict[str, str]") -> bool:
    """Run one part with the environment's Python on this screen; True when it succeeded."""
    say(f"\n== {title}")
    command = [venv_python(), *arguments]
    ended = subprocess.run(command, cwd=str(ROOT), env=env, stdin=subprocess.DEVNULL, check=False)
    return ended.returncode == 0


def test(options: argparse.Namespace) -> int:
    """Install what tests need and run every part; 0 only when all of them succeeded."""
    install(TEST_FILES)
    found = browser_env()
    env = child_env(**found)
    results = [("browser found", bool(found))]
    results += [(title, step(title, arguments, env)) for title, arguments in CHECKS]
    results.append(("pytest", step("pytest", ("-m", "pytest", *options.rest), env)))
    say("\n== summary")
    for title, passed in results:
        say(f"{title:15} {'passed' if passed else 'FAILED'}")
    return 0 if all(passed for _, passed in results) else 1


def bench(options: argparse.Namespace) -> int:
    """Run every benchmark in turn; they print their figures."""
    install(BENCH_FILES)
    env = child_env(**browser_env())
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("bench_*.py"))
    results = [step(name, ("-m", f"benchmarks.{name}", *options.rest), env) for name in names]
    say("\nThe figures of record, and how they were made: docs/benchmarks.md")
    return 0 if all(results) else 1


def port_number(text: str) -> int:
    """Read a port."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, a whole number 1 to 65535")
    return int(text)


def folder(text: str) -> str:
    """Read the path of an existing folder."""
    if not os.path.isdir(text):
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return os.path.abspath(text)


def parse(arguments: "Sequence[str]") -> argparse.Namespace:
    """Read the command line; `rest` is what ``test`` and ``bench`` hand on."""
    parser = argparse.ArgumentParser(prog="tasks.py", description="The commands of Khoosheh.")
    commands = parser.add_subparsers(dest="command", metavar="run | test | bench")
    commands.required = True
    runs = commands.add_parser("run", help="install what is missing and open the app")
    runs.add_argument("--port", type=port_number, default=8501, help="default 8501")
    runs.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1, this machine only")
    runs.add_argument("--headless", action="store_true", help="open no browser")
    runs.add_argument("--data", type=folder, metavar="DIR", help="a folder of your own tables")
    commands.add_parser("test", help="run every check; further arguments go to pytest")
    commands.add_parser("bench", help="run the benchmarks; further arguments go to each")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command == "run":
        runs.error("unknown: " + " ".join(rest))
    options.rest = rest
    return options


def main(arguments: "Sequence[str]") -> int:
    """Run one command and return its exit code; every failure is one sentence, twice."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        require_python(sys.version_info[:2])
        options = parse(arguments)
        return {"run": run, "test": test, "bench": bench}[options.command](options)
    except KeyboardInterrupt:
        return 130
    except TaskError as error:
        complain(error.english, error.persian)
    except OSError as error:
        place = error.filename or ROOT
        complain(
            f"Khoosheh cannot read or write {place}: {error.strerror}.",
            f"خوشه نمی‌تواند {place} را بخواند یا بنویسد.",
        )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
