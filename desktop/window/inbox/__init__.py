"""The Inbox: what came in, how far it is, and what to do about what failed."""
