"""`python -m inquit`."""

from inquit.cli import main

if __name__ == "__main__":
    main()
