"""What a user's own rules say about documents: who decides on them, and what each role may do."""

from core.rules.approval import Case, Decision, Rule, decided
from core.rules.roles import Deed, demand, may

__all__ = ["Case", "Decision", "Deed", "Rule", "decided", "demand", "may"]
