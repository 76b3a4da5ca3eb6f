"""The process that runs a model: it reads the model's folder, and has no vault, no keys, no network, no documents."""
