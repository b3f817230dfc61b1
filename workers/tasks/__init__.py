"""Tasks: each gets ids only, can run twice without harm, and calls one service."""
