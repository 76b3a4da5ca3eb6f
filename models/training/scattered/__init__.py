"""First pages of invoices whose blocks stand anywhere: to learn from what is printed, not from habits of layouts."""

from models.training.scattered.making import scattered

__all__ = ["scattered"]
