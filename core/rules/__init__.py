"""What a user's own rules say about documents: who decides on them."""

from core.rules.approval import Case, Decision, Rule, decided

__all__ = ["Case", "Decision", "Rule", "decided"]
