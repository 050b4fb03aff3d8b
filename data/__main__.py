import sys

from data.console.cli import main

if __name__ == "__main__":
    sys.exit(main())
