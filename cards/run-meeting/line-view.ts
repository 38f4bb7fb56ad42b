import type { Scene } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { CurrentLine } from '#workflows/meeting/read-chair-view.ts';
import { NONE } from './inputs.ts';

/** More would push what is typed next off a phone; the minutes have them all. */
const RECORDED_SHOWN = 5;
const RECORDED_BYTES = 2500;

const WHO_READS = {
  channel: '',
  chair: 'Confidential: it stays with you, the CEO and the deputy CEO.',
  named: 'Confidential: it stays with you, whoever wrote it and its readers.',
};

/** What is behind a line, by its card. */
const OPENS: Readonly<Record<string, string>> = {
  'meeting-minutes': 'Open those minutes',
  'visit-report': 'Open the report',
  visit: 'Open the visit',
};

/** The line being talked about, as the template needs it; of no line, blanks. */
export function lineView(current: CurrentLine | null, { kept, now }: Scene) {
  const line = current?.line;
  const action = current?.action?.state === 'open' ? current.action : null;
  const asked = action?.asked?.answer === null ? action.asked : null;
  const by = [line?.addedByName, line?.now, line?.reason].filter(Boolean).join('. ');
  const all = [
    ...(current?.decisions ?? []).map(text => recordedLine('Decided:', text)),
    ...(current?.actions ?? []).map(({ text, standing }) => recordedLine('Action:', text, standing)),
  ];
  const recorded = new Room(RECORDED_BYTES).take(all.slice(-RECORDED_SHOWN).reverse()).reverse();
  return {
    lineStyle: asWords(line && line.audience !== 'channel' ? 'warning' : 'emphasis'),
    isConfidential: line !== undefined && line.audience !== 'channel',
    whoReads: asPlain(WHO_READS[line?.audience ?? 'channel']),
    hasSchool: line?.schoolName != null,
    school: asPlain(line?.schoolName ?? ''),
    text: asWords(line?.text ?? ''),
    textWeight: asWords(line?.schoolName == null ? 'Bolder' : 'Default'),
    by: asPlain(by, 250),
    hasBy: by !== '',
    hasRecord: line?.link != null,
    openTitle: asWords(OPENS[line?.link?.card ?? ''] ?? 'Open the school'),
    recorded,
    hasEarlier: all.length > recorded.length,
    earlier: plainText`and ${all.length - recorded.length} recorded before these`,
    hasLatest: current?.latest != null,
    latestTitle: asWords(
      current?.latest?.what === 'action' ? 'Take the action back' : 'Take the decision back',
    ),
    latestWhat: asWords(current?.latest?.what ?? ''),
    latestId: asWords(current?.latest?.id ?? ''),
    hasAction: action !== null,
    about: asWords(action?.id ?? ''),
    hasAsked: asked !== null,
    asked: asked ? plainText`Why another day: ${asked.reason}` : asPlain(''),
    // Whoever has left is on no list: somebody else must be chosen.
    newOwner: kept.newOwner || asWords(action?.ownerIsHere ? action.ownerId : NONE),
    newDue: kept.newDue || asWords((asked ?? action)?.dueOn ?? ''),
    changeTitle: asWords(
      asked ? `Agree to ${dayInWords(asked.dueOn, now)}, or change it` : 'Another day or owner',
    ),
  };
}

const recordedLine = (mark: string, text: string, by = '') => ({
  mark: asWords(mark),
  text: asWords(text, 500),
  by: asWords(by, 200),
  hasBy: by !== '',
});
