import type { Ask } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import type { Waiting } from '#workflows/escalation/read-waiting.ts';
import { headline } from './view.ts';

/** As long as anything waits. */
export const asks = (subject: Waiting): Ask | null =>
  subject.items.length === 0 ? null : { what: asWords(headline(subject), 200) };
