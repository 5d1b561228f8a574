"""Conversations as Jinja itself renders them with the families' chat templates, in the environment that transformers uses for chat templates.

Run with a Python that has jinja2 (3.1 or later): python3 make_chat_templates.py   (reads ./chat-templates/*.jinja and conversations.json, writes rendered.json there)
The templates are what the code makes; when it makes others, the test says so: copy them here and run this again.
"""
import json
import pathlib

from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

HERE = pathlib.Path(__file__).parent / "chat-templates"


def refuse(message):
    raise TemplateError(message)


def main():
    jinja = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    jinja.filters["tojson"] = lambda value: json.dumps(value, ensure_ascii=False)
    jinja.globals["raise_exception"] = refuse
    conversations = json.loads((HERE / "conversations.json").read_text())
    rendered = {}
    for file in sorted(HERE.glob("*.jinja")):
        template = jinja.from_string(file.read_text())
        rendered[file.stem] = {
            name: {
                "prompt": template.render(**conversation, add_generation_prompt=True),
                "dialog": template.render(**conversation, add_generation_prompt=False),
            }
            for name, conversation in conversations.items()
        }
        try:
            template.render(messages=[{"role": "user", "content": "x"}, {"role": "assistant", "content": None, "tool_calls": [{"function": {"name": "f"}}]}])
            raise AssertionError("calls beside the text would be left out")
        except TemplateError:
            pass
    (HERE / "rendered.json").write_text(json.dumps(rendered, ensure_ascii=False, indent=1) + "\n")


main()
