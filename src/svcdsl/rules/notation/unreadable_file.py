"""N10: a file that cannot be read, or asks for more than may be read."""

from __future__ import annotations

from svcdsl.rules.base import Rule

_DEEP = "[" * 101 + "]" * 101

RULE = Rule(
    code="N10",
    name="unreadable-file",
    severity="error",
    phase=1,
    on="",
    source="the language",
    condition={
        "en": "The file is not UTF-8, larger than 5 MB, nested deeper than 100 levels, has more than "
        "100,000 entries "
        "once aliases are followed, or cannot be opened. The limits are settings.",
        "zh": "文件不是 UTF-8 编码、超过 5 MB、嵌套超过 100 层、展开别名后超过 10 万项，或无法打开。这些上限可以设置。",
    },
    message={
        "": {"en": "This file cannot be read.", "zh": "无法读取这个文件。"},
        "too-depth": {
            "en": "Things are nested more than {most} levels deep here.",
            "zh": "这里的嵌套超过了 {most} 层。",
        },
        "too-nodes": {
            "en": "The file has more than {most} entries once its aliases are followed.",
            "zh": "展开别名后，这个文件超过了 {most} 项。",
        },
        "too-large": {
            "en": "The file is larger than {most} bytes.",
            "zh": "这个文件超过了 {most} 字节。",
        },
        "not-utf-8": {
            "en": "The file is not saved as UTF-8: on line {line} is the byte {byte}, which UTF-8 does not have there.",
            "zh": "文件没有存为 UTF-8 编码：第 {line} 行有不属于 UTF-8 的字节 {byte}。",
        },
        "no-permission": {
            "en": "The file may not be read: you do not have the right to.",
            "zh": "没有读取这个文件的权限。",
        },
        "not-a-file": {
            "en": "This is not a file that can be read.",
            "zh": "这不是可以读取的文件。",
        },
        "loop": {
            "en": "The links to this file lead round in a circle.",
            "zh": "指向这个文件的链接绕成了圈。",
        },
        "unreadable": {
            "en": "The file cannot be read: {reason}.",
            "zh": "无法读取这个文件：{reason}。",
        },
    },
    why={
        "en": "Nothing in this file is checked, and whatever it promises goes unseen.",
        "zh": "这个文件里的内容都没有检查，其中的承诺也就没有人看到。",
    },
    help={
        "": {
            "en": "Open the file in your editor, look whether it is whole, and save it again.",
            "zh": "用编辑器打开文件，看内容是否完整，然后重新保存。",
        },
        "too-depth": {
            "en": "Look for brackets or braces that are opened again and again and never closed.",
            "zh": "检查是否有反复打开却没有结束的括号。",
        },
        "too-nodes": {
            "en": "Write out what is needed instead of aliases inside aliases, or divide the file.",
            "zh": "不要在别名里再套别名，把需要的内容直接写出来，或把文件拆开。",
        },
        "too-large": {
            "en": "Divide it: a service a file, and what services share in another.",
            "zh": "把文件拆开：一个服务一个文件，共用的内容另放一个。",
        },
        "not-utf-8": {
            "en": "Save it again with the encoding UTF-8. In a spreadsheet or an old editor, look under “Save as”.",
            "zh": "用 UTF-8 编码重新保存。旧版编辑器或表格软件在“另存为”里选择编码，常见的 GBK、ANSI 都不行。",
        },
        "no-permission": {
            "en": "Ask whoever looks after the folder to let you read it.",
            "zh": "请管理该文件夹的人给你读取权限。",
        },
        "not-a-file": {
            "en": "Name a file that ends with `.svc` or `.svc.yaml`, or a folder that has such files.",
            "zh": "请指定以 `.svc` 或 `.svc.yaml` 结尾的文件，或含有这类文件的文件夹。",
        },
        "loop": {
            "en": "Put the file itself in place of the link.",
            "zh": "用文件本身代替链接。",
        },
    },
    bad=f"""
svcdsl: 1
roles: {_DEEP}  # finds N10
""",
    good="""
svcdsl: 1
roles:
  manager: Manager on duty
""",
    unseen={
        "en": "The example shows nesting only; size, encoding and rights are no matter of a text.",
        "zh": "示例只展示了嵌套过深；大小、编码和权限在文字里看不出来。",
    },
)
