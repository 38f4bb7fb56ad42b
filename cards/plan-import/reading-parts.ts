import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, listInWords, someInWords } from '#domain/time/words.ts';
import type { UploadReading } from '#workflows/plans/upload-view.ts';

const [MOST_PRIORITIES, MOST_NAMES, MOST_NOTES] = [8, 6, 8];
type Fact = { readonly title: Plain; readonly value: Plain };

/** What was read, what was not, and what is worth a look. */
export function readingParts(reading: UploadReading | null, now: IsoInstant): ViewData {
  const notes = reading?.notes ?? [];
  const skipped = reading?.skipped ?? [];
  return {
    hasReading: reading !== null,
    read: reading ? readFacts(reading, now) : [],
    hasPriorities: reading !== null,
    priorities: reading ? priorityFacts(reading) : [],
    hasNotes: notes.length > 0,
    notes: noteFacts(notes, 'note'),
    hasSkipped: skipped.length > 0,
    skipped: noteFacts(skipped, 'line'),
  };
}

function readFacts(reading: UploadReading, now: IsoInstant): Fact[] {
  const { sheet, columns, priorities, actions, first, last } = reading;
  const read = columns.map(({ column, heading, field }) => `${column} “${heading}” as the ${field}`);
  return [
    {
      title: plainText`In it`,
      value: plainText`${countInWords(priorities.length, 'priority', 'priorities')}, ${countInWords(actions, 'action')}`,
    },
    { title: plainText`Due`, value: plainText`${dayInWords(first, now)} to ${dayInWords(last, now)}` },
    { title: plainText`Owners`, value: ownersOf(reading) },
    ...(sheet === null ? [] : [{ title: plainText`Sheet`, value: plainText`${sheet}` }]),
    { title: plainText`Columns`, value: asPlain(listInWords(read), 700) },
  ];
}

function ownersOf({ owners: { known, nobody, words }, actions }: UploadReading): Plain {
  const parts = [
    `${known} of ${actions} ${known === 1 ? 'has' : 'have'} somebody on record`,
    ...(words.length > 0
      ? [`as written, since they fit nobody or several: ${someInWords(words, MOST_NAMES)}`]
      : []),
    ...(nobody > 0 ? [`${countInWords(nobody, 'action names', 'actions name')} nobody`] : []),
  ];
  return asPlain(parts.join('; '), 500);
}

function priorityFacts({ priorities }: UploadReading): Fact[] {
  const shown = priorities.slice(0, MOST_PRIORITIES).map(({ title, actions }) => ({
    title: asPlain(title, 120),
    value: plainText`${countInWords(actions, 'action')}`,
  }));
  const more = priorities.length - shown.length;
  return more > 0 ? [...shown, { title: plainText`and ${more} more`, value: asPlain('') }] : shown;
}

/** Each with its cell; of many the first, with how many more. */
export function noteFacts(notes: readonly { at: string; text: string }[], what: string): Fact[] {
  const shown = notes
    .slice(0, MOST_NOTES)
    .map(({ at, text }) => ({ title: asPlain(at, 60), value: asPlain(text, 250) }));
  const more = notes.length - shown.length;
  return more > 0
    ? [
        ...shown,
        { title: plainText`and ${more} more`, value: plainText`${countInWords(more, what)} like these` },
      ]
    : shown;
}
