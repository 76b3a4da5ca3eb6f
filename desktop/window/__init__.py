"""The window: Qt lives here and nowhere else. It holds no logic; every verb is a call of the workbench."""
