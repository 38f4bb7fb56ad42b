/** What a column of a plan can hold, in the order in which a plan is written. */
export const PLAN_FIELDS = [
  'priority',
  'action',
  'owner',
  'due',
  'measure',
  'tag',
  'rag',
  'evidence',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/** What each is called in what people read. */
export const FIELD_NAMES: Readonly<Record<PlanField, string>> = {
  priority: 'priority',
  action: 'action',
  owner: 'person responsible',
  due: 'date',
  measure: 'success criteria',
  tag: 'tag',
  rag: 'RAG',
  evidence: 'evidence links',
};

/** How a template heads them. */
export const TEMPLATE_HEADINGS: Readonly<Record<PlanField, string>> = {
  priority: 'Priority',
  action: 'Action',
  owner: 'Who',
  due: 'By when',
  measure: 'Success criteria',
  tag: 'Tag',
  rag: 'RAG',
  evidence: 'Evidence',
};

interface Names {
  /** Also as part of a longer heading: "Actions to be taken". */
  readonly anywhere: readonly string[];
  /** Only alone: "What" is part of too many. */
  readonly alone: readonly string[];
}

const NAMES: Readonly<Record<PlanField, Names>> = {
  priority: {
    anywhere: [
      ...[
        'priority',
        'priorities',
        'objective',
        'key priority',
        'area for improvement',
        'area for development',
      ],
      ...['area of focus', 'focus area', 'key issue'],
    ],
    alone: ['target', 'area', 'key area', 'goal', 'aim', 'focus'],
  },
  action: {
    anywhere: [
      'action',
      'action step',
      'task',
      'strategy',
      'strategies',
      'activity',
      'activities',
      'what we will do',
    ],
    alone: ['step', 'what', 'how', 'what will we do'],
  },
  owner: {
    anywhere: [
      'lead',
      'owner',
      'responsible',
      'person responsible',
      'responsibility',
      'led by',
      'accountable',
    ],
    alone: ['who', 'person', 'people', 'staff', 'by whom', 'who by', 'initials', 'lead person'],
  },
  due: {
    anywhere: [
      ...['by when', 'deadline', 'due', 'due date', 'timescale', 'time scale', 'timeframe', 'time frame'],
      ...['completion date', 'target date', 'end date', 'complete by'],
    ],
    alone: ['when', 'date', 'when by', 'timing'],
  },
  measure: {
    anywhere: [
      ...[
        'success criteria',
        'success criterion',
        'success measure',
        'measure',
        'measure of success',
        'impact',
      ],
      ...['intended impact', 'outcome', 'expected outcome', 'intended outcome', 'how will we know'],
    ],
    alone: ['success', 'kpi'],
  },
  tag: { anywhere: ['strand', 'theme'], alone: ['tag', 'label'] },
  rag: { anywhere: ['rag', 'rag rating'], alone: ['status', 'progress', 'rag status', 'current status'] },
  evidence: { anywhere: ['evidence', 'evidence link', 'source of evidence', 'hyperlink'], alone: ['link'] },
};

/** A heading's words in lower case, what is in brackets and what only joins left out. */
const wordsOf = (heading: string): string[] =>
  (
    heading
      .normalize('NFKC')
      .replace(/[([].*?[)\]]/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(word => word.replace(/(?<=\p{L}{2})s$/u, ''));

const KNOWN = PLAN_FIELDS.flatMap(field =>
  (['anywhere', 'alone'] as const).flatMap(where =>
    NAMES[field][where].map(name => ({ field, where, words: wordsOf(name) })),
  ),
);

/** What a heading may mean: `exact`, it is one of the usual names; otherwise it has one in it. Several: they are as likely. */
export interface Meaning {
  readonly fields: readonly PlanField[];
  readonly isExact: boolean;
}

/** null: a heading nobody here knows. */
export function meaningOf(heading: string): Meaning | null {
  const words = wordsOf(heading);
  const exact = KNOWN.find(each => each.words.join(' ') === words.join(' '));
  if (exact) return { fields: [exact.field], isExact: true };
  const text = ` ${words.join(' ')} `;
  const inside = KNOWN.filter(
    each => each.where === 'anywhere' && text.includes(` ${each.words.join(' ')} `),
  );
  const most = Math.max(0, ...inside.map(each => each.words.length));
  const fields = new Set(inside.filter(each => each.words.length === most).map(({ field }) => field));
  return fields.size > 0 ? { fields: [...fields], isExact: false } : null;
}

const PUPIL_DATA = new Set(
  [
    ...[
      'pupil',
      'pupil name',
      'name of pupil',
      'pupil initials',
      'student',
      'student name',
      'child',
      'child name',
    ],
    ...['upn', 'unique pupil number', 'surname', 'forename', 'first name', 'last name', 'family name', 'dob'],
    ...[
      'date of birth',
      'child s name',
      'pupil s name',
      'student s name',
      'legal surname',
      'admission number',
    ],
  ].map(name => wordsOf(name).join(' ')),
);

/** A heading over what is a pupil's: nothing about a pupil is ever stored (DOMAIN, "Who may do what"). */
export const isPupilHeading = (heading: string): boolean => PUPIL_DATA.has(wordsOf(heading).join(' '));

/** A pupil's national number: a letter, twelve digits or eleven and a letter. */
export const hasPupilNumber = (text: string): boolean =>
  /\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b/.test(text);
