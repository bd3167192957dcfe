"""Who gets in, and how far: sign-in, sessions, the gate."""
