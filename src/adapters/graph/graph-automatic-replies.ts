import { z } from 'zod/v4';
import type { AutomaticReplies, AutomaticRepliesOf, AutomaticReply } from '#ports/automatic-replies.ts';
import { Batches } from './batches.ts';
import { graphClient, pathOf } from './graph-client.ts';
import { patienceOf, realTiming, type Timing } from './patience.ts';
import { ZonedMoment } from './times.ts';

/** All of a trust's heads together; nobody waits for it. */
const ASK_MS = 28_000;

export interface GraphAutomaticRepliesOptions {
  /** GRAPH_BASE_URL, without the version. */
  readonly baseUrl: string;
  /** `graphToken(…)`; null where nothing is signed in. */
  readonly tokenFor: ((tenantId: string) => Promise<string>) | null;
  readonly fetch?: typeof fetch;
  readonly timing?: Timing;
}

/** What is read of a mailbox's setting: when, and nothing of what it says. */
const Setting = z.object({
  status: z.enum(['disabled', 'alwaysEnabled', 'scheduled']),
  scheduledStartDateTime: ZonedMoment.nullish(),
  scheduledEndDateTime: ZonedMoment.nullish(),
});

/**
 * The automatic replies of every tenant's mailboxes (`MailboxSettings.Read`). The tips for a mail would tell the same, but only to an
 * app that may read everybody's mail.
 */
export function graphAutomaticReplies(options: GraphAutomaticRepliesOptions): AutomaticRepliesOf {
  const { baseUrl, tokenFor, timing = realTiming } = options;
  return {
    of(tenantId) {
      if (tenantId === null || tokenFor === null) return null;
      const tenant = tenantId.toLowerCase();
      const token = () => tokenFor(tenant);
      const ask = graphClient({ baseUrl, token, fetch: options.fetch ?? fetch, timing });
      return repliesOf(() => new Batches(ask, patienceOf(ASK_MS, timing)));
    },
  };
}

function repliesOf(newBatches: () => Batches): AutomaticReplies {
  return {
    async of(addresses) {
      const batches = newBatches();
      const replies = new Map<string, AutomaticReply>();
      let unknown = 0;
      await Promise.all(
        [...new Set(addresses)].map(async address => {
          const reply = await replyOf(batches, address).catch(() => 'unknown' as const);
          if (reply === 'unknown') unknown += 1;
          else if (reply) replies.set(address, reply);
        }),
      );
      return { replies, unknown };
    },
  };
}

async function replyOf(batches: Batches, address: string): Promise<AutomaticReply | 'unknown' | null> {
  const { status, body } = await batches.ask({
    method: 'GET',
    path: pathOf('users', address, 'mailboxSettings', 'automaticRepliesSetting'),
    isRepeatable: true,
  });
  const read = status === 200 ? Setting.safeParse(body) : null;
  if (!read?.success) return 'unknown';
  const { status: state, scheduledStartDateTime: from, scheduledEndDateTime: until } = read.data;
  if (state === 'disabled') return null;
  return state === 'alwaysEnabled'
    ? { from: null, until: null }
    : { from: from ?? null, until: until ?? null };
}
