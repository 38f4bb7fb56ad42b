/** The headings of the school register, in its own order, as served in 2024. */
export const HEADINGS: readonly string[] = (
  'URN|LA (code)|LA (name)|EstablishmentNumber|EstablishmentName|TypeOfEstablishment (code)|' +
  'TypeOfEstablishment (name)|EstablishmentTypeGroup (code)|EstablishmentTypeGroup (name)|' +
  'EstablishmentStatus (code)|EstablishmentStatus (name)|ReasonEstablishmentOpened (code)|' +
  'ReasonEstablishmentOpened (name)|OpenDate|ReasonEstablishmentClosed (code)|' +
  'ReasonEstablishmentClosed (name)|CloseDate|PhaseOfEducation (code)|PhaseOfEducation (name)|' +
  'StatutoryLowAge|StatutoryHighAge|Boarders (code)|Boarders (name)|NurseryProvision (name)|' +
  'OfficialSixthForm (code)|OfficialSixthForm (name)|Gender (code)|Gender (name)|' +
  'ReligiousCharacter (code)|ReligiousCharacter (name)|ReligiousEthos (name)|Diocese (code)|' +
  'Diocese (name)|AdmissionsPolicy (code)|AdmissionsPolicy (name)|SchoolCapacity|SpecialClasses (code)|' +
  'SpecialClasses (name)|CensusDate|NumberOfPupils|NumberOfBoys|NumberOfGirls|PercentageFSM|' +
  'TrustSchoolFlag (code)|TrustSchoolFlag (name)|Trusts (code)|Trusts (name)|SchoolSponsorFlag (name)|' +
  'SchoolSponsors (name)|FederationFlag (name)|Federations (code)|Federations (name)|UKPRN|' +
  'FEHEIdentifier|FurtherEducationType (name)|OfstedLastInsp|OfstedSpecialMeasures (code)|' +
  'OfstedSpecialMeasures (name)|LastChangedDate|Street|Locality|Address3|Town|County (name)|Postcode|' +
  'SchoolWebsite|TelephoneNum|HeadTitle (name)|HeadFirstName|HeadLastName|HeadPreferredJobTitle|' +
  'BSOInspectorateName (name)|InspectorateReport|DateOfLastInspectionVisit|NextInspectionVisit|' +
  'TeenMoth (name)|TeenMothPlaces|CCF (name)|SENPRU (name)|EBD (name)|PlacesPRU|FTProv (name)|' +
  'EdByOther (name)|Section41Approved (name)|SEN1 (name)|SEN2 (name)|SEN3 (name)|SEN4 (name)|' +
  'SEN5 (name)|SEN6 (name)|SEN7 (name)|SEN8 (name)|SEN9 (name)|SEN10 (name)|SEN11 (name)|SEN12 (name)|' +
  'SEN13 (name)|TypeOfResourcedProvision (name)|ResourcedProvisionOnRoll|ResourcedProvisionCapacity|' +
  'SenUnitOnRoll|SenUnitCapacity|GOR (code)|GOR (name)|DistrictAdministrative (code)|' +
  'DistrictAdministrative (name)|AdministrativeWard (code)|AdministrativeWard (name)|' +
  'ParliamentaryConstituency (code)|ParliamentaryConstituency (name)|UrbanRural (code)|' +
  'UrbanRural (name)|GSSLACode (name)|Easting|Northing|MSOA (name)|LSOA (name)|InspectorateName (name)|' +
  'SENStat|SENNoStat|BoardingEstablishment (name)|PropsName|PreviousLA (code)|PreviousLA (name)|' +
  'PreviousEstablishmentNumber|OfstedRating (name)|RSCRegion (name)|Country (name)|UPRN|SiteName|' +
  'QABName (code)|QABName (name)|EstablishmentAccredited (code)|EstablishmentAccredited (name)|' +
  'QABReport|CHNumber|MSOA (code)|LSOA (code)|FSM|AccreditationExpiryDate'
).split('|');

/** A row by heading; what is not given is blank. */
export type RegisterRow = Readonly<Record<string, string>>;

/** A fictional open primary academy of the fictional trust 90001. */
export function school(urn: string, name: string, changes: RegisterRow = {}): RegisterRow {
  return {
    URN: urn,
    'LA (code)': '999',
    'LA (name)': 'Northshire',
    EstablishmentName: name,
    'TypeOfEstablishment (code)': '34',
    'TypeOfEstablishment (name)': 'Academy converter',
    'EstablishmentStatus (code)': '1',
    'EstablishmentStatus (name)': 'Open',
    OpenDate: '01/09/2015',
    CloseDate: '',
    'PhaseOfEducation (code)': '2',
    'PhaseOfEducation (name)': 'Primary',
    StatutoryLowAge: '4',
    StatutoryHighAge: '11',
    'ReligiousCharacter (name)': 'Does not apply',
    'TrustSchoolFlag (name)': 'Supported by a multi-academy trust',
    'Trusts (code)': '90001',
    'Trusts (name)': 'FORTSHIRE LEARNING TRUST',
    OfstedLastInsp: '16/11/2022',
    'OfstedSpecialMeasures (name)': 'Not applicable',
    LastChangedDate: '23/01/2024',
    Street: '1 School Lane',
    Town: 'Fortown',
    Postcode: 'FT1 1AA',
    Easting: '447694',
    Northing: '519237',
    'OfstedRating (name)': 'Good',
    ...changes,
  };
}

/** Three schools of the fictional trust and one of another. */
export function fewSchools(): RegisterRow[] {
  return [
    school('900001', 'Oakwood Primary School'),
    school('900002', "St Mary's, Elmfield"),
    school('900003', 'Birch Lane Academy', {
      'PhaseOfEducation (name)': 'Secondary',
      'PhaseOfEducation (code)': '4',
      StatutoryLowAge: '11',
      StatutoryHighAge: '18',
    }),
    school('900004', 'Faraway School', {
      'Trusts (code)': '90002',
      'Trusts (name)': 'DISTANT SCHOOLS TRUST',
    }),
  ];
}

export interface Writing {
  readonly headings?: readonly string[];
  readonly separator?: string;
  readonly lineEnd?: string;
  /** Quotes around every value, or only where they are needed. */
  readonly quoteAll?: boolean;
}

/** The rows as CSV text, the headings first. */
export function registerText(
  rows: readonly RegisterRow[],
  { headings = HEADINGS, separator = ',', lineEnd = '\n', quoteAll = false }: Writing = {},
): string {
  const cell = (text: string) =>
    quoteAll || text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [headings, ...rows.map(row => headings.map(heading => row[heading] ?? ''))];
  return lines.map(line => `${line.map(cell).join(separator)}${lineEnd}`).join('');
}
