"""The project's own language models: tables, components, training and measurement of the reader."""
