import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { concernIn, turnedAwayInWords } from '#domain/meeting/channel-concern.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';

type State = ChairView['state'];

const NOT_NOW: Record<State, string> = {
  planned: 'The meeting has not been started yet: press “Start the meeting” first.',
  running: 'The meeting is on already.',
  closed: 'The meeting is closed. It can be opened again within a day.',
  cancelled: 'The meeting is cancelled.',
};

/** Whoever chairs, and only while the meeting is in one of these states. */
export function mayRun(view: ChairView, ...states: readonly State[]): Allowed {
  if (!view.runs)
    return no(
      view.chairName
        ? plainText`${view.chairName} chairs this meeting, so nothing was recorded. Take it over first.`
        : plainText`Nobody chairs this meeting yet, so nothing was recorded. Take it over first.`,
    );
  return states.includes(view.state) ? YES : no(asPlain(NOT_NOW[view.state]));
}

/** The line a button names, as far as rights go; undefined when it is none of this meeting. */
export const lineOf = ({ lines }: ChairView, id: string) => lines.find(line => line.id === id);

/**
 * Whether words recorded on this line may stand in the minutes the channel reads. A line that is confidential stays so
 * with everything recorded on it. Whoever is asked to do something may be named.
 */
export function mayBeRecorded(
  view: ChairView,
  line: { audience: string },
  words: readonly string[],
  ownerId: string | null,
): Allowed {
  if (line.audience !== 'channel') return YES;
  const owner = view.owners.find(({ id }) => id === ownerId)?.name;
  const names = view.staffNames.filter(name => name !== owner);
  for (const text of words) {
    const concern = concernIn(text, names);
    if (concern) return no(asPlain(turnedAwayInWords(concern, view.safeguardingContact), 500));
  }
  return YES;
}
