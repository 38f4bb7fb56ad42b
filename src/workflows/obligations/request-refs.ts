/** What the card of what is to be sent can be about: `urn:URN`, all that is asked at a school; `form:ID`, one of it. */
export const toSendRef = (urn: string): string => `urn:${urn}`;
export const requestRef = (id: string): string => `form:${id}`;

export type ToSendRef =
  | { readonly of: 'school'; readonly urn: string }
  | { readonly of: 'request'; readonly id: string };

export function readToSendRef(ref: string): ToSendRef | null {
  const [, as, of = ''] = /^(urn|form):(\S{1,100})$/.exec(ref) ?? [];
  if (as === undefined) return null;
  return as === 'urn' ? { of: 'school', urn: of } : { of: 'request', id: of };
}

/** Which of what was not sent: of one hub, of one thing. */
export interface NotSentScope {
  readonly hubId: string | null;
  readonly thing: string | null;
}

/** The card of who has not sent what: `not-sent`, with ` hub:ID` and ` thing:ID` where it is cut down to these. */
export const NOT_SENT_REF = 'not-sent';
export const notSentRef = ({ hubId, thing }: NotSentScope): string =>
  [
    NOT_SENT_REF,
    ...(hubId === null ? [] : [`hub:${hubId}`]),
    ...(thing === null ? [] : [`thing:${thing}`]),
  ].join(' ');

/** null: it is none. `hubId` is that of the reference alone: whose own hub it is otherwise, the reader decides. */
export function readNotSentRef(ref: string): NotSentScope | null {
  const [, hub, thing] = /^not-sent(?: hub:(\S{1,100}))?(?: thing:([a-z0-9-]{1,60}))?$/.exec(ref) ?? [];
  return ref.startsWith(NOT_SENT_REF) && /^not-sent(?: hub:\S{1,100})?(?: thing:[a-z0-9-]{1,60})?$/.test(ref)
    ? { hubId: hub ?? null, thing: thing ?? null }
    : null;
}
