"""`python -m svcdsl`."""

from svcdsl.cli import main

main()
