"""The words and rules of the business: frozen dataclasses, standard library only."""
