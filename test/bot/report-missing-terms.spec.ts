import { describe, expect, it } from 'vitest';
import { reportMissingTerms } from '#bot/report-missing-terms.ts';
import type { Log, LogFields } from '#ports/log.ts';

function listening() {
  const said: [LogFields, string][] = [];
  const log: Log = {
    info: () => {},
    error: () => {},
    warn: (fields, text) => void said.push([fields, text]),
  };
  const bot = { log, clock: { now: () => bot.now }, now: '2027-08-20T08:00:00.000Z' };
  return { bot, said };
}

describe('a year without term dates', () => {
  it('is reported with the year and the trust’s id, never its name, once a day', () => {
    const { bot, said } = listening();
    for (let i = 0; i < 3; i++) reportMissingTerms(bot, 'trust-1', [2027]);
    expect(said).toEqual([
      [{ trustId: 'trust-1', year: '2027/28' }, expect.stringContaining('no agenda is made')],
    ]);
    bot.now = '2027-08-21T08:00:00.000Z';
    reportMissingTerms(bot, 'trust-1', [2027]);
    expect(said).toHaveLength(2);
  });

  it('is reported for each trust and each year', () => {
    const { bot, said } = listening();
    reportMissingTerms(bot, 'trust-1', [2026, 2027]);
    reportMissingTerms(bot, 'trust-2', [2027]);
    expect(said.map(([{ trustId, year }]) => `${trustId} ${year}`)).toEqual([
      'trust-1 2026/27',
      'trust-1 2027/28',
      'trust-2 2027/28',
    ]);
  });

  it('is not reported when there is none', () => {
    const { bot, said } = listening();
    reportMissingTerms(bot, 'trust-1', []);
    expect(said).toEqual([]);
  });
});
