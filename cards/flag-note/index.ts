import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import { IsoInstant } from '#domain/time/iso.ts';
import { listInWords, momentInWords } from '#domain/time/words.ts';
import { readFlag } from '#workflows/read-flag.ts';
import template from './template.json' with { type: 'json' };

export const Flag = z.object({
  schoolName: z.string(),
  text: z.string(),
  byId: z.string(),
  byName: z.string(),
  readerIds: z.array(z.string()),
  readerNames: z.array(z.string()),
  seriesName: z.string(),
  startsAt: IsoInstant,
  version: z.number().int(),
  takenBack: z.boolean(),
});
export type Flag = z.infer<typeof Flag>;

/** To each reader a flag names: that there is one, and who else reads it. The reference is the flag's id. */
export default defineCard<Flag>({
  name: 'flag-note',
  label: 'a note to one person',
  audience: 'person',
  subject: Flag,
  template,
  actions: [],
  load: (trust, id) => readFlag(trust, id),
  mayRead: ({ personId }, { byId, readerIds }) => personId === byId || readerIds.includes(personId),
  lapsed: ({ takenBack }) => takenBack,
  version: ({ version }) => version,
  view: ({ schoolName, text, byName, readerNames, seriesName, startsAt, takenBack }, _viewer, { now }) => ({
    title: plainText`${byName} has flagged ${schoolName}`,
    text: asWords(takenBack ? 'Taken back by whoever wrote it.' : text),
    isThere: !takenBack,
    // Not cut where many read it: who does is a promise to whoever wrote it.
    who: asPlain(
      `For ${seriesName}, ${momentInWords(startsAt, now)}. Whoever chairs it, ${listInWords([...readerNames, byName])} read this, and nobody else. Please keep it there.`,
      4000,
    ),
    asAt: asPlain(`As at ${momentInWords(now, now)}`),
  }),
  summary: ({ byName, schoolName }) => asWords(`${byName} has flagged ${schoolName} for you`),
});
