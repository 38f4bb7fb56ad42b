/** The register's own words behind its codes. Unknown codes are unknown: nothing is guessed. */
type Codes = Readonly<Record<string, string>>;

export const PHASE_CODES: Codes = {
  0: 'Not applicable',
  1: 'Nursery',
  2: 'Primary',
  3: 'Middle deemed primary',
  4: 'Secondary',
  5: 'Middle deemed secondary',
  6: '16 plus',
  7: 'All-through',
};

export const STATUS_CODES: Codes = {
  1: 'Open',
  2: 'Closed',
  3: 'Open, but proposed to close',
  4: 'Proposed to open',
};

/** Those a trust's schools are of, and what they were before they converted. */
export const TYPE_CODES: Codes = {
  1: 'Community school',
  2: 'Voluntary aided school',
  3: 'Voluntary controlled school',
  5: 'Foundation school',
  6: 'City technology college',
  7: 'Community special school',
  12: 'Foundation special school',
  14: 'Pupil referral unit',
  15: 'Local authority nursery school',
  28: 'Academy sponsor led',
  33: 'Academy special sponsor led',
  34: 'Academy converter',
  35: 'Free schools',
  36: 'Free schools special',
  38: 'Free schools alternative provision',
  39: 'Free schools 16 to 19',
  40: 'University technical college',
  41: 'Studio schools',
  42: 'Academy alternative provision converter',
  43: 'Academy alternative provision sponsor led',
  44: 'Academy special converter',
  45: 'Academy 16-19 converter',
  46: 'Academy 16 to 19 sponsor led',
};

/** "02" and "2" are one code. `null` when the code is blank or not known. */
export function decode(codes: Codes, code: string): string | null {
  return codes[code.replace(/^0+(?=.)/, '')] ?? null;
}
