"""Fills in what API-Bank's own code answers, as goldens for the tests beside this file.

    python3 make_goldens.py UPSTREAM

UPSTREAM is the folder api-bank of AlibabaResearch/DAMO-ConvAI (commit 483554ea; Python 3.11). Rewrites the last column of OwnCalls.txt (calls, one state a
line) and the recorded results (unless changed by hand, kept as they are) and labels of OwnVerdicts.txt, both over OwnDatabases.json. Services that are not
here (translation, dictionary, search, embeddings) are replaced by stubs; no line calls them.
"""
import copy
import json
import os
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))


class Stub:
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        return Stub()

    def __getattr__(self, name):
        return Stub()


def stub(name, *members):
    module = types.ModuleType(name)
    for member in members:
        setattr(module, member, Stub)
    sys.modules[name] = module


def load(upstream):
    for name, *members in [("sentence_transformers", "SentenceTransformer", "util"), ("googletrans", "Translator", "LANGUAGES"), ("requests", "get"),
                           ("nltk", "download"), ("nltk.tokenize", "word_tokenize"), ("rank_bm25", "BM25Okapi"), ("numpy", "array")]:
        stub(name, *members)
    os.chdir(upstream)
    sys.path.insert(0, upstream)
    from api_call_extraction import get_api_call, parse_api_call
    from tool_manager import ToolManager
    return ToolManager(), get_api_call, parse_api_call


def fresh(manager, databases):
    own = copy.copy(manager)
    own.init_databases = copy.deepcopy(databases)
    own.apis = []
    for api in manager.apis:
        api = dict(api)
        if getattr(api["class"], "database_name", None) in databases:
            api["init_database"] = own.init_databases[api["class"].database_name]
        own.apis.append(api)
    own.inited_tools = {}
    own.token_checker = own.init_tool("CheckToken")
    return own


def verdict(manager, name, result, call):
    if call is None:
        return "NO_API_CALL"
    predicted, arguments = call
    if predicted != name:
        return "API_NAME_MISMATCH"
    try:
        answer = manager.api_call(predicted, **arguments)
        right = manager.init_tool(predicted).check_api_call_correctness(answer, result)
    except KeyError:
        return "KEY_ERROR"
    except AssertionError as e:
        return ("API_NAME_MISMATCH" if "The API name is not correct." in str(e)
                else "INVALID_INPUT_PARAMETER" if "invalid parameter name" in str(e) else "RAISED:AssertionError")
    except Exception as e:
        missing = "missing" in str(e) and "required positional argument" in str(e)
        return "MISS_INPUT_ARGUMENT" if missing else "RAISED:" + type(e).__name__
    if right:
        return "CORRECT"
    return ("HAS_EXCEPTION" if answer["exception"] else "OUTPUT_MISMATCH" if answer["output"] != result["output"]
            else "INPUT_MISMATCH" if answer["input"] != result["input"] else "None")


def rewrite(name, change):
    path = os.path.join(HERE, name)
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(line if line.startswith("#") else "\t".join(change(line.split("\t"))) for line in lines) + "\n")


def main():
    manager, get_api_call, parse_api_call = load(os.path.abspath(sys.argv[1]))
    with open(os.path.join(HERE, "OwnDatabases.json"), encoding="utf-8") as file:
        databases = json.load(file)

    def answer(columns):
        own = fresh(manager, databases)
        for call in columns[0].split(" ; "):
            name, arguments = parse_api_call("[" + call + "]")
            answered = own.api_call(name, **arguments)
        return columns[0], repr(answered["output"]) if answered["exception"] is None else "raises " + answered["exception"]

    def judge(columns):
        name, result, text = columns[0], json.loads(columns[1]), columns[2]
        call = get_api_call(text)
        return name, columns[1], text, verdict(fresh(manager, databases), name, result, parse_api_call(call) if call else None)

    rewrite("OwnCalls.txt", answer)
    rewrite("OwnVerdicts.txt", judge)


if __name__ == "__main__":
    main()
