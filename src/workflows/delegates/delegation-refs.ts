/** The references of the card about who answers for a head: what its head sees, and what whoever is named sees. */
export const schoolRef = (urn: string, typed = ''): string => `urn:${urn} ${typed}`.trim();
export const delegationRef = (id: string): string => `named:${id}`;
export const askRef = (typed: string): string => `ask:${typed}`;

export type DelegatesRef =
  | { readonly of: 'school'; readonly urn: string; readonly typed: string }
  | { readonly of: 'delegation'; readonly id: string }
  | { readonly of: 'words'; readonly typed: string };

/** null: no reference of that card. */
export function readDelegatesRef(ref: string): DelegatesRef | null {
  const school = /^urn:(\d{6})(?: (.*))?$/.exec(ref);
  if (school) return { of: 'school', urn: school[1] ?? '', typed: school[2] ?? '' };
  if (ref.startsWith('named:')) return { of: 'delegation', id: ref.slice('named:'.length) };
  return ref.startsWith('ask:') ? { of: 'words', typed: ref.slice('ask:'.length) } : null;
}
