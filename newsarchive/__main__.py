"""`python -m newsarchive` is the same as `newsarchive`."""

from newsarchive.cli import main

if __name__ == "__main__":
    main()
