"""The engine of forms: labels, values and tables of any type, driven by nothing but the type's file."""

from core.extraction.forms.extracting import extract_form

__all__ = ["extract_form"]
