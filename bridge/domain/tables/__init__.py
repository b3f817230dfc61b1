"""Rules of law as rows a lawyer can read and change; each names its source and the day it counts from."""
