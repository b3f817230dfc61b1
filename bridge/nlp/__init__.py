"""Adapters to the language models: texts in, frozen dataclasses out."""
