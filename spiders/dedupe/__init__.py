"""What makes an article the same as another: its identity, its text, and nearly its text. Pure."""
