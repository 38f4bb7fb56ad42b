import { CFB } from '@e965/xlsx';
import { fromBufferPromise } from 'yauzl';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { tameSheet } from './tame-sheet.ts';

/** A year's plan of a large school unpacks to 2 MB. What is meant to fill the memory unpacks to far more than it shows. */
const MOST_UNPACKED = 40 * 1024 ** 2;
const MOST_ENTRIES = 2000;

/** How much of each there may be in all sheets together: reading takes time by these, and some say more than they are long. */
const MOST: readonly (readonly [RegExp, number, string])[] = [
  [/<(?:\w+:)?c[\s/>]/g, 200_000, 'cells'],
  [/<(?:\w+:)?row[\s/>]/g, 100_000, 'rows'],
  [/<(?:\w+:)?mergeCell[\s/>]/g, 2000, 'merged cells'],
  [/<(?:\w+:)?col[\s/>]/g, 5000, 'kinds of columns'],
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
    CFB.utils.cfb_add(archive, `/${path}`, mayBeSheet(path) ? tameSheet(content) : content);
  return CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
}

/** A workbook may have its sheets in any of its parts. */
const mayBeSheet = (path: string): boolean => !/(^|\/)(sharedStrings|styles)\.xml$|\.rels$/i.test(path);

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

/** Excel's own formats end at 255; one is read through for every number. */
const LONG_FORMAT = /formatCode\s*=\s*(?:"[^"<]{1000}|'[^'<]{1000})/;

function refuseTooMuch(name: string, parts: readonly Part[]): void {
  if (
    parts.some(
      ([path, content]) => /styles\.xml$/i.test(path) && LONG_FORMAT.test(content.toString('latin1')),
    )
  )
    throw new ImportRefused(
      `${name} has a number format that no Excel makes: save it again in Excel, and read that.`,
    );
  const sheets = parts.filter(([path]) => mayBeSheet(path)).map(([, content]) => content.toString('latin1'));
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
