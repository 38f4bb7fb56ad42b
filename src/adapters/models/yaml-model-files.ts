import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Document, isMap, isNode, LineCounter, parseAllDocuments, type YAMLError } from 'yaml';
import type { ModelPath } from '#domain/improvement-model/model-fault.ts';
import type { ModelFiles, ParsedModel, PlacedFault } from '#ports/model-files.ts';

const FOLDER = resolve(import.meta.dirname, '../../models');
const ENDING = '.yaml';
/** The largest of ours has a tenth of that. */
const MOST_BYTES = 300_000;
/** Anchors repeat what they stand for; a few hundred bytes of them can stand for gigabytes. */
const MOST_ALIASES = 100;
const ERRORS_SHOWN = 20;

/** Models as YAML files: those that come with Fortnight, and any other's text. */
export function yamlModelFiles(): ModelFiles {
  const packaged = readdirSync(FOLDER)
    .filter(name => name.endsWith(ENDING))
    .map(name => name.slice(0, -ENDING.length))
    .sort();
  return {
    packaged: () => packaged,
    readPackaged: id => (packaged.includes(id) ? readFileSync(join(FOLDER, `${id}${ENDING}`), 'utf8') : null),
    parse: parseModel,
  };
}

function parseModel(text: string): ReturnType<ModelFiles['parse']> {
  const size = Buffer.byteLength(text);
  if (size > MOST_BYTES)
    return whole(
      `the file has ${size.toLocaleString('en-GB')} bytes, and a model has ${MOST_BYTES.toLocaleString('en-GB')} at most`,
      'look whether it is the right file',
    );
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const [document, other] = documents as Document.Parsed[];
  if (!document || document.contents === null)
    return whole('the file is empty', 'begin with "id:" and "name:"');
  const errors = document.errors.slice(0, ERRORS_SHOWN);
  // The parser gives up on it in words about itself, and what it says after that is no help.
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return whole(
      'something in the file is nested too deep to be read',
      'write it with fewer brackets or indents',
    );
  if (errors.length > 0) return { faults: errors.map(error => asFault(error, lines)) };
  if (other) return whole('the file holds several documents', 'leave one, and take the "---" out');
  if (!isMap(document.contents))
    return whole('the file is no list of fields', 'begin with "id:" and "name:"');
  return contentOf(document, lines);
}

function contentOf(document: Document.Parsed, lines: LineCounter): ReturnType<ModelFiles['parse']> {
  try {
    const content: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { content, lineOf: path => lineIn(document, lines, path) } satisfies ParsedModel;
  } catch {
    return whole(
      'its anchors ("&" and "*") stand for far more than the file itself',
      'write it out without them',
    );
  }
}

/** The line of the deepest part of the path that the file has. */
function lineIn(document: Document, lines: LineCounter, path: ModelPath): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const at = startOf(document, path.slice(0, depth));
    if (at !== null) return lines.linePos(at).line;
  }
  return 1;
}

/** Where the key stands, rather than what it is set to: that may begin lines below. */
function startOf(document: Document, path: ModelPath): number | null {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(last));
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    return null;
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) && node.range ? node.range[0] : null;
}

function asFault({ code, message, pos }: YAMLError, lines: LineCounter): PlacedFault {
  const { line } = lines.linePos(pos[0]);
  return {
    line,
    path: [],
    reason: `this is not YAML: ${firstSentence(message)}`,
    mend: MENDS[code] ?? INDENT,
  };
}

const INDENT = 'look at the indentation and the colons there, and put text with a colon in it in quotes';
const MENDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'take one of the two out: a field stands once',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_ALIAS: 'write out what the anchor stood for',
};

const firstSentence = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 160);

const whole = (reason: string, mend: string) => ({ faults: [{ line: 1, path: [], reason, mend }] });
