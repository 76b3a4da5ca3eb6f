"""A real keychain of the desktop: gnome-keyring in a session bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.vault.made import PASSPHRASE

ROOT = Path(__file__).parents[3]
NEEDED = ("gnome-keyring-daemon", "dbus-run-session")
SESSION = """
echo -n login | gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 &
keyring=$!
trap 'kill $keyring' EXIT
"$1" -c "$2" "$3"
"""
ACTS = """
import sys, time
from pathlib import Path
import keyring, secretstorage
from core.domain.errors import PassphraseMissing, PassphraseWrong
from core.vault import create_vault, open_vault
from core.vault.keychain import Keychain, works
from tests.core.vault.made import CHEAP, PASSPHRASE, codes

folder = Path(sys.argv[1])
home, state = folder / "home", folder / "state"
bus = secretstorage.dbus_init()
until = time.monotonic() + 20
while not any(True for _ in secretstorage.get_all_collections(bus)) and time.monotonic() < until:
    time.sleep(0.05)

def refused(passphrase, error):
    try:
        open_vault(home, state, passphrase, Keychain()).close()
    except error:
        return True
    return False

def bytes_of():
    files = (path for path in home.rglob("*") if path.is_file() and path.suffix not in (".lock", ".db-shm"))
    return {path: path.read_bytes() for path in files}

vault, _ = create_vault(home, state, PASSPHRASE, Keychain(), cost=CHEAP)
name = vault.id
vault.close()
assert works()
assert type(keyring.get_keyring()).__module__ == "keyring.backends.SecretService"
open_vault(home, state, None, Keychain()).close()
print("opened by the keychain")

keyring.delete_password("Vouch", name)
before = bytes_of()
assert refused(None, PassphraseMissing) and bytes_of() == before
open_vault(home, state, PASSPHRASE, Keychain()).close()
open_vault(home, state, None, Keychain()).close()
print("lost and renewed")

keyring.set_password("Vouch", name, "00" * 32)
before = bytes_of()
assert refused(None, PassphraseMissing) and bytes_of() == before
open_vault(home, state, PASSPHRASE, Keychain()).close()
open_vault(home, state, None, Keychain()).close()
print("replaced and renewed")

(folder / "receipt").write_bytes((state / f"{name}.receipt").read_bytes())
(state / f"{name}.receipt").unlink()
vault = open_vault(home, state, PASSPHRASE, Keychain())
assert codes(vault) == set() and not vault.access.begun, "the keychain has the head too"
vault.close()
print("receipt in the keychain")

secretstorage.get_default_collection(bus).lock()
before = bytes_of()
assert not works()
assert refused(None, PassphraseMissing) and bytes_of() == before
vault = open_vault(home, state, PASSPHRASE, Keychain())
assert codes(vault) == set()
vault.close()
print("locked: asks for the passphrase")
"""


@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}")
def test_a_vault_opens_by_a_real_keychain_and_outlives_it(tmp_path: Path) -> None:
    for name in ("data", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    own = {"XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run", "HOME": "data"}
    environment = os.environ | {name: str(tmp_path / folder) for name, folder in own.items()}
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    command = ["dbus-run-session", "--", "bash", "-c", SESSION, "session", sys.executable, ACTS, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "opened by the keychain",
        "lost and renewed",
        "replaced and renewed",
        "receipt in the keychain",
        "locked: asks for the passphrase",
    ]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert PASSPHRASE.encode() not in kept
