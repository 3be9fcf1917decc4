"""Floor 8: projects on disk. Their settings, their files, and the writing of outputs."""

from svcdsl.project.discovery import Located, locate
from svcdsl.project.reading import sources_of
from svcdsl.project.settings import Settings, read_settings
from svcdsl.project.troubles import NothingToRead, OutputError, SettingsError, UnknownRule

__all__ = [
    "Located",
    "NothingToRead",
    "OutputError",
    "Settings",
    "SettingsError",
    "UnknownRule",
    "locate",
    "read_settings",
    "sources_of",
]
