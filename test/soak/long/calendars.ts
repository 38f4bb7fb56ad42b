import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#adapters/store/embedded.ts';
import { migrate } from '#adapters/store/migrations.ts';
import { playCalendars } from '../calendar-model.ts';
import type { Soak } from '../soak.ts';

const STORIES = Number(process.env.SOAK_STORIES ?? 2_000);

const soak: Soak = {
  about: `${STORIES} stories of presses, edits in Outlook, faults and kills: both sides agree after each`,
  async run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'fortnight-soak-'));
    const { connection, close } = await openEmbedded(folder, { mayJoin: false, relaxed: true });
    await migrate(connection);
    const drop = async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    };
    return playCalendars({ ...options, runs: STORIES }, { connection, owner: connection, drop });
  },
};

export default soak;
