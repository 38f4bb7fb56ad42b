import { describe, expect, it } from 'vitest';
import {
  aboutStaff,
  concernIn,
  soundsLive,
  turnedAwayInWords,
  whomToRing,
} from '#domain/meeting/channel-concern.ts';

const NAMES = [
  'Tom Reed',
  'Zoë Müller',
  "Siobhán O'Brien",
  'Ana-Maria dos Santos',
  'James Ellis',
  'Cher',
  '',
];

describe('a safeguarding matter', () => {
  it.each([
    'Safeguarding at Oakwood',
    'SAFEGUARDING audit',
    'A safeguard we need',
    'Child protection plan for a Year 4 pupil',
    'A pupil disclosed something on Monday',
    'A disclosure in Year 6',
    'The LADO has been rung',
    'Referred to MASH last week',
    'Peer-on-peer abuse in the playground',
    'A parent who is abusive at the gate',
    'He says his uncle abuses him',
    'A boy is being abused',
    'Self-harm in Year 9',
    'self harm is rising',
    'selfharm is rising',
    'Two pupils with suicidal thoughts',
    'A child at risk of significant harm',
    'At risk of exploitation',
    'County lines around the station',
    'The twins seem neglected',
    'Child exploitation',
    'Criminal exploitation in the town',
    'Radicalisation concerns',
    'radicalized online',
    'FGM training after a case',
    'A girl being groomed online',
    'Grooming in a chat group',
    'Sexual language in Year 5',
    'A Prevent referral',
    'Domestic violence at home',
    'An allegation was made',
    'A social worker rang',
    "Children's social care rang",
    'Bruises seen at swimming',
    'A child in need plan',
    'safe guarding review',
    'self–harm in Year 9',
    'A section 47 enquiry',
  ])('is heard in "%s"', text => {
    expect(concernIn(text, [])).toBe('safeguarding');
  });
});

describe('a concern that cannot wait', () => {
  it.each([
    'A pupil disclosed something on Monday',
    'a girl has a BRUISE on her arm',
    'Bruises seen at swimming',
    'at risk of harm',
    'at risk of significant harm',
    'an allegation against a volunteer',
    'he was assaulted',
    'self-harm in Year 9',
    'self–harm',
    'suicidal thoughts',
    'being groomed online',
    'domestic abuse at home',
    'county lines',
    'FGM',
    'the twins seem neglected',
  ])('is heard in "%s", and is kept from the channel too', text => {
    expect(soundsLive(text)).toBe(true);
    expect(concernIn(text, [])).toBe('safeguarding');
  });

  it.each([
    'the safeguarding audit',
    'child protection training for the new staff',
    'the social worker wants a room on Tuesdays',
    'the LADO form',
    'a Prevent referral form',
    'the absence rota in the office',
    'a grievance in the kitchen',
    'drape the hall in blue',
    '',
  ])('is not heard in what a few may read: "%s"', text => {
    expect(soundsLive(text)).toBe(false);
  });
});

describe('something about a member of staff', () => {
  it.each([
    'A grievance at Elmfield',
    'Grievances, again',
    'A disciplinary hearing next week',
    'Starting a capability process',
    'The capability procedure for one teacher',
    'A teacher suspended from work',
    'Sickness absence in the office',
    'On sick leave until May',
    'The deputy is signed off sick',
    'signed off with stress',
    'A settlement agreement',
    'A whistleblower wrote',
    'Whistle-blowing policy',
    'The head is suspended',
    'The deputy is off sick',
    'Misconduct in the office',
    'A formal warning was given',
    'Two redundancies',
  ])('is heard in "%s"', text => {
    expect(concernIn(text, [])).toBe('staff');
  });

  it.each([
    'Tom Reed is leaving',
    'Mr Reed is leaving',
    'Reed, Tom: return to work',
    'How is Tom Reed?',
    'TOM REED',
    'tom  reed',
    "Tom Reed's timetable",
    'Tom Reed’s timetable',
    'Tom-Reed',
    '(Tom Reed)',
    'The plan of Tom Reed, Oakwood',
    'Zoë Müller',
    'zoe muller’s class',
    'Zoe\u0308 Mu\u0308ller',
    "Siobhan O'Brien",
    'Siobhán O’Brien and the phonics lead',
    'Ana Maria dos Santos',
    "James Ellis' class",
    "James Ellis's class",
  ])('is heard in the full name in "%s"', text => {
    expect(concernIn(text, NAMES)).toBe('staff');
  });

  it.each([
    'Tom Reedy',
    'Atom Reed',
    'Tom and Reed',
    'Tom Re ed',
    'Thomas Reed',
    'Reed Primary: Tom',
    'Cher',
    '',
  ])('is not heard in what is only like a name: "%s"', text => {
    expect(concernIn(text, NAMES)).toBeNull();
  });
});

describe('what a team talks about every fortnight', () => {
  it.each([
    'Reading in Year 2',
    'The new phonics scheme starts after half term: who can visit?',
    'Attendance in Year 6: the school has asked for help.',
    'Persistent absence is rising',
    'Suspensions and exclusions this half term',
    'Behaviour policy: consistency at lunch',
    'Staff absence cover across the hub',
    'Recruitment of a deputy head',
    'Capability of the new data system',
    'Capacity to improve',
    'Disciplined routines at the start of lessons',
    'Marching band sponsors: Mashford Ltd',
    'Ofsted window, spring term',
    'SEND review dates',
    'Neglect of the phonics scheme',
    'Harmonising the calendars',
    'Prevention of fire: the new alarms',
    'The abacus scheme in Year 1',
    'Bedgrooms School: transition',
    'Essex schools’ moderation day',
    'Disclosing the budget to governors',
    'Ladoga trip for Year 6',
    'School closed for a burst pipe',
    'Domestic science room',
    'Governor vacancies',
    'Self-evaluation is late',
    'Exploiting the data we have',
    'Health and social care results',
    'Bangers and mash at the fair',
    'Dismissal times at the gate',
  ])('may be said: "%s"', text => {
    expect(concernIn(text, NAMES)).toBeNull();
  });
});

describe('where a word can mean both', () => {
  it.each([
    'Abusing notation in the maths scheme',
    'The playground has been neglected',
    'Relationships and sexual health in Year 9',
  ])('it is turned away, since it can be said in other words: "%s"', text => {
    expect(concernIn(text, NAMES)).toBe('safeguarding');
  });

  it('safeguarding goes before a name: a child may be at risk now', () => {
    expect(concernIn('Tom Reed disclosed something', NAMES)).toBe('safeguarding');
  });
});

describe('who is turned away', () => {
  const CONTACT = 'Imran Qureshi, 01632 960 100';

  it('learns that nothing was recorded, whom to ring now, and where the rest can be said', () => {
    const told = turnedAwayInWords('safeguarding', CONTACT);
    expect(told).toMatch(/^Nothing was recorded: /);
    expect(told).toContain('If a child may be at risk now, ring Imran Qureshi, 01632 960 100, or 999');
    expect(told).toContain('type “flag” and the school');
  });

  it('is sent to the school’s own lead where the trust has named nobody', () => {
    expect(whomToRing(null)).toBe("ring the school's designated safeguarding lead, or 999 if it cannot wait");
    expect(turnedAwayInWords('safeguarding', '')).toContain("the school's designated safeguarding lead");
  });

  it('for a member of staff is told to leave the person out or to tell the chair alone, and rings nobody', () => {
    const told = turnedAwayInWords('staff', CONTACT);
    expect(told).toMatch(/^Nothing was recorded: /);
    expect(told).toContain('type “flag” and the school to tell the chair alone');
    expect(told).not.toContain('ring');
  });
});

it('a text about a member of staff is known, whatever else it speaks of', () => {
  expect(aboutStaff('The safeguarding lead Tom Reed is away', ['Tom Reed'])).toBe(true);
  expect(aboutStaff('Off sick since half term', [])).toBe(true);
  expect(aboutStaff('The safeguarding audit was in June', ['Tom Reed'])).toBe(false);
});
