import { asWords } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, listInWords, timeInWords } from '#domain/time/words.ts';
import { addressInWords, webAddress } from '#domain/visit/evidence-links.ts';
import type { GivenStep, ToSendRow } from '#workflows/obligations/to-send-view.ts';

/** Of one thing so many answers are shown, the newest; all are kept. */
const GIVEN_SHOWN = { list: 1, one: 4 } as const;
/** How much of each answer: a list has several things, the form of one has room for all of it. */
const WORDS_SHOWN = { list: 200, one: 340 } as const;
const NAMED = 3;

/** One thing that is to be sent, with what was said of it. */
export function rowOf(row: ToSendRow, { as, now }: { readonly as: 'list' | 'one'; readonly now: string }) {
  const { id, name, about, given, mayAnswer, mayDecide } = row;
  return {
    ...{ id: asWords(id), name: asWords(name, 120), about: asWords(as === 'one' ? about : '', 120) },
    hasAbout: as === 'one',
    stands: asWords(standingInWords(row, now), 160),
    due: asWords(dueInWords(row, now), 160),
    given: given
      .slice(-GIVEN_SHOWN[as])
      .map((each, at, shown) =>
        givenOf(each, { now, most: WORDS_SHOWN[as], stands: at === shown.length - 1 }),
      ),
    opens: as === 'list' && (mayAnswer || mayDecide),
    title: asWords(mayDecide ? 'Decide' : given.length > 0 ? 'Change the answer' : 'Answer'),
  };
}

/** How it stands, with a sign: never by colour alone. */
export function standingInWords({ standing, isLate, given, isElsewhere }: ToSendRow, now: string): string {
  const last = given.at(-1);
  switch (standing) {
    case 'asked':
      return isLate ? '▲ Late: not sent yet.' : '○ Not sent yet.';
    case 'later':
      return `◆ Not yet, by ${last?.day ? dayInWords(last.day, now) : 'a later day'}.`;
    case 'put':
      return '◆ Said not to be applicable; the officer is asked.';
    case 'sent':
      return isElsewhere ? '● Recorded as sent by the team.' : '● Sent.';
    case 'not-needed':
      return '● Not needed this time.';
    case 'passed':
      return '○ Not sent, and not asked for any more.';
  }
}

function dueInWords({ dueOn, isFromTrust, askedNames, standing }: ToSendRow, now: string): string {
  const by = `Due ${dayInWords(dueOn, now)}.`;
  if (standing !== 'asked' && standing !== 'later') return by;
  if (askedNames.length === 0) return `${by} Nobody is on record to send it.`;
  return isFromTrust ? `${by} For the trust to send: ${listInWords(askedNames.slice(0, NAMED))}.` : by;
}

/** Two people may answer: the later answer stands, and the earlier is read beside it. */
function givenOf(
  { kind, day, words, link, at, byName, isLate }: GivenStep,
  { now, most, stands }: { readonly now: string; readonly most: number; readonly stands: boolean },
) {
  const when = `${dayInWords(dayOf(at), now)}, ${timeInWords(at)}`;
  const on = day === null ? '' : dayInWords(day, now);
  const what = {
    done: `✓ Sent${on && ` on ${on}`}`,
    'not-yet': `Not yet${on && `, by ${on}`}`,
    'not-applicable': 'Not applicable',
    agreed: 'Agreed: it is not applicable',
    refused: 'It is needed all the same',
  }[kind];
  const url = link === null ? null : webAddress(link);
  return {
    who: asWords(`${byName}, ${when}${isLate ? ', late' : ''}${stands ? '' : ' (earlier)'}`, 100),
    words: asWords([what, words].filter(Boolean).join('. '), most),
    links:
      url === null
        ? []
        : [
            {
              text: asWords(`↗ ${addressInWords(url)}`, 80),
              url: asWords(url, 300),
            },
          ],
  };
}
