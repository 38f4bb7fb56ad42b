/** What the cards about plans can be about: `ask:WORDS`, `urn:URN`, `plan:ID`, and of one plan a form: `plan:ID action:ID|new`. */
export const askPlanRef = (words: string): string => `ask:${words}`;
export const schoolPlansRef = (urn: string): string => `urn:${urn}`;
export const planRef = (id: string): string => `plan:${id}`;
export const planFormRef = (id: string, actionId: string | null): string =>
  `plan:${id} action:${actionId ?? 'new'}`;

/** A file that was sent, of which a plan may be made. */
export const uploadRef = (id: string): string => `upload:${id}`;
export const readUploadRef = (ref: string): string | null => /^upload:(\S+)$/.exec(ref)?.[1] ?? null;

/** A check-in, as the school answers it; as the team reads it; and one action of it, to be answered. */
export const checkInRef = (id: string): string => `check-in:${id}`;
export const checkInReadRef = (id: string): string => `read:${id}`;
export const checkInActionRef = (id: string, actionId: string): string => `check-in:${id} action:${actionId}`;

/** All that is drawn of a check-in: with each of its actions whose owner was asked. */
export const checkInRefs = ({
  id,
  handedOn,
}: {
  readonly id: string;
  readonly handedOn: readonly string[];
}): string[] => [
  ...[checkInRef(id), checkInReadRef(id)],
  ...handedOn.map(actionId => checkInActionRef(id, actionId)),
];

export type PlanRef =
  | { readonly of: 'words'; readonly words: string }
  | { readonly of: 'school'; readonly urn: string }
  | { readonly of: 'plan'; readonly id: string }
  /** `actionId` null: a new one. */
  | { readonly of: 'form'; readonly id: string; readonly actionId: string | null };

export function readPlanRef(ref: string): PlanRef | null {
  if (ref.startsWith('ask:')) return { of: 'words', words: ref.slice(4) };
  if (ref.startsWith('urn:')) return { of: 'school', urn: ref.slice(4) };
  const [, id, actionId] = /^plan:(\S+?)(?: action:(\S+))?$/.exec(ref) ?? [];
  if (id === undefined) return null;
  if (actionId === undefined) return { of: 'plan', id };
  return { of: 'form', id, actionId: actionId === 'new' ? null : actionId };
}

export interface CheckInRef {
  readonly id: string;
  readonly as: 'school' | 'team';
  readonly actionId: string | null;
}

export function readCheckInRef(ref: string): CheckInRef | null {
  const [, as, id, actionId] = /^(check-in|read):(\S+?)(?: action:(\S+))?$/.exec(ref) ?? [];
  if (id === undefined) return null;
  return { id, as: as === 'read' ? 'team' : 'school', actionId: actionId ?? null };
}
