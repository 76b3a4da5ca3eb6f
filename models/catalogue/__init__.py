"""The models that a user installed: taken in, verified, packed for other machines."""

from models.catalogue.shelf import ModelShelf

__all__ = ["ModelShelf"]
