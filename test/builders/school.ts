import type { RegisterEntry } from '#domain/school/school.ts';

/** A fictional school; the register uses no URN above 900000. */
export function registerEntry(change: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    urn: '900001',
    name: 'Oakwood Primary School',
    phase: 'Primary',
    type: 'Academy converter',
    status: 'Open',
    statutoryLowAge: 4,
    statutoryHighAge: 11,
    religiousCharacter: null,
    laCode: '999',
    laName: 'Millshire',
    street: '1 Mill Lane',
    locality: null,
    town: 'Millbridge',
    county: null,
    postcode: 'ZZ1 1AA',
    easting: 400_000,
    northing: 300_000,
    openedOn: '2015-09-01',
    closedOn: null,
    ofstedRating: null,
    ofstedInspectedOn: null,
    ofstedSpecialMeasures: null,
    registerChangedOn: '2026-01-31',
    ...change,
  };
}
