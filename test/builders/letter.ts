import { deflateSync } from 'node:zlib';
import type { Letter, LetterBecause } from '#domain/category/letter.ts';
import { letterContent } from '#domain/category/letter-content.ts';
import { letterText } from '#domain/category/letter-text.ts';
import type { Letterhead } from '#domain/category/letterhead.ts';
import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import { inCategory, packaged, withStatus } from './owed.ts';
import { schoolYears } from './school-years.ts';

export const OAKWOOD_NAME = 'Oakwood Primary School';

interface Of {
  readonly model?: string;
  /** null: the model has no ladder, or nobody has sorted the school. */
  readonly category?: string | null;
  readonly status?: string;
  readonly because?: LetterBecause;
  readonly from?: string;
  readonly since?: string;
}

/** A letter about Oakwood, in a model's own words. */
export function letterOf(
  { model = 'dsat', category = 'reinforcement', status, because = 'start of year', ...of }: Of = {},
  change: Partial<Letter> = {},
): Letter {
  const from = of.from ?? '2026-09-01';
  const standings = [
    ...(category === null ? [] : [inCategory(category, of.since ?? from)]),
    ...(status === undefined ? [] : [withStatus(status, from)]),
  ];
  const written = letterContent(packaged(model), {
    ...{ standings, phases: ['early years', 'primary'], because, from, academicYear: 2026 },
    calendar: schoolYears({ years: [2026, 2027] }),
    ...{ signedAs: 'Deputy Chief Executive', closing: null },
  });
  return {
    ...{ id: 'letter-1', urn: '900001', academicYear: 2026, because, from },
    ...written,
    ...{ signedById: 'person-dana', issuedAt: '2026-08-28T09:00:00.000Z', issuedById: 'operator' },
    ...{ handedOutAt: '2026-09-01T07:00:00.000Z', toIds: ['person-tom-reed'] },
    ...{ acknowledgedAt: null, acknowledgedById: null, sharedOn: null, sharedAt: null, sharedById: null },
    version: 1,
    ...change,
  };
}

export function printedLetter(
  letter: Letter = letterOf(),
  change: Partial<PrintedLetter> = {},
): PrintedLetter {
  const trustName = 'Mill Lane Learning Trust';
  return {
    ...letterText(letter, { schoolName: OAKWOOD_NAME, trustName, officers: ['Priya Shah'] }),
    ...{ trustName, addressLines: ['Mill Lane House', 'Ashford Green', 'ZZ1 1AA'], letterhead: null },
    ...{ schoolName: OAKWOOD_NAME, to: ['Tom Reed'], headWord: letter.content.words.head.name },
    date: letter.from,
    signatory: { name: 'Dana Hale', title: letter.content.signedAs },
    copies: ['Nora Hill (chair of governors)', 'Joe Finch (clerk)'],
    ...change,
  };
}

/** A picture of one colour, as large as one likes. */
export function pngOf(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([head, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([0x1f, 0x38, 0x64]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', new Uint8Array()),
  ]);
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

export const PICTURE: Letterhead = { bytes: pngOf(600, 90), type: 'png', width: 600, height: 90 };
