import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesFileName } from '#adapters/documents/file-name.ts';

const DAY = '2026-11-03';

describe('the name of a file of minutes', () => {
  it.each([
    ['SIT', 'SIT minutes 2026-11-03.docx'],
    [
      'School improvement (primary) & SEND, north',
      'School improvement (primary) & SEND, north minutes 2026-11-03.docx',
    ],
    ['SIT/Primary: "A" <B> | C?*\\', 'SIT Primary A B C minutes 2026-11-03.docx'],
    ['CON', 'CON minutes 2026-11-03.docx'],
    ['CON.', 'CON minutes 2026-11-03.docx'],
    ['..', 'Minutes 2026-11-03.docx'],
    ['../../etc/passwd', 'etc passwd minutes 2026-11-03.docx'],
    ['~$-SIT', 'SIT minutes 2026-11-03.docx'],
    ['🏫', 'Minutes 2026-11-03.docx'],
    ['🏫 SIT 🎉', 'SIT minutes 2026-11-03.docx'],
    ['', 'Minutes 2026-11-03.docx'],
    ['SIT\u202excod', 'SITxcod minutes 2026-11-03.docx'],
    ['Cyfarfod Llŷn', 'Cyfarfod Llŷn minutes 2026-11-03.docx'],
    ['Réunion'.normalize('NFD'), 'Réunion minutes 2026-11-03.docx'],
  ])('of %j is %j', (series, name) => {
    expect(minutesFileName(series, DAY)).toBe(name);
  });

  it('can be stored on every system, whatever the series is called', () => {
    const device = /^(?:con|prn|aux|nul|com\d|lpt\d) *\./i;
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', minLength: 60 })),
        series => {
          const name = minutesFileName(series, DAY);
          expect(name).toMatch(/^[\p{L}\p{N}(][\p{L}\p{M}\p{N} '’()&,-]*2026-11-03\.docx$/u);
          expect(name).not.toMatch(device);
          expect(name.isWellFormed()).toBe(true);
          expect(name.normalize('NFC')).toBe(name);
          expect(Buffer.byteLength(name)).toBeLessThan(200);
        },
      ),
      { numRuns: 500 },
    );
  });
});
