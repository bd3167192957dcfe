"""The review pages as people meet them: real Chromium, the real server, the demonstration."""
