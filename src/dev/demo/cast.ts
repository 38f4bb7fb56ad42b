/** The demo's trust and the people it is told through, as src/dev/demo-data has them. */
export const TRUST = {
  uid: '90000',
  name: 'Mill Lane Learning Trust',
  tenantId: 'de300000-0000-4000-8000-000000000000',
} as const;

export interface CastMember {
  /** Names the window in ids and folders. */
  readonly key: string;
  readonly objectId: string;
  readonly name: string;
  readonly who: string;
}

const person = (number: number) => `de300000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** One Playground window each. */
export const CAST: readonly CastMember[] = [
  {
    key: 'officer',
    objectId: person(1),
    name: 'Priya Shah',
    who: 'improvement officer, chairs the SIT meeting',
  },
  { key: 'head', objectId: person(2), name: 'Tom Reed', who: 'headteacher of Oakwood Primary School' },
  { key: 'ceo', objectId: person(3), name: 'Maria Lopez', who: 'CEO' },
];

/** Others in the team: a Playground wants exactly five besides its own person. */
export const COLLEAGUES: readonly CastMember[] = [
  { key: 'administrator', objectId: person(4), name: 'Sam Okafor', who: 'trust administrator' },
  { key: 'deputy-ceo', objectId: person(5), name: 'Helen Marsh', who: 'deputy CEO' },
  { key: 'officer-weir', objectId: person(6), name: 'Daniel Price', who: 'improvement officer' },
];

/** The fortnightly meeting; its Tuesdays are counted from the first of 2025/26. */
export const SIT = {
  id: 'sit',
  name: 'SIT',
  weekday: 2,
  time: '09:30',
  minutes: 90,
  everyWeeks: 2,
  anchor: '2025-09-02',
  leadDays: 5,
} as const;

/** The morning on which the story opens: the agenda for Tuesday 10 November went out half an hour ago. */
export const STORY_BEGINS = '2026-11-05T08:30:00.000Z';

/** The conversations of one person's Playground: every window has its own copy of the team. */
export function conversationsOf({ key }: CastMember) {
  return {
    personal: `a:${key}`,
    group: `19:group-${key}@thread.v2`,
    team: `19:team-${key}@thread.tacv2`,
    channel: `19:sit-${key}@thread.tacv2`,
  };
}

export const CHANNEL_IDS = CAST.map(member => conversationsOf(member).channel);
