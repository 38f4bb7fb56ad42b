import { Letter, LetterCopy } from '#domain/category/letter.ts';
import type { LetterSettings } from '#ports/letter-store.ts';
import type {
  LetterCopy as CopyRow,
  Letter as LetterRow,
  LetterSettings as SettingsRow,
} from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';

export function toLetter({ trustId: _trust, key: _key, handOutAt: _at, ...row }: LetterRow): Letter {
  return Letter.parse({
    ...row,
    from: toDay(row.from),
    issuedAt: toMoment(row.issuedAt),
    handedOutAt: orNull(toMoment)(row.handedOutAt),
    acknowledgedAt: orNull(toMoment)(row.acknowledgedAt),
    sharedOn: orNull(toDay)(row.sharedOn),
    sharedAt: orNull(toMoment)(row.sharedAt),
  });
}

export function fromLetter(letter: Omit<Letter, 'version'>) {
  return {
    ...letter,
    statuses: [...letter.statuses],
    toIds: [...letter.toIds],
    from: fromDay(letter.from),
    issuedAt: fromMoment(letter.issuedAt),
    handedOutAt: orNull(fromMoment)(letter.handedOutAt),
    acknowledgedAt: orNull(fromMoment)(letter.acknowledgedAt),
    sharedOn: orNull(fromDay)(letter.sharedOn),
    sharedAt: orNull(fromMoment)(letter.sharedAt),
  };
}

export function toCopy({ trustId: _trust, dueAt: _due, ...row }: CopyRow): LetterCopy {
  return LetterCopy.parse({ ...row, changedAt: toMoment(row.changedAt), madeAt: toMoment(row.madeAt) });
}

type ShownSettings = Pick<SettingsRow, 'signatoryId' | 'signedAs' | 'closing' | 'address' | 'imageType'>;

export const toSettings = (row: ShownSettings | null): LetterSettings => ({
  signatoryId: row?.signatoryId ?? null,
  signedAs: row?.signedAs ?? null,
  closing: row?.closing ?? null,
  address: row?.address ?? [],
  hasLetterhead: row?.imageType != null,
});
