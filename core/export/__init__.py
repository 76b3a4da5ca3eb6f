"""Documents as files that other programs open: CSV, XLSX, JSON; pages as Markdown."""
