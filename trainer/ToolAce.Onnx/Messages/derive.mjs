// ONNX's message definitions, from the JavaScript that npm's onnx-proto was compiled to: node derive.mjs onnx.js > onnx.proto
// What each message's encode() writes gives numbers and wire types; its @property lines give enums; its oneOfFields the alternatives.
import { readFileSync } from "node:fs";

const lines = readFileSync(process.argv[2], "utf8").split("\n");
const root = { name: "onnx", children: new Map() };
const declared = /^( +)(?:onnx|[A-Za-z.]+)\.([A-Z]\w*) = \(function\(\) \{/;

function place(path) {
  return path.reduce((at, name) => {
    if (!at.children.has(name)) at.children.set(name, { name, children: new Map(), fields: [], values: [], groups: [], types: new Map() });
    return at.children.get(name);
  }, root);
}

const path = [];
let [node, group] = [null, null];
for (const line of lines) {
  let m;
  if ((m = declared.exec(line))) {
    path.length = m[1].length / 4 - 1;
    path.push(m[2]);
    node = place(path);
  } else if (!node) continue;
  else if ((m = /\* @property \{(?:Array\.<)?(onnx\.[\w.]+)>?(?:\|null)?\} \[(\w+)\]/.exec(line))) node.types.set(m[2], m[1].replace(/\.I(?=[A-Z][a-z])/g, "."));
  else if ((m = /values\[valuesById\[(-?\d+)\] = "(\w+)"\]/.exec(line))) node.values.push([m[2], Number(m[1])]);
  else if ((m = /@member \{.*\} (\w+)$/.exec(line))) group = m[1];
  else if ((m = /\$oneOfFields = (\[.*?\])/.exec(line))) node.groups.push([group, JSON.parse(m[1])]);
  else if ((m = /\$root\.(onnx\.[\w.]+)\.encode\(message\.(\w+)(\[i\])?, writer\.uint32\(\/\* id (\d+)/.exec(line))) node.fields.push({ type: m[1], name: m[2], many: !!m[3], id: Number(m[4]) });
  else if ((m = /writer\.uint32\(\/\* id (\d+), wireType \d =\*\/\d+\)\.(\w+)\(message\.(\w+)(\[i\])?\)/.exec(line))) node.fields.push({ type: m[2], name: m[3], many: !!m[4], id: Number(m[1]) });
  else if ((m = /writer\.uint32\(\/\* id (\d+), wireType 2 =\*\/\d+\)\.fork\(\);/.exec(line))) node.packed = Number(m[1]);
  else if ((m = /^ +writer\.(\w+)\(message\.(\w+)\[i\]\);/.exec(line))) node.fields.push({ type: m[1], name: m[2], many: true, id: node.packed });
}

function write(at, indent) {
  const inner = indent + "  ";
  if (at.values.length > 0) return [`${indent}enum ${at.name} {`, ...at.values.map(([name, value]) => `${inner}${name} = ${value};`), `${indent}}`];
  const snake = name => name.replace(/[A-Z]/g, c => "_" + c.toLowerCase());
  const scalar = f => (f.type === "int32" && at.types.get(f.name)) || f.type;
  const field = (f, to) => `${to}${f.many ? "repeated " : ""}${scalar(f).replace(/^onnx\./, ".onnx.")} ${snake(f.name)} = ${f.id};`;
  const grouped = new Set(at.groups.flatMap(g => g[1]));
  return [
    `${indent}message ${at.name} {`,
    ...[...at.children.values()].flatMap(c => write(c, inner)),
    ...at.fields.filter(f => !grouped.has(f.name)).map(f => field(f, inner)),
    ...at.groups.flatMap(([name, members]) => [`${inner}oneof ${name} {`, ...at.fields.filter(f => members.includes(f.name)).map(f => field(f, inner + "  ")), `${inner}}`]),
    `${indent}}`,
  ];
}

const text = [...root.children.values()].flatMap(c => write(c, ""));
if (!root.children.has("ModelProto")) throw new Error(`${process.argv[2]} declares no ModelProto`);
console.log(['syntax = "proto3";', "package onnx;", 'option csharp_namespace = "ToolAce.Onnx.Messages";', "", ...text].join("\n"));
