/** The references of the card about help from outside: of a school, of one request, and the words typed. */
export const supportOfSchool = (urn: string): string => `urn:${urn}`;
export const supportRequest = (id: string): string => `request:${id}`;
export const askSupport = (typed: string): string => `ask:${typed}`;

export type SupportRef =
  | { readonly of: 'school'; readonly urn: string }
  | { readonly of: 'request'; readonly id: string }
  | { readonly of: 'words'; readonly typed: string };

/** null: no reference of that card. */
export function readSupportRef(ref: string): SupportRef | null {
  const urn = /^urn:(\d{6})$/.exec(ref)?.[1];
  if (urn) return { of: 'school', urn };
  if (ref.startsWith('request:')) return { of: 'request', id: ref.slice('request:'.length) };
  return ref.startsWith('ask:') ? { of: 'words', typed: ref.slice('ask:'.length) } : null;
}
