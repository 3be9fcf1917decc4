"""OpenAPI files of the size of a service, for linters of OpenAPI: they check no specs of services."""

from __future__ import annotations

from pathlib import Path
from random import Random

NOUNS = ("order", "booking", "claim", "parcel", "meter", "ticket", "loan", "permit", "device", "record")
BY_NUMBER = "      - {name: id, in: path, required: true, description: Its number, schema: {type: string}}"
COLUMNS = ("number", "state", "owner", "opened", "closed", "note", "channel", "amount")


def openapi_text(number: int, seed: int = 1) -> str:
    """One OpenAPI 3.0 file of about 115 lines: four operations, two schemas, references between them."""
    random = Random(f"{seed}/openapi/{number}")
    noun = random.choice(NOUNS)
    name = f"{noun}{number:05}"
    kind = noun.capitalize()
    lines = [
        "openapi: 3.0.3",
        f"info: {{title: {kind} service {number}, version: {random.randrange(1, 9)}.0.0, license: {{name: Apache-2.0,"
        " url: 'https://example.com/license'},",
        f"  description: Keeps every {noun} of department {number // 100}, contact: {{name: Team, url: 'https://example.com'}}}}",
        f"servers: [{{url: 'https://{name}.invalid/api'}}]",
        "security: [{token: []}]",
        f"tags: [{{name: {noun}, description: All about one {noun}}}]",
        "paths:",
    ]
    for path, operation in (
        (f"/{noun}s", "list"),
        (f"/{noun}s/{{id}}", "read"),
        (f"/{noun}s/{{id}}/close", "close"),
        (f"/{noun}s/{{id}}/notes", "annotate"),
    ):
        lines += _operation(path, operation, noun, kind)
    lines += ["components:", "  securitySchemes:", "    token: {type: http, scheme: bearer}", "  schemas:"]
    for schema in (kind, f"{kind}Note"):
        lines += [f"    {schema}:", "      type: object", "      required: [number]", "      properties:"]
        for column in [*random.sample(COLUMNS[1:], 6), "number"]:
            lines += [f"        {column}:", "          type: string", f"          description: The {column} of it"]
    lines += ["    Problem:", "      type: object", "      properties:", "        code: {type: integer}"]
    return "\n".join(lines) + "\n"


def _operation(path: str, operation: str, noun: str, kind: str) -> list[str]:
    method = "get" if operation in ("list", "read") else "post"
    lines = [f"  {path}:"]
    if "{id}" in path:
        lines += ["    parameters:", BY_NUMBER]
    answer = f"{kind}Note" if operation == "annotate" else kind
    return [
        *lines,
        f"    {method}:",
        f"      operationId: {operation}{kind}",
        f"      summary: {operation.capitalize()} one {noun}",
        f"      description: To {operation} a {noun}, its number is enough.",
        f"      tags: [{noun}]",
        "      responses:",
        "        '200':",
        "          description: Done",
        "          content:",
        f"            application/json: {{schema: {{$ref: '#/components/schemas/{answer}'}}}}",
        "        '404':",
        "          description: Not there",
        "          content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}",
    ]


def write_openapi(folder: Path, count: int, seed: int = 1) -> tuple[int, int]:
    """Write so many files; (lines, bytes)."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = size = 0
    for number in range(count):
        content = openapi_text(number, seed).encode()
        (folder / f"a{number:05}.yaml").write_bytes(content)
        lines += content.count(b"\n")
        size += len(content)
    return lines, size
