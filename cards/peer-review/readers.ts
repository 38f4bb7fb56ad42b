import { type Plain, plainText } from '#cards-kit/text.ts';
import type { Closed, ReadBy } from '#domain/coaching/write-up.ts';
import { someInWords } from '#domain/time/words.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

const NAMES = 6;

/** Who reads what is written here, said before anybody writes. */
export function readersInWords({
  readBy,
  readByDefault,
  groupName,
  readers,
}: Pick<PeerReviewSubject, 'readBy' | 'readByDefault' | 'groupName' | 'readers'>): Plain {
  const who = someInWords(readers, NAMES);
  if (readBy === 'the group and the trust')
    return plainText`What is written is read by ${groupName} (${who}) and by the trust’s improvement officers and deputy CEO, as the trust’s model says.`;
  return readByDefault
    ? plainText`What is written is read by ${groupName} alone: ${who}. The trust sees that it was held, its day and its focus. The model says nothing else, so this is how it is.`
    : plainText`What is written is read by ${groupName} alone: ${who}. The trust sees that it was held, its day and its focus.`;
}

/** The same of one that was written, by what held then. */
export const wasReadBy = (readBy: ReadBy): string =>
  readBy === 'the group' ? 'for the group alone' : 'for the group and the trust’s team';

/** What cannot be written or read without its key, and what an administrator does about it. */
export function whyClosed(because: Closed, what: 'write' | 'read'): Plain {
  if (because === 'changed')
    return plainText`This cannot be opened: it is not what was saved. Please tell your trust administrator.`;
  const setting = 'WRITE_UPS_KEY';
  const start = what === 'write' ? 'Nothing can be written for the group alone' : 'This cannot be opened';
  return because === 'no-key'
    ? plainText`${start}: the key that keeps it for the group alone is not set. A trust administrator can set it: ${setting}, in the installation guide.`
    : plainText`${start}: another key is set than the one the group’s words were kept under. A trust administrator can set that again: ${setting}, in the installation guide.`;
}
