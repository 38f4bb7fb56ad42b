import { type Aliases, type Columns, findColumns, headingsInWords } from '../import/headings.ts';
import { ImportRefused } from '../import/import-refused.ts';

/** What Fortnight reads of a register row; `…Code` columns speak where the name's column is missing or blank. */
export type RegisterColumn =
  | 'urn'
  | 'name'
  | 'trustUid'
  | 'trustName'
  | 'phase'
  | 'phaseCode'
  | 'type'
  | 'typeCode'
  | 'status'
  | 'statusCode'
  | 'statutoryLowAge'
  | 'statutoryHighAge'
  | 'religiousCharacter'
  | 'laCode'
  | 'laName'
  | 'street'
  | 'locality'
  | 'town'
  | 'county'
  | 'postcode'
  | 'easting'
  | 'northing'
  | 'openedOn'
  | 'closedOn'
  | 'ofstedRating'
  | 'ofstedInspectedOn'
  | 'ofstedSpecialMeasures'
  | 'registerChangedOn';

/** The register's headings over the years (Edubase, then GIAS) and what people rename them to. */
const ALIASES: Aliases<RegisterColumn> = {
  urn: ['URN', 'Unique reference number', 'School URN', 'Establishment URN'],
  name: ['EstablishmentName', 'Establishment', 'School name', 'School', 'Name'],
  trustUid: [
    'Trusts (code)',
    'Trust (code)',
    'Trusts UID',
    'Trust UID',
    'Group UID',
    'MAT UID',
    'Linked UID',
  ],
  trustName: ['Trusts (name)', 'Trust (name)', 'Trusts', 'Trust', 'Group name', 'MAT name'],
  phase: ['PhaseOfEducation (name)', 'PhaseOfEducation', 'Phase (name)', 'Phase'],
  phaseCode: ['PhaseOfEducation (code)', 'Phase (code)'],
  type: ['TypeOfEstablishment (name)', 'TypeOfEstablishment', 'EstablishmentType', 'School type', 'Type'],
  typeCode: ['TypeOfEstablishment (code)', 'EstablishmentType (code)', 'Type (code)'],
  status: ['EstablishmentStatus (name)', 'EstablishmentStatus', 'Status (name)', 'School status', 'Status'],
  statusCode: ['EstablishmentStatus (code)', 'Status (code)'],
  statutoryLowAge: ['StatutoryLowAge', 'Low age', 'Lowest age'],
  statutoryHighAge: ['StatutoryHighAge', 'High age', 'Highest age'],
  religiousCharacter: ['ReligiousCharacter (name)', 'ReligiousCharacter'],
  laCode: ['LA (code)', 'Local authority (code)', 'LEA (code)', 'LA code'],
  laName: ['LA (name)', 'Local authority (name)', 'Local authority', 'LEA (name)', 'LA'],
  street: ['Street', 'Address1', 'Address line 1'],
  locality: ['Locality', 'Address2', 'Address line 2'],
  town: ['Town', 'Town or city', 'City'],
  county: ['County (name)', 'County'],
  postcode: ['Postcode', 'Post code'],
  easting: ['Easting', 'Eastings'],
  northing: ['Northing', 'Northings'],
  openedOn: ['OpenDate', 'Date opened', 'Opening date'],
  closedOn: ['CloseDate', 'Date closed', 'Closing date'],
  ofstedRating: ['OfstedRating (name)', 'OfstedRating', 'Ofsted overall effectiveness'],
  ofstedInspectedOn: ['OfstedLastInsp', 'Ofsted last inspection', 'Date of last Ofsted inspection'],
  ofstedSpecialMeasures: ['OfstedSpecialMeasures (name)', 'OfstedSpecialMeasures'],
  registerChangedOn: ['LastChangedDate', 'Last changed', 'Last updated'],
};

const REQUIRED: readonly RegisterColumn[] = ['urn', 'name', 'trustUid'];

export interface RegisterColumns {
  readonly at: Columns<RegisterColumn>;
  /** How many fields every record must have. */
  readonly width: number;
}

/** Whether these are the register's headings; used to choose between the files of a .zip. Never throws. */
export function looksLikeRegister(headings: readonly string[]): boolean {
  try {
    const at = findColumns(headings, ALIASES);
    return REQUIRED.every(field => at.has(field));
  } catch {
    // A heading stands there twice: it is the register, and `mapRegisterColumns` will say what is wrong with it.
    return true;
  }
}

/** Finds the register's columns under whatever order, case and spacing. Throws ImportRefused, every one missing named. */
export function mapRegisterColumns(headings: readonly string[]): RegisterColumns {
  const at = findColumns(headings, ALIASES);
  const missing = REQUIRED.filter(field => !at.has(field)).map(field => ALIASES[field][0]);
  if (missing.length > 0) {
    throw new ImportRefused(
      `This is not the school register: it has no column ${missing.join(', ')}. ` +
        `Headings found: ${headingsInWords(headings)}. ` +
        'Download "Establishment fields CSV" from Get Information about Schools and import that.',
    );
  }
  return { at, width: headings.length };
}
