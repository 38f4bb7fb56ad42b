import type { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { CAST, CHANNEL_IDS, TRUST } from './cast.ts';
import type { Playground } from './playground.ts';

interface Facts {
  readonly now: IsoInstant;
  /** When the SIT meets next; null when it does not. */
  readonly next: IsoInstant | null;
  /** The improvement model the trust works by. */
  readonly modelId: string;
  readonly botUrl: string;
  readonly dataDir: string;
  readonly seconds: number;
}

/** What the demo says when everything is up. */
export function greeting(facts: Facts, playgrounds: readonly Playground[]): string {
  const lines = [
    '',
    `${TRUST.name} (fictional) is ready after ${facts.seconds.toFixed(1)} s.`,
    `The demo's clock says ${momentInWords(facts.now)}. The trust works by the model ${facts.modelId}.`,
    '',
    ...(playgrounds.length > 0 ? windows(playgrounds, facts) : withoutWindows(facts)),
    `Everybody's Outlook, to move, decline and delete what is in it: ${facts.botUrl}/demo/outlook`,
    `Bot: ${facts.botUrl}   Data: ${facts.dataDir}`,
    'Ctrl-C stops everything; the next run goes on from here, and --fresh begins again.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function windows(playgrounds: readonly Playground[], facts: Facts): string[] {
  const width = Math.max(...playgrounds.map(({ member }) => member.name.length));
  return [
    'Open these in a browser; each is one person, in a window of at least 1,400 pixels:',
    ...playgrounds.map(({ url, member }) => `  ${url}  ${member.name.padEnd(width)}  ${member.who}`),
    '',
    'Five things to try:',
    `  1. As ${CAST[0]?.name}, open the SIT channel: the agenda is there. Add a school to it.`,
    ...moving(facts),
    '     then, in your own chat, press “Start the meeting”; record an action for Tom Reed and close.',
    `  3. As ${CAST[1]?.name}, open the personal chat: your actions are there.`,
    "  4. In anybody's personal chat, type: what does oakwood need, or status oakwood, or minutes, or help.",
    `     ${CAST[0]?.name} and ${CAST[2]?.name} may type: owed, or letters`,
    `  5. As ${CAST[0]?.name}, type: book visit oakwood aim; as ${CAST[1]?.name}, choose a time. Or type: visits oakwood.`,
    `     As ${CAST[0]?.name}, type: review oakwood, and put a category to ${CAST[1]?.name}; as ${CAST[2]?.name}: category oakwood.`,
    '',
  ];
}

/** To the next meeting by where the clock stands: a second run begins later in the story. */
function moving({ now, next, botUrl }: Facts): string[] {
  const post = (moment: string) =>
    `     curl -X POST ${botUrl}/demo/clock -H 'content-type: application/json' -d '{"now":"${moment}"}'`;
  if (!next)
    return ['  2. SIT has no meeting ahead. Begin the story again with --fresh, and in its meeting:'];
  return [
    `  2. Move the clock to the meeting of ${momentInWords(next, now)}:`,
    post(next.replace('.000Z', 'Z')),
  ];
}

/** For who drives the bot by hand or from a test. */
function withoutWindows({ botUrl, next, now }: Facts): string[] {
  const width = Math.max(...CAST.map(({ name }) => name.length));
  return [
    'No chat windows were started. To speak to the bot yourself:',
    `  POST ${botUrl}/api/messages  activities of tenant ${TRUST.tenantId}`,
    `  SIT channel  ${CHANNEL_IDS.join('  ')}`,
    ...CAST.map(({ name, objectId, who }) => `  ${name.padEnd(width)}  ${objectId}  ${who}`),
    `  POST ${botUrl}/demo/clock  {"now": "${next ?? now}"} moves the clock`,
    '',
  ];
}
