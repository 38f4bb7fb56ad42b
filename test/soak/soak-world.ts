import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { momentOf } from '#domain/time/iso.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { Connector } from '#test/fakes/connector.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { Login } from '#test/fakes/login.ts';
import { BotProcess } from './bot-process.ts';
import { type Cast, settle } from './cast.ts';
import type { Chance } from './chance.ts';
import type { Place } from './place.ts';
import { TeamsDriver } from './teams-driver.ts';

/** How long Teams waits for an answer before it delivers again; really it is longer. */
const AGAIN_AFTER_MS = 2_000;

/** Everything but Microsoft, with the bots as processes of their own. Closing it ends them and drops the place. */
export interface SoakWorld extends AsyncDisposable {
  readonly place: Place;
  readonly connector: Connector;
  readonly driver: TeamsDriver;
  readonly issuer: Issuer;
  readonly cast: Cast;
  /** Every run so far, the newest last. */
  readonly bots: BotProcess[];
  /** Starts another bot; activities go to the running ones, one like the other. */
  start(): Promise<BotProcess>;
  everybodyOpens(): Promise<void>;
  /** For every bot. */
  setNow(instant: string): void;
}

/** `more`: for the bots' environment. */
export async function openWorld(
  place: Place,
  chance: Chance,
  more: Readonly<Record<string, string>> = {},
): Promise<SoakWorld> {
  const [connector, issuer, login] = await Promise.all([
    Connector.start(),
    Issuer.start(new Date().toISOString()),
    Login.start(),
  ]);
  const cast = await place.withStore(settle);
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-clock-'));
  const file = join(folder, 'ahead');
  const setNow = (now: string) => writeFileSync(file, String(Date.parse(now) - Date.now()));
  setNow(momentOf('2026-09-01', '09:00'));
  const env = {
    ...place.env,
    ...more,
    SOAK_CLOCK: file,
    BOT_APP_ID: Issuer.appId,
    BOT_APP_PASSWORD: 'secret',
    BOT_TENANT_ID: MILL_LANE.tenantId ?? '',
    BOT_OPENID_METADATA: issuer.metadataUrl,
    BOT_LOGIN_URL: login.url,
  };
  const bots: BotProcess[] = [];
  const which = chance.apart();
  const address = () => {
    const there = bots.flatMap(bot => bot.address ?? []);
    return there.length > 0 ? which.of(there) : null;
  };
  const driver = new TeamsDriver({
    ...{ connector, issuer, address },
    chance: chance.apart(),
    againAfterMs: AGAIN_AFTER_MS,
  });
  return {
    ...{ place, connector, driver, issuer, cast, bots, setNow },
    async start() {
      const bot = await BotProcess.start('test/soak/bot-with-clock.ts', env);
      bots.push(bot);
      return bot;
    },
    async everybodyOpens() {
      for (const who of cast.members) await driver.opens(who, 'personal');
      await driver.opens(cast.chair, 'channel');
    },
    async [Symbol.asyncDispose]() {
      for (const bot of bots) await bot.kill();
      await Promise.all([connector.stop(), issuer.stop(), login.stop()]);
      rmSync(folder, { recursive: true, force: true });
      await place.drop();
    },
  };
}
