"""The web page inside the app, and a small server for it."""
