import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { takeFurtherInWords } from '#domain/escalation/in-words.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import type { Waiting } from '#workflows/escalation/read-waiting.ts';

const ON_A_PAGE = 4;
const BYTES = 12_000;

export function headline({ items }: Waiting): string {
  const [first, second] = items;
  if (!first) return 'Nothing waits for your word';
  return second
    ? `Do these ${items.length} go further?`
    : `Does it go further? ${first.label}: ${first.schoolName}`;
}

export function view(subject: Waiting, _viewer: Viewer, { now, page }: Scene): ViewData {
  const { items } = subject;
  const pages = Math.max(Math.ceil(items.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const part = items.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  return {
    title: asPlain(headline(subject), 200),
    why: whyNow(subject),
    items: new Room(BYTES).take(
      part.map(({ id, version, schoolName, label, line, askedOn, nextNames, mayWait }) => ({
        ...{ id: asWords(id), version, mayWait },
        school: asWords(`${schoolName}: ${label.toLowerCase()}`, 150),
        line: asPlain(`${line}. You were asked on ${dayInWords(askedOn, now)}.`, 360),
        take: asWords(takeFurtherInWords(nextNames), 60),
      })),
    ),
    ...{ hasMore: at < pages, moreTitle: asWords(`and more: page ${at + 1} of ${pages}`), nextPage: at + 1 },
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function whyNow({ items }: Waiting): Plain {
  if (items.length === 0)
    return plainText`All of it was answered, or somebody has said what becomes of it. Thank you.`;
  return items.some(({ byItself }) => byItself)
    ? plainText`Without your word they go further by themselves in time, as the improvement model says. To leave one, open it.`
    : plainText`Nothing goes further without your word. To leave one, open it.`;
}
