import { describe, expect, it } from 'vitest';
import { looksLikeRegister, mapRegisterColumns } from '#domain/school/register-columns.ts';
import { HEADINGS } from '#test/builders/register-file.ts';

describe('the columns of the register', () => {
  it('are found whatever their order, case and spacing', () => {
    const changed = HEADINGS.toReversed().map(h => ` ${h.toUpperCase().replace(' ', '_')} `);
    const usual = mapRegisterColumns(HEADINGS).at;
    const found = mapRegisterColumns(changed).at;
    for (const [column, at] of usual) expect(found.get(column), column).toBe(HEADINGS.length - 1 - at);
  });

  it('are found under other names they have gone by', () => {
    const { at } = mapRegisterColumns(['School URN', 'School name', 'Trust UID', 'Date opened']);
    expect([...at.keys()].sort()).toEqual(['name', 'openedOn', 'trustUid', 'urn']);
  });

  it('prefer the usual heading over an added one', () => {
    const { at } = mapRegisterColumns(['Name', 'URN', 'EstablishmentName', 'Trusts (code)']);
    expect(at.get('name')).toBe(2);
  });

  it('that are missing are all named at once, with what was found', () => {
    const refused = expect(() => mapRegisterColumns(['Colour', 'URN', 'Shape']));
    refused.toThrow(/no column EstablishmentName, Trusts \(code\)\. Headings found: Colour, URN, Shape\./);
  });

  it('that stand there twice are refused, since either could be meant', () => {
    expect(() => mapRegisterColumns(['URN', 'EstablishmentName', 'Trusts (code)', 'urn'])).toThrow(
      'Two columns are headed "URN" (columns 1 and 4): take one out, or rename it.',
    );
  });

  it('tell the register from the other files of an archive', () => {
    expect(looksLikeRegister(HEADINGS)).toBe(true);
    expect(looksLikeRegister(['URN', 'LinkURN', 'LinkName', 'LinkType'])).toBe(false);
  });
});
