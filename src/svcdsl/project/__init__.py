"""Floor 8: projects on disk. Their settings, their files, and the writing of outputs."""

from svcdsl.project.discovery import Located, NothingToRead, locate
from svcdsl.project.reading import sources_of
from svcdsl.project.settings import Settings, SettingsError, read_settings

__all__ = [
    "Located",
    "NothingToRead",
    "Settings",
    "SettingsError",
    "locate",
    "read_settings",
    "sources_of",
]
