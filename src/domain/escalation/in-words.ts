import { dayOf, type IsoDate, type IsoInstant } from '../time/iso.ts';
import { countInWords, dayInWords, listInWords } from '../time/words.ts';
import type { Escalation } from './escalation.ts';
import type { EscalationStep } from './escalation-step.ts';

/** One thing that happened, as it is read. `why`: what somebody typed; the team's own is not for the school. */
export interface HistoryLine {
  readonly on: IsoDate;
  readonly what: string;
  readonly why: string;
}

/** What happened about something late, in order; days that were waited are said once, where the first of them was. */
export function historyInWords(
  steps: readonly EscalationStep[],
  nameOf: (personId: string) => string,
  now: IsoInstant,
): HistoryLine[] {
  const waited = steps.filter(({ kind }) => kind === 'waited').length;
  const firstWaited = steps.find(({ kind }) => kind === 'waited');
  return steps.flatMap(step => {
    if (step.kind === 'waited' && step !== firstWaited) return [];
    const why = 'reason' in step ? step.reason : 'words' in step ? step.words : '';
    return [{ on: dayOf(step.at), what: whatHappened(step, { nameOf, now, waited }), why }];
  });
}

function whatHappened(
  step: EscalationStep,
  { nameOf, now, waited }: { nameOf: (id: string) => string; now: IsoInstant; waited: number },
): string {
  const who = step.byId === 'fortnight' ? null : nameOf(step.byId);
  switch (step.kind) {
    case 'reminded':
      return 'The school was reminded';
    case 'raised':
      return 'The officer was asked whether to talk about it';
    case 'officer-asked':
      return 'The officer was asked';
    case 'given-time':
      return `${who} gives it until ${dayInWords(step.until, now)}`;
    case 'left':
      return `${who} leaves it`;
    case 'taken-on':
      return who === null ? 'It went further, as the improvement model says' : `${who} took it further`;
    case 'spoken':
      return `${who} speaks to the school`;
    case 'put-on-agenda':
      return who === null
        ? 'It went to the agenda, as the improvement model says'
        : `${who} put it on the agenda`;
    case 'added':
      return `${who} added to the line`;
    case 'waited':
      return `Time stood still for ${countInWords(waited, 'day')}: nobody who could answer was there`;
    case 'stopped':
      return step.because === 'answered' ? 'Answered: it goes no further' : 'Not asked for any more';
  }
}

/** Why a line is on an agenda: its history in a sentence, and what the school adds. */
export function lineReason(
  { remindedAt, onAgenda, addition }: Escalation,
  nameOf: (personId: string) => string,
  now: IsoInstant,
): string {
  const on = (at: IsoInstant) => dayInWords(dayOf(at), now);
  const parts = [
    ...(remindedAt ? [`The school was reminded on ${on(remindedAt)}.`] : []),
    ...(onAgenda
      ? [
          onAgenda.byId === 'fortnight'
            ? `It is here since ${on(onAgenda.at)}, as the improvement model says.`
            : `${nameOf(onAgenda.byId)} brought it on ${on(onAgenda.at)}.`,
        ]
      : []),
    ...(addition ? [`The school adds: “${addition.words}”`] : []),
  ];
  return parts.join(' ');
}

/** Who reads the line on an agenda, as a sentence goes on: of what is confidential not every chair does. */
export const readersInWords = (isConfidential: boolean): string =>
  isConfidential ? 'for the officer and whoever decides alone' : 'for the chair alone';

/** What whoever takes it further is told. */
export const takenInWords = (
  became: 'with-decider' | 'on-agenda' | 'said',
  { isConfidential }: { readonly isConfidential: boolean },
): string =>
  became === 'with-decider'
    ? 'Taken further: whoever decides is asked.'
    : `It goes to the next agenda, ${readersInWords(isConfidential)}. The school reads the line first and may add to it.`;

/** It came to an end, or somebody else said what becomes of it, between the card and the press. */
export const OVER_IN_WORDS =
  'It was answered meanwhile, or is not asked for any more, so it goes no further.';

/** What the officer's button says that takes it further. */
export const takeFurtherInWords = (nextNames: readonly string[]): string =>
  nextNames.length > 0 ? `Ask ${listInWords(nextNames.slice(0, 2), 'or')}` : 'Put it on the agenda';
