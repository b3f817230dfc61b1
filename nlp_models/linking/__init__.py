"""Finds, for a title or a phrase, the labels that mean the same: one linker for reader and command line."""
