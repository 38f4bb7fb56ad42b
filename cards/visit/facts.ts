import { asPlain, asWords } from '#cards-kit/text.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { listInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import { ANSWER_WORDS, flagInWords, lengthInWords } from '#domain/visit/visit-words.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';

const PEOPLE = 8;
const NAMED = 6;

/** How one of the others stands, where it does not take place as agreed. */
const OFF: Partial<Record<SeenVisit['visit']['state'], string>> = {
  cancelled: ' (cancelled)',
  declined: ' (declined)',
  'not-held': ' (not held)',
};

const OUTLOOK = {
  in: () => 'In everyone’s calendar',
  waiting: () => 'Being written',
  refused: (name: string) => `Not in Outlook: ${name}’s mailbox cannot be reached. Ask your administrator`,
} as const;

export function factsOf(seen: SeenVisit, now: IsoInstant) {
  const { visit, schoolName, satisfies, outlook, series } = seen;
  const { leadName, attendees, minutes, isOnline, startsAt, focus, documents, state } = visit;
  const fact = (title: string, value: string, max = 240) => ({
    title: asPlain(title),
    value: asPlain(value, max),
  });
  const isOn = state === 'booked' || state === 'offered';
  const comes = attendees.map(({ name, answer }) => (isOn ? `${name} ${ANSWER_WORDS[answer]}` : name));
  return [
    ...(startsAt ? [fact('When', `${momentInWords(startsAt, now)}, for ${lengthInWords(minutes)}`)] : []),
    fact('Where', isOnline ? 'Online' : schoolName),
    fact('Lead', leadName),
    ...(comes.length > 0 ? [fact('Who comes', someInWords(comes, PEOPLE), 600)] : []),
    ...(satisfies.length > 1 ? [fact('Counts as', listInWords(satisfies), 400)] : []),
    ...(focus ? [fact('Focus', focus, 300)] : []),
    ...(documents ? [fact('To have ready', documents, 300)] : []),
    ...(series.length > 0
      ? [
          fact(
            'Agreed with it',
            someInWords(
              series.map(({ at, state: stands }) => momentInWords(at, now) + (OFF[stands] ?? '')),
              NAMED,
            ),
            400,
          ),
        ]
      : []),
    ...(outlook ? [fact('Outlook', OUTLOOK[outlook.state](outlook.mailboxOf), 200)] : []),
  ];
}

/** What was offered and what became of it, for whoever arranges it. */
export function slotLines({ visit, named }: SeenVisit, now: IsoInstant) {
  const nameOf = (id: string | null) => named.find(({ personId }) => personId === id)?.name ?? 'somebody';
  if (visit.state !== 'offered') return [];
  return visit.slots.map(({ startsAt, state, byId }) => ({
    when: asWords(momentInWords(startsAt, now)),
    state: asWords(
      state === 'open'
        ? ': open'
        : state === 'taken'
          ? ': taken since'
          : `: ${state === 'ruled-out' ? 'ruled out' : 'proposed'} by ${nameOf(byId)}`,
      120,
    ),
  }));
}

/** What should be looked at; other visits at the time are named to whoever arranges it alone. */
export function flagLines({ visit, clashes }: SeenVisit): string[] {
  if (visit.state !== 'booked') return [];
  const flags = visit.flags.flatMap(flag => {
    if (flag === 'clash' && clashes.length > 0) return [`Clashes with ${listInWords(clashes)}.`];
    return flagInWords(flag, visit) ?? [];
  });
  return [...new Set(flags)];
}
