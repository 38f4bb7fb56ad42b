import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { Clock } from '#ports/clock.ts';
import { etagOf, idFor } from './event-json.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { Notifier } from './notifier.ts';
import type { Change, ChangeKind, Outlook } from './outlook.ts';
import type { Preferences } from './preferences.ts';

export interface Subscription {
  readonly id: string;
  readonly mailbox: string;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleUrl: string | null;
  readonly clientState: string | null;
  readonly prefer: Preferences;
  expiresAt: number;
  /** Waiting to be authorised again: nothing is sent meanwhile. */
  paused: boolean;
}

export type LifecycleEvent = 'subscriptionRemoved' | 'reauthorizationRequired' | 'missed';

/** Whether a URL echoes the token as it should. */
export type Handshake = (url: string, token: string) => Promise<boolean>;

const Url = z.url().refine(url => /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/.test(url));
const Asked = z.strictObject({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: Url,
  lifecycleNotificationUrl: Url.optional(),
  resource: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }),
  clientState: z.string().max(128).optional(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).optional(),
});

export const handshakeByHttp: Handshake = async (url, token) => {
  const address = new URL(url);
  address.searchParams.set('validationToken', token);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(10_000),
  });
  const isPlain = response.headers.get('content-type')?.startsWith('text/plain') === true;
  return (await response.text()) === token && response.status === 200 && isPlain;
};

/** Subscriptions to the events of mailboxes, and what goes out because of them. */
export class Subscriptions {
  /** The longest a subscription lasts; asking for more gets this. */
  longestMinutes = 4230;
  readonly #held = new Map<string, Subscription>();
  readonly #outlook: Outlook;
  readonly #clock: Clock;
  readonly #notifier: Notifier;
  readonly #handshake: Handshake;
  readonly #tenantId: string;

  constructor(deps: {
    outlook: Outlook;
    clock: Clock;
    notifier: Notifier;
    handshake: Handshake;
    tenantId: string;
  }) {
    this.#outlook = deps.outlook;
    this.#clock = deps.clock;
    this.#notifier = deps.notifier;
    this.#handshake = deps.handshake;
    this.#tenantId = deps.tenantId;
  }

  /** Those that have not lapsed. */
  get all(): readonly Subscription[] {
    const now = Date.parse(this.#clock.now());
    for (const { id, expiresAt } of this.#held.values()) if (expiresAt <= now) this.#held.delete(id);
    return [...this.#held.values()];
  }

  async create(body: unknown, prefer: Preferences): Promise<object> {
    const read = Asked.safeParse(body);
    if (!read.success)
      throw badRequest(
        `Subscription cannot be read at '${read.error.issues[0]?.path.join('.')}'.`,
        'InvalidRequest',
      );
    const asked = read.data;
    const address = /^\/?users\/([^/]+)\/(?:calendar\/)?events\/?$/i.exec(asked.resource)?.[1];
    if (!address) throw badRequest('The resource is not supported.', 'InvalidRequest');
    this.#outlook.reach(decodeURIComponent(address));
    const expiresAt = this.#expiry(asked.expirationDateTime);
    for (const url of [asked.notificationUrl, asked.lifecycleNotificationUrl]) {
      if (url !== undefined && !(await this.#handshake(url, tokenToEcho()).catch(() => false)))
        throw badRequest(
          'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
          'ValidationError',
        );
    }
    const subscription: Subscription = {
      id: randomUUID(),
      mailbox: decodeURIComponent(address),
      resource: asked.resource,
      changeType: asked.changeType,
      notificationUrl: asked.notificationUrl,
      lifecycleUrl: asked.lifecycleNotificationUrl ?? null,
      clientState: asked.clientState ?? null,
      prefer,
      expiresAt,
      paused: false,
    };
    this.#held.set(subscription.id, subscription);
    return subscriptionJson(subscription);
  }

  /** PATCH: a new end, and with it the authorisation that may have been asked for. */
  renew(id: string, body: unknown): object {
    const subscription = this.#find(id);
    const read = z.strictObject({ expirationDateTime: z.iso.datetime({ offset: true }) }).safeParse(body);
    if (!read.success) throw badRequest('expirationDateTime cannot be read.', 'InvalidRequest');
    subscription.expiresAt = this.#expiry(read.data.expirationDateTime);
    subscription.paused = false;
    return subscriptionJson(subscription);
  }

  remove(id: string): void {
    this.#held.delete(this.#find(id).id);
  }

  /** Tells whoever subscribed to this mailbox. */
  changed({ mailbox, event, kind }: Change): void {
    for (const subscription of this.all) {
      const isTheirs = this.#outlook.look(subscription.mailbox) === mailbox;
      if (!isTheirs || subscription.paused || !kindsOf(subscription).includes(kind)) continue;
      const id = idFor(event, subscription.prefer);
      const resource = `Users/${mailbox.userId}/Events/${id}`;
      this.#notifier.notify({
        url: subscription.notificationUrl,
        item: {
          ...this.#aboutItself(subscription),
          changeType: kind,
          resource,
          resourceData: {
            '@odata.type': '#Microsoft.Graph.Event',
            '@odata.id': resource,
            '@odata.etag': etagOf(event.version),
            id,
          },
        },
      });
    }
  }

  /** What Graph says of a subscription itself: removed, to be authorised again, or that notifications were missed. */
  lifecycle(id: string, lifecycleEvent: LifecycleEvent): void {
    const subscription = this.#find(id);
    if (lifecycleEvent === 'subscriptionRemoved') this.#held.delete(id);
    if (lifecycleEvent === 'reauthorizationRequired') subscription.paused = true;
    if (subscription.lifecycleUrl === null) return;
    this.#notifier.notify({
      url: subscription.lifecycleUrl,
      item: { ...this.#aboutItself(subscription), resource: subscription.resource, lifecycleEvent },
    });
  }

  #aboutItself({ id, clientState, expiresAt }: Subscription): Record<string, unknown> {
    return {
      subscriptionId: id,
      subscriptionExpirationDateTime: new Date(expiresAt).toISOString(),
      ...(clientState !== null && { clientState }),
      tenantId: this.#tenantId,
    };
  }

  #expiry(asked: string): number {
    const now = Date.parse(this.#clock.now());
    const at = Date.parse(asked);
    if (at <= now) throw badRequest('Subscription expiration must be in the future.', 'InvalidRequest');
    return Math.min(at, now + this.longestMinutes * 60_000);
  }

  #find(id: string): Subscription {
    const found = this.all.find(held => held.id === id);
    if (!found) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
    return found;
  }
}

const kindsOf = ({ changeType }: Subscription) => changeType.split(',') as ChangeKind[];

/** With signs that have to be escaped in a URL and must come back as they were. */
function tokenToEcho(): string {
  return `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()} <&+%>`;
}

function subscriptionJson(subscription: Subscription): object {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: '00000003-0000-4000-8000-00000000a991',
    changeType: subscription.changeType,
    // What was said in secret is not said back.
    clientState: null,
    notificationUrl: subscription.notificationUrl,
    lifecycleNotificationUrl: subscription.lifecycleUrl,
    expirationDateTime: new Date(subscription.expiresAt).toISOString(),
    creatorId: '00000003-0000-4000-8000-00000000c4ea',
    includeResourceData: false,
    latestSupportedTlsVersion: 'v1_2',
  };
}
