"""What Vouch keeps, encrypted: an SQLCipher database, sealed originals and page images, keys, and the audit trail."""

from core.vault.opening import create_vault, open_vault, recover_vault
from core.vault.vault import Vault

__all__ = ["Vault", "create_vault", "open_vault", "recover_vault"]
