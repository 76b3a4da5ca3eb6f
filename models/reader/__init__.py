"""The process that reads documents: it has no vault, no keys, no network and no secrets of the environment."""
