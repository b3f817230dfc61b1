"""Files in, rows out: pure parsers that say which line and field is wrong and never write anything."""
