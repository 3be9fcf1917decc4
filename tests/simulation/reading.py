"""A service from its text, by the way that every text goes."""

from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.pipeline import read
from svcdsl.syntax import Limits
from svcdsl.text import Source


def project_of(text: str, name: str = "s.svc") -> Project:
    """The project of one text in the notation that the name tells; a text with findings of group N is refused."""
    linker = Linker()
    linker.add(read(Source(name, text), Limits()))
    project, findings = linker.link("p", "en")
    if findings:
        raise ValueError(f"{findings}\n{text}")
    return project
