import { describe, expect, it } from 'vitest';
import { progressOn } from '#src/cli/progress.ts';

const MB = 1024 * 1024;

function watching(isScreen: boolean) {
  const said: string[] = [];
  return { said, progress: progressOn({ err: text => said.push(text), isScreen }, 'all.csv') };
}

describe('progress', () => {
  it('in a log is a line for each quarter of a big file', () => {
    const { said, progress } = watching(false);
    for (let done = 0; done <= 60; done += 1) progress.onBytes(done * MB, 60 * MB);
    expect(said).toEqual([25, 50, 75, 100].map(n => `Reading all.csv: ${n}%\n`));
  });

  it('in a log is nothing for a small file', () => {
    const { said, progress } = watching(false);
    progress.onBytes(MB, MB);
    expect(said).toEqual([]);
  });

  it('on a screen rewrites one line, and leaves it empty', () => {
    const { said, progress } = watching(true);
    progress.onBytes(30 * MB, 60 * MB);
    progress.onBytes(31 * MB, 60 * MB);
    progress.step('Saving 31 schools');
    progress.end();
    progress.end();
    expect(said).toEqual(['\r\u001b[KReading all.csv: 50%', '\r\u001b[KSaving 31 schools', '\r\u001b[K']);
  });
});
