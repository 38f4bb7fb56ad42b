import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMetrics } from '#adapters/metrics/metrics.ts';
import { message } from '#test/builders/activity.ts';
import { BLOCKED } from '#test/fakes/connector.ts';
import { type World, world } from '#test/fixtures/world.ts';

const ADD = 'sit-agenda.add-item';

describe('the counts of the whole app', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    await w.opens(w.people.priya, 'channel');
    await w.opens(w.people.priya, 'personal');
  });
  afterAll(() => w.close());
  const page = async () => {
    const answer = await w.app.server.app.inject('/metrics');
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    return answer.body;
  };
  const readAll = async () => valuesOf(await page());
  /** By how much what is counted rose while `work` ran; what did not rise is left out. */
  async function risen(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = await readAll();
    await work();
    const rises = [...(await readAll())]
      .filter(([name]) => /_(total|count)\b/.test(name) && !name.includes('/metrics'))
      .map(([name, value]) => [name.replace('fortnight_', ''), value - (before.get(name) ?? 0)] as const);
    return Object.fromEntries(rises.filter(([, rise]) => rise > 0));
  }

  it('hold a press from the way in to the copies that were redrawn', async () => {
    const press = async () => {
      await w.presses(w.people.priya, w.agenda(), ADD, { text: 'Counted' });
      await w.quiet();
    };
    // The agenda in the channel and the chair's own card.
    expect(await risen(press)).toEqual({
      'http_requests_total{route="/api/messages",status="200"}': 1,
      'activities_total{type="invoke"}': 1,
      turn_duration_seconds_count: 1,
      [`presses_total{verb="${ADD}",outcome="done"}`]: 1,
      'sends_total{operation="update",result="sent"}': 2,
      'send_duration_seconds_count{operation="update"}': 2,
      'jobs_total{kind="redraw",result="done"}': 2,
      'job_duration_seconds_count{kind="redraw"}': 2,
      'store_transactions_total{result="saved"}': expect.any(Number),
      store_transaction_duration_seconds_count: expect.any(Number),
    });
  });

  it('hold what was typed, and the answer that went out', async () => {
    expect(await risen(() => w.types(w.people.priya, 'status oakwood'))).toMatchObject({
      'activities_total{type="message"}': 1,
      'words_total{outcome="shown"}': 1,
      'sends_total{operation="send",result="sent"}': 1,
    });
    expect(await risen(() => w.types(w.people.priya, 'gibberish'))).toMatchObject({
      'words_total{outcome="wrong-input"}': 1,
    });
    expect(await risen(() => w.types(null, 'status oakwood'))).toMatchObject({
      'words_total{outcome="refused"}': 1,
    });
    const twice = w.activity(w.people.priya, 'personal', { type: 'message', text: 'help' });
    await w.post(twice);
    expect(await risen(() => w.post(twice))).toMatchObject({ 'words_total{outcome="repeated"}': 1 });
  });

  it('hold what Teams did not take', async () => {
    w.connector.faults.once(BLOCKED);
    const words = w.activity(w.people.priya, 'personal', { type: 'message', text: 'help' });
    expect(await risen(() => w.post(words))).toMatchObject({
      'sends_total{operation="send",result="never"}': 1,
    });
    w.connector.faults.once({ kind: 'reset' });
    const again = w.activity(w.people.priya, 'personal', { type: 'message', text: 'help' });
    expect(await risen(() => w.post(again))).toMatchObject({
      'sends_total{operation="send",result="unknown"}': 1,
    });
  });

  it('hold who was refused at the edge and why, and pages that are not there under one name', async () => {
    const inject = w.app.server.app.inject.bind(w.app.server.app);
    const strangers = async () => {
      await inject({ method: 'POST', url: '/api/messages', payload: message() });
      await inject('/nowhere/Pat');
      await inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
      await w.post({ ...w.activity(w.people.priya, 'personal', { type: 'message' }), from: 7 });
      const tenant = { tenant: { id: 'elsewhere' } };
      const conversation = { id: 'a:1', conversationType: 'personal' };
      const foreign = { type: 'message', channelData: tenant, conversation };
      await w.post(w.activity(w.people.priya, 'personal', foreign));
    };
    expect(await risen(strangers)).toEqual({
      'http_requests_total{route="/api/messages",status="401"}': 1,
      'http_requests_total{route="/api/messages",status="400"}': 1,
      'http_requests_total{route="unknown",status="404"}': 1,
      'refusals_total{reason="token:missing"}': 1,
      'http_requests_total{route="/api/messages",status="403"}': 1,
      'refusals_total{reason="tenant"}': 1,
      'refusals_total{reason="metrics"}': 1,
      'refusals_total{reason="field:from"}': 1,
    });
  });

  it('hold a job that comes back and the transaction that refused', async () => {
    const trust = (await w.app.bot.store.trusts.list())[0];
    const refusing = () =>
      w.app.bot.store.transaction(trust?.id ?? '', () => Promise.reject(new Error('no'))).catch(() => {});
    expect(await risen(refusing)).toEqual({
      'store_transactions_total{result="refused"}': 1,
      store_transaction_duration_seconds_count: 1,
    });
    // Last of those that count everything: the job comes back in a while.
    w.connector.faults.once({ kind: 'status', status: 429 });
    const failing = async () => {
      await w.presses(w.people.priya, w.agenda(), ADD, { text: 'Throttled' });
      await w.app.bot.jobs.drain();
    };
    expect(await risen(failing)).toMatchObject({
      'sends_total{operation="update",result="no"}': 1,
      'jobs_total{kind="redraw",result="later"}': 1,
    });
  });

  it('begin at nought for whatever an alarm is set on, and say what they are', async () => {
    const fresh = openMetrics({ verbs: [], ofProcess: false }).watching(w.app.bot);
    const { text } = await fresh();
    const names = [...valuesOf(text)].filter(([, value]) => value === 0).map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'fortnight_sends_total{operation="send",result="unknown"}',
        'fortnight_jobs_total{kind="send-post",result="failed"}',
        'fortnight_store_transactions_total{result="outcome-unknown"}',
      ]),
    );
    const families = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    expect(families.length).toBeGreaterThan(15);
    for (const [, name, type] of families) {
      expect(name).toMatch(type === 'counter' ? /^fortnight_\w+_total$/ : /^fortnight_\w+$/);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
      expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z1].*\\.$`, 'm'));
    }
  });

  it('are each app’s own, and of the process only when it is asked for', async () => {
    const alone = openMetrics({ verbs: [], ofProcess: true });
    const other = openMetrics({ verbs: [], ofProcess: false });
    alone.meter.words('done');
    const [mine, theirs] = await Promise.all([alone, other].map(each => each.watching(w.app.bot)()));
    expect(mine?.text).toContain('fortnight_words_total{outcome="done"} 1');
    expect(mine?.text).toContain('\nprocess_cpu_seconds_total ');
    expect(theirs?.text).not.toMatch(/fortnight_words_total\{|process_|nodejs_/);
    expect(await page()).not.toMatch(/^(process|nodejs)_/m);
  });
});

/** Each sample's value by its name and labels. */
function valuesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter(line => line && !line.startsWith('#'));
  return new Map(lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}
