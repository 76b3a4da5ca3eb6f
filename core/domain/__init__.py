"""The words of Vouch as frozen types and pure functions; nothing here touches a disk or a library."""
