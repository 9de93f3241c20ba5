"""The engines by the names that callers give them."""

import importlib


def engine(name, directory=None):
    """Starts an engine: a context whose value is where it is. Its driver is imported only when it is wanted."""
    module = {"postgresql": "postgresql", "mysql": "mariadb"}[name]
    return importlib.import_module(f".{module}", __package__).start(directory)
