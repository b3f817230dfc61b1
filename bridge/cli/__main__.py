"""`python -m bridge.cli` is the same command line as `bridge`."""

from bridge.cli import app

if __name__ == "__main__":
    app(prog_name="bridge")
