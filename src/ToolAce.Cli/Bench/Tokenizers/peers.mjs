// Independent tokenizers from npm, for comparison: what they contain as Hugging Face's tokenizer.json, their ids of texts, their speed.
//   node peers.mjs NODE_MODULES export NAME FILE       writes tokenizer.json
//   node peers.mjs NODE_MODULES encode NAME            a text a line of stdin, UTF-16LE in hexadecimal -> ids a line
//   node peers.mjs NODE_MODULES decode NAME            ids a line of stdin -> texts as above
//   node peers.mjs NODE_MODULES time NAME FILE SECONDS how fast it encodes and decodes the lines of FILE, as JSON
import { isUtf8 } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

// JavaScript's \s counts U+FEFF as white space and U+0085 not; Unicode's White_Space, which the reference's Oniguruma takes, says the contrary of both.
// The packages make their patterns while they load, so this has to come before.
const Plain = globalThis.RegExp;
const Spaces = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
function reference(source) {
  let inside = false;
  return source.replace(/\\[\s\S]|[[\]]/g, part => {
    if (part === '[') inside = true;
    else if (part === ']') inside = false;
    else if (part === '\\s') return inside ? Spaces : `[${Spaces}]`;
    else if (part === '\\S') return `[^${Spaces}]`;
    return part;
  });
}
globalThis.RegExp = new Proxy(Plain, { construct: (target, [source, flags]) => new target(typeof source === 'string' && flags === 'gu' ? reference(source) : source, flags) });

// A byte order mark inside a text is text; JavaScript's decoder drops it, and the packages then look up tokens without it.
const Decoder = globalThis.TextDecoder;
globalThis.TextDecoder = class extends Decoder {
  constructor(label, options) {
    super(label, { ...options, ignoreBOM: true });
  }
};

const [modules, verb, name, ...rest] = process.argv.slice(2);
const load = file => import(pathToFileURL(path.resolve(modules, file)).href);

// GPT-2's alphabet of bytes.
const printable = b => (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || (b >= 174 && b <= 255);
let hidden = 256;
const alphabet = Array.from({ length: 256 }, (_, b) => String.fromCharCode(printable(b) ? b : hidden++));
const written = bytes => Array.from(bytes, b => alphabet[b]).join('');

const byteLevel = pattern => ({
  pre_tokenizer: pattern === null
    ? { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
    : {
        type: 'Sequence',
        pretokenizers: [
          { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
        ],
      },
  decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
});

const special = (id, content) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true });

const llama3Pattern = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
const qwenPattern = llama3Pattern.replace('{1,3}', '');
// JavaScript has no (?i:) inside a pattern. The long s belongs to it: Oniguruma folds it to s.
const spelt = pattern => pattern.replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)", "'(?:[sSſ]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])");

async function llama3() {
  const peer = (await load('llama3-tokenizer-js/bundle/llama3-tokenizer-with-baked-data.js')).default;
  const sentinel = '<|reserved_special_token_247|>';
  const sentinelId = peer.getSpecialTokenId(sentinel);
  return {
    // Its tie-break adds position / length of the text to ranks that lie 2 apart, so a text of many bytes a character would reach the next rank: the text is
    // made long enough, behind a token that cuts it off.
    encode: text => {
      const ids = peer.encode(text + sentinel + 'x'.repeat(text.length * 3), { bos: false, eos: false });
      return ids.slice(0, ids.lastIndexOf(sentinelId));
    },
    encodePlainly: text => peer.encode(text, { bos: false, eos: false }),
    decode: ids => peer.decode(ids),
    file: () => {
      const merges = [...peer.merges.keys()];
      const vocabulary = peer.vocabById.slice(0, 128000);
      const begin = peer.getSpecialTokenId('<|begin_of_text|>');
      return {
        version: '1.0',
        added_tokens: peer.vocabById.slice(128000).map((content, i) => special(128000 + i, content)),
        normalizer: null,
        ...byteLevel(llama3Pattern),
        post_processor: {
          type: 'Sequence',
          processors: [
            { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false, use_regex: true },
            {
              type: 'TemplateProcessing',
              single: [{ SpecialToken: { id: '<|begin_of_text|>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
              pair: [],
              special_tokens: { '<|begin_of_text|>': { id: '<|begin_of_text|>', ids: [begin], tokens: ['<|begin_of_text|>'] } },
            },
          ],
        },
        model: { type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false, ignore_merges: true, vocab: Object.fromEntries(vocabulary.map((t, i) => [t, i])), merges },
      };
    },
  };
}

async function sentencePiece(encode, decode, data) {
  // The same tie-break; the tail is of characters that fall back to four bytes each, which merge with nothing.
  const tail = '\u{10FFFF}';
  return {
    encode: text => {
      if (text.length === 0) return [];
      const count = text.length * 4 + 8;
      const ids = encode(text + tail.repeat(count));
      return ids.slice(0, ids.length - count * 4);
    },
    encodePlainly: encode,
    decode,
    file: () => ({
      version: '1.0',
      added_tokens: ['<unk>', '<s>', '</s>'].map((content, id) => special(id, content)),
      normalizer: { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }, { type: 'Replace', pattern: { String: ' ' }, content: '▁' }] },
      pre_tokenizer: null,
      post_processor: {
        type: 'TemplateProcessing',
        single: [{ SpecialToken: { id: '<s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
        pair: [],
        special_tokens: { '<s>': { id: '<s>', ids: [1], tokens: ['<s>'] } },
      },
      decoder: {
        type: 'Sequence',
        decoders: [{ type: 'Replace', pattern: { String: '▁' }, content: ' ' }, { type: 'ByteFallback' }, { type: 'Fuse' }, { type: 'Strip', content: ' ', start: 1, stop: 0 }],
      },
      model: {
        type: 'BPE', dropout: null, unk_token: '<unk>', fuse_unk: true, byte_fallback: true, ignore_merges: false,
        vocab: Object.fromEntries(data.vocabById.map((t, i) => [t, i])), merges: [...data.merges.keys()],
      },
    }),
  };
}

async function mistral() {
  const peer = (await load('mistral-tokenizer-js/mistral-tokenizer.js')).default;
  return sentencePiece(text => peer.encode(text, false, true), ids => peer.decode(ids, false, true), peer);
}

async function llama2() {
  const peer = (await load('llama-tokenizer-js/llama-tokenizer.js')).default;
  return sentencePiece(text => peer.encode(text, false, true), ids => peer.decode(ids, false, true), peer);
}

// The merges behind a list of tokens by rank: each token is what the merges before it leave two parts of. A token that they leave more of is never merged to.
function mergesOf(tokens) {
  const ranks = new Map(tokens.map((t, i) => [t.toString('latin1'), i]));
  const merges = [];
  tokens.forEach((token, rank) => {
    let parts = Array.from(token, b => String.fromCharCode(b));
    for (;;) {
      let [best, at] = [rank, -1];
      for (let i = 0; i + 1 < parts.length; i++) {
        const found = ranks.get(parts[i] + parts[i + 1]);
        if (found !== undefined && found < best) [best, at] = [found, i];
      }
      if (at < 0) break;
      parts.splice(at, 2, parts[at] + parts[at + 1]);
    }
    if (parts.length === 2) merges.push(parts.map(p => written(Buffer.from(p, 'latin1'))).join(' '));
  });
  return merges;
}

async function tiktoken(ranksName, pattern, javaScriptPattern, ignoreMerges) {
  const { BytePairEncodingCore } = await load('gpt-tokenizer/esm/BytePairEncodingCore.js');
  // Its data keep tokens that begin with a byte order mark as bytes, among which it does not look for what is text.
  const asText = token => (typeof token !== 'string' && isUtf8(Buffer.from(token)) ? Buffer.from(token).toString('utf8') : token);
  const bytePairRankDecoder = (await load(`gpt-tokenizer/esm/bpeRanks/${ranksName}.js`)).default.map(asText);
  const peer = new BytePairEncodingCore({ bytePairRankDecoder, tokenSplitRegex: new RegExp(javaScriptPattern, 'gu'), mergeCacheSize: 100_000 });
  return {
    encode: text => peer.encodeNative(text),
    encodePlainly: text => peer.encodeNative(text),
    decode: ids => peer.decodeNative(ids),
    file: () => {
      const tokens = bytePairRankDecoder.map(t => Buffer.from(t));
      return {
        version: '1.0', added_tokens: [], normalizer: null, ...byteLevel(pattern), post_processor: null,
        model: { type: 'BPE', dropout: null, unk_token: null, fuse_unk: false, byte_fallback: false, ignore_merges: ignoreMerges, vocab: Object.fromEntries(tokens.map((t, i) => [written(t), i])), merges: mergesOf(tokens) },
      };
    },
  };
}

const gpt2Pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;
const o200kPattern = [
  String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`,
  String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`,
  String.raw`\p{N}{1,3}`, String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*`, String.raw`\s*[\r\n]+`, String.raw`\s+(?!\S)`, String.raw`\s+`,
].join('|');
const makers = {
  'llama-3': llama3,
  'llama-2': llama2,
  mistral,
  'gpt-2': () => tiktoken('r50k_base', null, gpt2Pattern, false),
  // Real ranks under the patterns of other families: what is compared is the pattern.
  'cl100k-llama-3': () => tiktoken('cl100k_base', llama3Pattern, spelt(llama3Pattern), true),
  'cl100k-qwen': () => tiktoken('cl100k_base', qwenPattern, spelt(qwenPattern), true),
  o200k: () => tiktoken('o200k_base', o200kPattern, o200kPattern.replaceAll("(?i:'s|'t|'re|'ve|'m|'ll|'d)", "(?:'(?:[sSſ]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD]))"), true),
};

const lines = () => readFileSync(0, 'latin1').split('\n').slice(0, -1);
// The reference takes UTF-8, where half a surrogate pair cannot be: it is U+FFFD before anything else looks at it.
const toText = line => Buffer.from(line, 'hex').toString('utf16le').toWellFormed();
const toIds = line => (line === '' ? [] : line.split(' ').map(Number));
const log = console.log;
console.log = console.error; // the packages report there

function speed(texts, work, seconds, bytes) {
  const rates = [];
  work(texts[0]);
  for (const end = performance.now() + seconds * 1000; rates.length < 1 || performance.now() < end;) {
    const start = performance.now();
    texts.forEach(work);
    rates.push(bytes / 1e6 / ((performance.now() - start) / 1000));
  }
  return rates.sort((a, b) => a - b)[rates.length >> 1];
}

const peer = await makers[name]();
if (verb === 'export') writeFileSync(rest[0], JSON.stringify(peer.file()));
else if (verb === 'encode') process.stdout.write(lines().map(line => peer.encode(toText(line)).join(' ') + '\n').join(''));
else if (verb === 'decode') process.stdout.write(lines().map(line => Buffer.from(peer.decode(toIds(line)), 'utf16le').toString('hex') + '\n').join(''));
else if (verb === 'time') {
  const texts = readFileSync(rest[0], 'utf8').split('\u0000');
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const ids = texts.map(peer.encodePlainly);
  log(JSON.stringify({
    bytes,
    tokens: ids.reduce((sum, list) => sum + list.length, 0),
    encode: speed(texts, peer.encodePlainly, Number(rest[1]), bytes),
    decode: speed(ids, peer.decode, Number(rest[1]), bytes),
  }));
}
