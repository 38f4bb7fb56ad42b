/** The references of the card about one school's category: as it is, after a correction, and about a target. */
export const categoryRef = (urn: string): string => `urn:${urn}`;
export const correctedRef = (urn: string, entryId: string): string => `urn:${urn} corrected:${entryId}`;
export const targetRef = (urn: string, standingId: string, which: TargetRaised): string =>
  `urn:${urn} target:${standingId} ${which}`;
export const askCategory = (typed: string): string => `ask:${typed}`;

/** A target is raised when it is at risk, and once more when it is passed. */
export type TargetRaised = 'at-risk' | 'passed';

export type CategoryRef =
  | { readonly of: 'words'; readonly typed: string }
  | {
      readonly of: 'school';
      readonly urn: string;
      /** What the card was posted for; null: somebody asked. */
      readonly because:
        | { readonly kind: 'corrected'; readonly entryId: string }
        | { readonly kind: 'target'; readonly standingId: string; readonly which: TargetRaised }
        | null;
    };

/** null: no reference of that card. */
export function readCategoryRef(ref: string): CategoryRef | null {
  if (ref.startsWith('ask:')) return { of: 'words', typed: ref.slice('ask:'.length) };
  const [, urn, corrected, target, which] =
    /^urn:(\d{6})(?: corrected:(.{1,100})| target:(.{1,100}) (at-risk|passed))?$/.exec(ref) ?? [];
  if (!urn) return null;
  if (corrected) return { of: 'school', urn, because: { kind: 'corrected', entryId: corrected } };
  if (!target) return { of: 'school', urn, because: null };
  return {
    ...{ of: 'school', urn },
    because: { kind: 'target', standingId: target, which: which === 'passed' ? 'passed' : 'at-risk' },
  };
}

/** The card of the whole trust. */
export const LADDER_REF = 'ladder';
