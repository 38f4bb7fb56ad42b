import { describe, expect, it } from 'vitest';
import { CAST } from '#src/dev/demo/cast.ts';
import { greeting } from '#src/dev/demo/greeting.ts';

describe('what the demo says when it is up', () => {
  const windows = CAST.map(member => ({
    member,
    url: 'http://localhost:1',
    died: new Promise<string>(() => {}),
    stop: async () => {},
  }));
  const says = (now: string, next: string | null) =>
    greeting(
      { now, next, modelId: 'dsat', botUrl: 'http://127.0.0.1:3978', dataDir: 'data-demo', seconds: 1 },
      windows,
    );

  it('names the next meeting by its own clock, so that a second run does not send it back', () => {
    const said = says('2026-11-19T08:31:00.000Z', '2026-11-24T09:30:00.000Z');
    expect(said).toContain('2. Move the clock to the meeting of Tue 24 Nov, 9:30:');
    expect(said).toContain(`-d '{"now":"2026-11-24T09:30:00Z"}'`);
    expect(said).not.toContain('2026-11-10');
    expect(said).toContain('works by the model dsat');
    expect(said).toMatch(/type: what does oakwood need.*\n.*may type: owed/);
    expect(said).toMatch(
      /type: book visit oakwood aim; as Tom Reed, choose a time\. Or type: visits oakwood/,
    );
  });

  it('says how to begin again when no meeting is ahead', () => {
    expect(says('2030-01-01T09:00:00.000Z', null)).toContain('Begin the story again with --fresh');
  });
});
