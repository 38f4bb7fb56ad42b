import { expect, it } from 'vitest';
import { asColumns, asJson } from '#src/cli/listing.ts';

const columns = [
  { heading: 'Name', text: (r: { name: string; n: number }) => r.name },
  { heading: 'Number', text: (r: { name: string; n: number }) => String(r.n) },
];

it('lines columns up under their headings, without spaces at the end', () => {
  const rows = [
    { name: 'Oakwood', n: 1 },
    { name: 'Elm', n: 20 },
  ];
  expect(asColumns(rows, columns, 'none')).toBe('Name     Number\nOakwood  1\nElm      20\n');
});

it('says so when there is nothing, and gives an empty array as JSON', () => {
  expect(asColumns([], columns, 'Nothing yet.')).toBe('Nothing yet.\n');
  expect(asJson([])).toBe('[]\n');
});
