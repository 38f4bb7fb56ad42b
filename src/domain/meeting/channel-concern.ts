/**
 * What never goes in front of a channel (DOMAIN, workflow 1): a safeguarding matter, and anything about a named member
 * of staff. Words can only be guessed at, so the guess is a careful one: what is turned away wrongly can be said in
 * other words or flagged, what is let through wrongly cannot be taken back.
 */
export type Concern = 'safeguarding' | 'staff';

/** Words that tell of something done to a child, or about to be. */
const LIVE = [
  'at risk of (?:significant )?(?:harm|exploitation|abuse)',
  'disclos(?:ed|ures?)',
  'allegations?',
  'abus(?:e[drs]?|ing|ive)',
  'assault(?:ed|s)?',
  'rap(?:e|ed|ist)',
  'bruis(?:e[ds]?|ing)',
  'neglected',
  'self\\W?harm\\w*',
  'suicid\\w*',
  'county lines',
  '(?:child|sexual|criminal) exploitation',
  'radicali[sz]\\w*',
  'fgm',
  'cse',
  'groom(?:ed|ing)',
  'sexual(?:ly|i[sz]ed)?',
  'domestic (?:abuse|violence)',
];
const SAFEGUARDING = anyOf(
  ...LIVE,
  'safe\\W?guard\\w*',
  'child protection',
  'child(?:ren)? (?:in need|at risk)',
  'lado',
  'section (?:17|47)',
  'social (?:workers?|services)',
  'children.?s social care',
  'prevent referrals?',
);
/** Initials that are an ordinary word in small letters. */
const SAFEGUARDING_INITIALS = /\bMASH\b/;
const STAFF = anyOf(
  'grievances?',
  'disciplinar(?:y|ies)',
  'misconduct',
  'capability (?:process|procedure|plan|proceedings)',
  '(?:is|was|been) suspended',
  'suspended (?:a|the|from)',
  'dismiss(?:ed|al) (?:of|from|a|the|for)',
  '(?:final|formal|written) warning',
  'redundan(?:t|cy|cies)',
  '(?:off|long.term) sick',
  'sick(?:ness)? (?:absence|leave|note)',
  'signed off (?:sick|work|with)',
  'settlement agreement',
  'whistle\\W?blow\\w*',
);

/** Whole words, whatever their case. */
function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
}

/** The concern a text raises, if it does. `names`: full names of people it must not be about. */
export function concernIn(text: string, names: readonly string[]): Concern | null {
  if (SAFEGUARDING.test(text) || SAFEGUARDING_INITIALS.test(text)) return 'safeguarding';
  return aboutStaff(text, names) ? 'staff' : null;
}

/** Whether a text is about a member of staff, or names one of these people. */
export function aboutStaff(text: string, names: readonly string[]): boolean {
  if (STAFF.test(text)) return true;
  const said = ` ${plainly(text)} `;
  return names.some(name => waysToSay(name).some(way => said.includes(` ${way} `)));
}

/** Whether a text sounds like a concern that cannot wait: it is turned away even where only a few would read it. */
export const soundsLive = (text: string): boolean => LIVE_CONCERN.test(text);
const LIVE_CONCERN = anyOf(...LIVE);

/** What whoever wrote it is told: that nothing was kept, whom to ring, and where it can be said. */
export function turnedAwayInWords(concern: Concern, contact: string | null): string {
  if (concern === 'staff')
    return 'Nothing was recorded: what is about a member of staff is not put in front of the channel. Please leave the person out, or type “flag” and the school to tell the chair alone.';
  return `Nothing was recorded: safeguarding is never put on an agenda the channel reads. If a child may be at risk now, ${whomToRing(contact)}. For anything else about safeguarding, type “flag” and the school.`;
}

/** "ring Imran Qureshi, 01632 960 100, or 999 if it cannot wait". */
export function whomToRing(contact: string | null): string {
  return contact
    ? `ring ${contact}, or 999 if it cannot wait`
    : "ring the school's designated safeguarding lead, or 999 if it cannot wait";
}

/** What whoever typed something that sounds live is told: that nothing of it was kept, and whom to ring at once. */
export function cannotWaitInWords(contact: string | null, kept: 'recorded' | 'saved'): string {
  return `Nothing was ${kept}: this sounds like something that cannot wait. If a child may be at risk, ${whomToRing(contact)}. If not, please write it without saying what happened to anybody.`;
}

const TITLES = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sir', 'dame', 'rev'];

/** "tom reed", "reed tom", "mr reed" and so on; of a name that is one word, nothing: it may be any word. */
function waysToSay(name: string): string[] {
  const [first = '', ...rest] = plainly(name).split(' ');
  const last = rest.at(-1);
  if (last === undefined) return [];
  return [
    [first, ...rest].join(' '),
    `${first} ${last}`,
    `${last} ${first}`,
    ...TITLES.map(title => `${title} ${last}`),
  ];
}

/** Lower case letters and single spaces: "Tom Reed's" holds "tom reed". */
function plainly(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
