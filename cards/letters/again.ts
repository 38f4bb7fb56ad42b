import type { LettersView } from '#workflows/letters/read-letters.ts';

/** The e-mails that somebody may have sent again. */
export const againIn = ({ rows }: Pick<LettersView, 'rows'>) =>
  rows.flatMap(({ letterId, schoolName, copies }) =>
    copies
      .filter(({ way, state }) => way === 'e-mail' && (state === 'failed' || state === 'unknown'))
      .map(({ personId, name, state }) => ({ key: `${letterId} ${personId}`, name, schoolName, state })),
  );
