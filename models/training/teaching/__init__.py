"""Training the scorers of resources/scorers: papers with labels, examples from them, trees, calibration, a card."""
