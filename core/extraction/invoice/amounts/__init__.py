"""Totals and taxes: which amounts a paper means, decided under the checks of its type."""
