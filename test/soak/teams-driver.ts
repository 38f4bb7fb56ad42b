import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import type { Connector } from '#test/fakes/connector.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { CHANNEL } from './cast.ts';
import type { Chance } from './chance.ts';
import { pause, until } from './soak.ts';

export type Surface = 'channel' | 'personal';
type Activity = Record<string, unknown>;
type Tone = 'done' | 'refused' | 'changed' | 'wrong' | 'other';

export interface Answer {
  readonly status: number;
  readonly card: object | null;
  readonly tone: Tone;
  /** The first words on it. */
  readonly said: string;
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** One thing a person did, however often Teams delivered it, and all that they were told of it. */
export interface Deed {
  /** As the audit calls it: "sit-agenda.add-item". */
  readonly verb: string;
  readonly personId: string;
  /** In what they typed, and nowhere else. */
  readonly token: string | null;
  readonly answers: Answer[];
}

const MARKS: Readonly<Record<string, Tone>> = { '✓': 'done', '×': 'refused', '↻': 'changed', '!': 'wrong' };
const TENANT = MILL_LANE.tenantId ?? '';
/** Teams gives up on an answer after some 15 s, and so does whoever waits for one. */
const PATIENCE_MS = 15_000;
const ROUNDS = 8;

export interface DriverOptions {
  readonly connector: Connector;
  readonly issuer: Issuer;
  readonly chance: Chance;
  /** Where a bot listens at this moment; null while there is none. */
  readonly address: () => string | null;
  /** How long Teams waits before it delivers again. */
  readonly againAfterMs: number;
}

/** Teams and the people in it: delivers what they do up to four times, doubled, late and out of order. */
export class TeamsDriver {
  readonly deeds: Deed[] = [];
  delivered = 0;
  readonly #with: DriverOptions;
  readonly #late = new Set<Promise<unknown>>();
  #ids = 0;

  constructor(options: DriverOptions) {
    this.#with = options;
  }

  activity(who: Person, surface: Surface, change: Activity): Activity {
    const inChannel = surface === 'channel';
    const conversation = inChannel
      ? { id: CHANNEL, conversationType: 'channel', isGroup: true, tenantId: TENANT }
      : { id: `a:${who.id}`, conversationType: 'personal', tenantId: TENANT };
    return {
      id: this.#newId(),
      channelId: 'msteams',
      serviceUrl: this.#with.connector.url,
      from: { id: `29:${who.id}`, aadObjectId: who.objectId },
      recipient: { id: `28:${Issuer.appId}` },
      conversation,
      channelData: { tenant: { id: TENANT }, ...(inChannel && { team: { id: '19:team@thread.tacv2' } }) },
      ...change,
    };
  }

  /** One delivery; null when nobody answered. */
  async post(activity: Activity): Promise<{ status: number; body: unknown } | null> {
    const address = this.#with.address();
    if (address === null) return null;
    this.delivered += 1;
    try {
      const token = await this.#with.issuer.token(String(activity.serviceUrl));
      const response = await fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null };
    } catch {
      return null;
    }
  }

  /** The app is put into a channel or a chat is opened; once it is known to have been heard. */
  async opens(who: Person, surface: Surface): Promise<void> {
    const activity = this.activity(who, surface, { type: 'installationUpdate', action: 'add' });
    for (let round = 0; round < ROUNDS; round += 1) {
      if ((await this.post(activity))?.status === 200) return;
      await pause(500);
    }
    throw new Error('the bot did not hear that it was installed');
  }

  /** Presses a button until there is an answer, and gives the last card shown for it. */
  async press(
    who: Person,
    card: object,
    verb: string,
    inputs: Readonly<Record<string, unknown>> = {},
    how: { token?: string; surface?: Surface } = {},
  ): Promise<Answer | null> {
    const button = [...nodesOf(card)].find(node => node.type === 'Action.Execute' && node.verb === verb);
    if (!button) throw new Error(`the card has no button "${verb}"`);
    const deed: Deed = { verb, personId: who.id, token: how.token ?? null, answers: [] };
    this.deeds.push(deed);
    const data = { ...(button.data as object), ...inputs };
    const value = { action: { type: 'Action.Execute', verb, data } };
    const invoke = () =>
      this.activity(who, how.surface ?? 'personal', { type: 'invoke', name: 'adaptiveCard/action', value });
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.#deliver(deed, invoke);
      const last = deed.answers.at(-1);
      // "Please try again": they do.
      if (last && !isPleaToTryAgain(last)) return last;
      await until(() => this.#with.address() !== null, 30_000);
      await pause(this.#with.chance.between(100, 600));
    }
    return deed.answers.at(-1) ?? null;
  }

  /** Types words in the own chat and gives the card that came back; null when none did. */
  async types(who: Person, text: string, deed?: { verb: string; token: string }): Promise<object | null> {
    const { connector } = this.#with;
    const kept: Deed | null = deed ? { ...deed, personId: who.id, answers: [] } : null;
    if (kept) this.deeds.push(kept);
    const activity = this.activity(who, 'personal', { type: 'message', text });
    const find = () => connector.sent.findLast(({ activity: sent }) => sent.replyToId === activity.id);
    for (let delivery = 0; delivery < 4; delivery += 1) {
      await until(() => this.#with.address() !== null, PATIENCE_MS);
      const askedAt = performance.now();
      const answered = await this.post(activity);
      if (answered && (await until(() => find() !== undefined, 500))) {
        const [attachment] = (find()?.activity.attachments ?? []) as { content: object }[];
        kept?.answers.push(readAnswer(answered.status, attachment?.content ?? null, askedAt));
        return attachment?.content ?? null;
      }
      if (answered) return null;
      await pause(this.#with.againAfterMs);
    }
    return null;
  }

  /** When this resolves nothing that was done is under way any more. */
  async settled(): Promise<void> {
    while (this.#late.size > 0) await Promise.all(this.#late);
  }

  /** Up to four deliveries, the first two under one id and the others under another; some at the same moment. */
  async #deliver(deed: Deed, invoke: () => Activity): Promise<void> {
    const { chance, againAfterMs } = this.#with;
    const [first, second] = [invoke(), invoke()];
    const once = async (activity: Activity) => {
      const askedAt = performance.now();
      const answer = await this.post(activity);
      if (answer) deed.answers.push(readAnswer(answer.status, cardIn(answer.body), askedAt));
      return answer !== null;
    };
    const isDoubled = chance.is(0.2);
    const isLate = chance.is(0.1);
    const pending = [once(first), ...(isDoubled ? [once(chance.is(0.5) ? first : second)] : [])];
    for (const activity of [first, second, second]) {
      const answered = await Promise.race([
        Promise.any(pending.map(isTrue)).catch(() => false),
        late(againAfterMs),
      ]);
      if (answered === true) break;
      pending.push(once(activity));
    }
    await Promise.all(pending);
    if (isLate) this.#later(pause(chance.between(200, 3_000)).then(() => once(first)));
  }

  #later(work: Promise<unknown>): void {
    const kept = work.finally(() => this.#late.delete(kept));
    this.#late.add(kept);
  }

  #newId(): string {
    this.#ids += 1;
    return `activity-${this.#ids}`;
  }
}

const isTrue = async (answered: Promise<boolean>): Promise<true> => {
  if (await answered) return true;
  throw new Error('no answer');
};

const late = (ms: number) => pause(ms).then(() => null);

function cardIn(body: unknown): object | null {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : null;
  return typeof value === 'object' ? value : null;
}

function readAnswer(status: number, card: object | null, askedAt: number): Answer {
  const said = card ? (textsOf(card)[0] ?? '') : '';
  const tone = MARKS[said.slice(0, 1)] ?? 'other';
  return { status, card, tone, said, askedAt, answeredAt: performance.now() };
}

/** Neither done nor refused: the bot could not tell, or was too busy. */
export const isPleaToTryAgain = ({ status, said }: Answer): boolean =>
  status >= 500 || /not saved|try again in a minute|did not work|too many|slow down/i.test(said);
