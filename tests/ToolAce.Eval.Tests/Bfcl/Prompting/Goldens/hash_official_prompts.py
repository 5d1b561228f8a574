"""Hashes the system prompts that the official code makes: python3 hash_official_prompts.py BFCL_ROOT DATA

BFCL_ROOT is berkeley-function-call-leaderboard of ShishirPatil/gorilla at 6ea57973; DATA is the folder that holds bfcl/.
Packages that prompting does not use are replaced by empty stand-ins.
"""
import hashlib
import json
import os
import sys
import tempfile
import types

CATEGORIES = ["simple_python", "live_multiple", "live_simple", "live_irrelevance", "parallel_multiple", "live_parallel_multiple", "simple_java", "simple_javascript"]


class Absent(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *a, **k: (lambda f: f)


root, data = sys.argv[1:3]
sys.path.insert(0, root)
for name in ["tenacity", "overrides", "filelock", "dotenv", "tqdm"] + ["bfcl_eval.model_handler.parser." + p for p in ["java_parser", "js_parser", "json_parser", "xml_parser"]]:
    sys.modules[name] = Absent(name)
os.environ["BFCL_PROJECT_ROOT"] = tempfile.mkdtemp()

from bfcl_eval.model_handler.utils import formulate_system_prompt  # noqa: E402
from bfcl_eval.utils import get_all_format_sensitivity_configs  # noqa: E402

digest, count = hashlib.sha256(), 0
for category in CATEGORIES:
    with open(os.path.join(data, "bfcl", f"BFCL_v4_{category}.json")) as lines:
        for line in lines:
            functions = json.loads(line)["function"]
            for config in get_all_format_sensitivity_configs():
                digest.update((formulate_system_prompt(config, functions) + "\0").encode())
                count += 1
print(count, digest.hexdigest())
