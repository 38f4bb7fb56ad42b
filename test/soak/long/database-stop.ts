import { databaseGone } from '../database-gone.ts';
import { ownServer } from '../own-server.ts';
import { onServer } from '../place.ts';
import type { Soak } from '../soak.ts';

const soak: Soak = {
  about: 'a PostgreSQL server of its own stops for 20 s while ten people press',
  async run(options) {
    await using server = await ownServer();
    const place = await onServer(server.url);
    // Awaited here: the server is stopped when this block ends.
    return await databaseGone({
      ...options,
      place,
      away: server.stop,
      back: server.start,
      goneMs: 20_000,
      aroundMs: 10_000,
      hurries: false,
    });
  },
};

export default soak;
