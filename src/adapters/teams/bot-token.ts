import type { Clock } from '#ports/clock.ts';
import { SendFailed } from '#ports/messenger.ts';
import { clientCredentials } from './client-credentials.ts';
import { managedIdentity } from './managed-identity.ts';

/** The token the bot shows to the Bot Connector. */
export interface BotToken {
  /** A token good for at least a moment; `null` in the demo, which has none. Throws `SendFailed` 'no'. */
  current(): Promise<string | null>;
  /** The connector refused this one: the next call gets another. */
  drop(token: string): void;
}

export interface Granted {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** Who the bot is at Entra; `appId` is null only in the demo. */
export interface BotIdentity {
  readonly appId: string | null;
  readonly appPassword: string | null;
  readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  readonly tenantId: string | null;
  readonly loginUrl: string;
}

const EARLY_SECONDS = 300;
const WAIT_AFTER_FAILURE_SECONDS = 30;

/** The bot's own token, cached until five minutes before it ends. Real time, unless a test brings its clock. */
export function botToken(bot: BotIdentity, clock?: Clock): BotToken {
  const { appId, appType } = bot;
  if (appId === null) return { current: async () => null, drop: () => {} };
  return cached(
    appType === 'UserAssignedMSI' ? managedIdentity(appId) : clientCredentials({ ...bot, appId }),
    clock,
  );
}

/** Calls that need a new token share one request; while the old one lasts, a failure to renew it does not matter. */
function cached(grant: () => Promise<Granted>, clock?: Clock): BotToken {
  const now = () => (clock ? Date.parse(clock.now()) : Date.now()) / 1000;
  let held: { token: string; from: number; renewAt: number; until: number } | null = null;
  let renewing: Promise<void> | null = null;

  async function renew(): Promise<void> {
    const from = now();
    try {
      const { token, expiresInSeconds } = await grant();
      const early = Math.min(EARLY_SECONDS, expiresInSeconds / 2);
      held = { token, from, renewAt: from + expiresInSeconds - early, until: from + expiresInSeconds };
    } catch (error) {
      if (!held || now() >= held.until) throw asSendFailed(error);
      held = { ...held, renewAt: now() + WAIT_AFTER_FAILURE_SECONDS };
    }
  }

  return {
    async current() {
      if (!held || now() >= held.renewAt || now() < held.from) {
        renewing ??= renew().finally(() => {
          renewing = null;
        });
        await renewing;
      }
      return held?.token ?? null;
    },
    drop(token) {
      if (held?.token === token) held = null;
    },
  };
}

/** Only OAuth's own code ("invalid_client") is repeated: descriptions name applications and tenants. */
function asSendFailed(error: unknown): SendFailed {
  const code = error instanceof Error && 'error' in error ? String(error.error) : '';
  const why = /^\w{1,60}$/.test(code) ? code : error instanceof Error ? error.name : 'unknown';
  return new SendFailed(`The bot could not get its own token: ${why}.`, { arrived: 'no' });
}
