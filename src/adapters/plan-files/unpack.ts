import { CFB } from '@e965/xlsx';
import { fromBufferPromise } from 'yauzl';
import { ImportRefused } from '#domain/import/import-refused.ts';

/** A year's plan of a large school unpacks to 2 MB. What is meant to fill the memory unpacks to far more than it shows. */
const MOST_UNPACKED = 40 * 1024 ** 2;
const MOST_ENTRIES = 2000;

/** How much of each there may be in all sheets together: reading takes time by these, and some say more than they are long. */
const MOST: readonly (readonly [RegExp, number, string])[] = [
  [/<(?:\w+:)?c[\s/>]/g, 200_000, 'cells'],
  [/<(?:\w+:)?row[\s/>]/g, 100_000, 'rows'],
  [/<(?:\w+:)?mergeCell[\s/>]/g, 2000, 'merged cells'],
  [/<(?:\w+:)?col[\s/>]/g, 2000, 'kinds of columns'],
  [/<(?:\w+:)?hyperlink[\s/>]/g, 20_000, 'links'],
];

/**
 * The parts of a workbook that say what is in its cells, in an archive of our own: unpacked under a limit that holds whatever
 * the file claims, and without pictures and macros. Throws ImportRefused.
 */
export async function unpack(name: string, bytes: Buffer): Promise<Buffer> {
  const parts = await partsOf(name, bytes).catch((error: unknown) => {
    if (error instanceof ImportRefused) throw error;
    throw new ImportRefused(`${name} is damaged or cut short: save it again in Excel, and read that.`);
  });
  if (!parts.some(([path]) => path.toLowerCase() === 'xl/workbook.xml'))
    throw new ImportRefused(
      `${name} is no Excel workbook (.xlsx): save it as "Excel Workbook (.xlsx)", and read that.`,
    );
  refuseTooMuch(name, parts);
  const archive = CFB.utils.cfb_new();
  for (const [path, content] of parts)
    CFB.utils.cfb_add(archive, `/${path}`, isSheet(path) ? withoutResults(content) : content);
  return CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
}

const isSheet = (path: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(path);

const WITHOUT_RESULT =
  /<c\b((?:(?! t="str")[^>])*)>(\s*<f\b[^>]*(?:\/>|>[^<]*<\/f>))\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g;

/**
 * The library takes a formula whose result was never kept for 0: here it is an error, which is no value. One of texts may have
 * the empty text as its result, and is left as it is.
 */
function withoutResults(sheet: Buffer): Buffer {
  const xml = sheet
    .toString('latin1')
    .replace(
      WITHOUT_RESULT,
      (_, facts: string, formula: string) => `<c${facts.replace(/\st="[^"]*"/, '')} t="e">${formula}</c>`,
    );
  return Buffer.from(xml, 'latin1');
}

type Part = readonly [path: string, content: Buffer];

async function partsOf(name: string, bytes: Buffer): Promise<Part[]> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: Part[] = [];
  let [entries, unpacked] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > MOST_ENTRIES) throw tooBig(name);
      if (!/\.(xml|rels)$/i.test(entry.fileName)) continue;
      if (entry.isEncrypted())
        throw new ImportRefused(`${name} is locked with a password: save it without one, and read that.`);
      // yauzl itself stops an entry that unpacks to more than it claims.
      unpacked += entry.uncompressedSize;
      if (unpacked > MOST_UNPACKED) throw tooBig(name);
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      parts.push([entry.fileName, Buffer.concat(chunks)]);
    }
  } finally {
    zip.close();
  }
  return parts;
}

function refuseTooMuch(name: string, parts: readonly Part[]): void {
  const sheets = parts.filter(([path]) => isSheet(path)).map(([, content]) => content.toString('latin1'));
  for (const [pattern, most, what] of MOST) {
    let count = 0;
    for (const sheet of sheets) for (const _ of sheet.matchAll(pattern)) count += 1;
    if (count > most)
      throw new ImportRefused(
        `${name} has more than ${most.toLocaleString('en-GB')} ${what}, which is no plan: copy the plan alone into a new workbook, and read that.`,
      );
  }
}

const tooBig = (name: string): ImportRefused =>
  new ImportRefused(
    `${name} unpacks to more than ${MOST_UNPACKED / 1024 ** 2} MB, which is no plan: copy the plan alone into a new workbook, and read that.`,
  );
