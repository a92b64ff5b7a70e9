"""One screen, one question of the official."""
