import { DOMParser } from '@xmldom/xmldom';
import { fromBufferPromise } from 'yauzl';

/** What Word refuses a whole file for, and character references, through which it could come in as well. */
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|&#/u;

/** The parts of a Word file by name but for its pictures, each of them well-formed XML. Throws for what is not. */
export async function wordParts(bytes: Uint8Array): Promise<Map<string, Document>> {
  const parts = new Map<string, Document>();
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.startsWith('word/media/')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    parts.set(entry.fileName, parsed(entry.fileName, text));
  }
  return parts;
}

function parsed(name: string, text: string): Document {
  const unfit = UNFIT.exec(text);
  if (unfit) throw new Error(`${name} holds ${JSON.stringify(unfit[0])}`);
  const fault = (message: unknown) => {
    throw new Error(`${name}: ${message}`);
  };
  const errorHandler = { warning: fault, error: fault, fatalError: fault };
  return new DOMParser({ errorHandler }).parseFromString(text, 'text/xml');
}

/**
 * A part as it is read aloud, one entry for each paragraph: "= title", "# heading 1", "## heading 2", plain others;
 * a table's rows as "| a | b |", with "|#" in front of those that are repeated as headings. Tabs are tabs, line breaks
 * are "\n", fields stand in braces.
 */
export function readAloud(part: Document | undefined): string[] {
  if (!part) throw new Error('there is no such part');
  const root = part.documentElement;
  const body = root.getElementsByTagName('w:body')[0] ?? root;
  return children(body).flatMap(block => {
    if (block.tagName === 'w:p') return [paragraphText(block)];
    if (block.tagName === 'w:tbl') return children(block).filter(isRow).map(rowText);
    return [];
  });
}

const MARKS: Readonly<Record<string, string>> = { Title: '= ', Heading1: '# ', Heading2: '## ' };

function paragraphText(paragraph: Element): string {
  const style = paragraph.getElementsByTagName('w:pStyle')[0]?.getAttribute('w:val') ?? '';
  return `${MARKS[style] ?? ''}${text(paragraph)}`;
}

function rowText(row: Element): string {
  const cells = children(row).filter(child => child.tagName === 'w:tc');
  const repeated = row.getElementsByTagName('w:tblHeader').length > 0;
  return `|${repeated ? '#' : ''} ${cells.map(text).join(' | ')} |`;
}

const isRow = (element: Element) => element.tagName === 'w:tr';

function text(element: Element): string {
  if (element.tagName === 'w:t') return element.textContent ?? '';
  if (element.tagName === 'w:br') return '\n';
  if (element.tagName === 'w:instrText') return `{${element.textContent}}`;
  if (element.tagName === 'w:tab' && element.parentNode?.nodeName === 'w:r') return '\t';
  return children(element).map(text).join('');
}

function children(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}
