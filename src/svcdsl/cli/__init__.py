"""Floor 9: the command `svcdsl`, one file a command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

EXIT_FINDINGS = 1
EXIT_MISUSE = 2
EXIT_DEFECT = 3
EXIT_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    0: nothing at or above --fail-on; 1: findings; 2: wrong use, settings or paths; 3: a defect of svcdsl itself.
    """
    gc.disable()  # a run is short, and its model is one large graph that is needed to its end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(arguments)
    except KeyboardInterrupt:  # before the command itself began
        code = EXIT_STOPPED
    gc.freeze()  # else Python's last collection goes through all of the model, to give back what ends with the process
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    import click

    from svcdsl.cli.bilingual import asked_language, explain_misuse
    from svcdsl.cli.complaints import complaint
    from svcdsl.cli.root import root
    from svcdsl.cli.words import say

    language = asked_language(arguments)
    try:
        return root.main(arguments, prog_name="svcdsl", standalone_mode=False) or 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        print(explain_misuse(error, language), file=sys.stderr)
        command = error.ctx.command_path if error.ctx else "svcdsl"
        print(say("see-help", language, command=command), file=sys.stderr)
        return EXIT_MISUSE
    except (KeyboardInterrupt, click.Abort):
        print(say("stopped", language), file=sys.stderr)
        return EXIT_STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        told = complaint(error, language)
        if told is not None:
            print(told, file=sys.stderr)
            return EXIT_MISUSE
        _tell_defect(language)
        return EXIT_DEFECT


def _tell_defect(language: str) -> None:
    import platform
    import traceback

    from svcdsl import __version__
    from svcdsl.cli.words import say

    print(say("defect", language), file=sys.stderr)
    print(f"svcdsl {__version__}, Python {platform.python_version()}, {platform.system()}", file=sys.stderr)
    traceback.print_exc()
