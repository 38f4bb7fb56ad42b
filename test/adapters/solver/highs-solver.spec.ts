import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { highsSolver } from '#adapters/solver/highs-solver.ts';
import { checkedValues } from '#domain/mip/check-answer.ts';
import { sumOf } from '#domain/mip/mip.ts';
import { SolverFailed } from '#ports/solver.ts';
import { hardMip, knapsack } from '#test/builders/mips.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const solver = highsSolver();
afterAll(() => solver.stop());

const whole = (name: string, most = 1) => ({ name, least: 0, most });
describe('HiGHS in a process of its own', () => {
  it('finds the best whole numbers', async () => {
    const answer = await solver.solve(knapsack, { seconds: 5 });
    expect(answer).toEqual({
      kind: 'best',
      values: new Map([
        ['a1', 3],
        ['a2', 1],
      ]),
    });
  });

  it('says that nothing keeps all rows', async () => {
    const rows = [{ terms: [{ of: 'a1', times: 1 }], atLeast: 4 }];
    expect(await solver.solve({ ...knapsack, rows }, { seconds: 5 })).toEqual({ kind: 'impossible' });
  });

  it('says so too of a row that counts nothing, which no model in text can hold', async () => {
    const rows = [{ terms: [], atLeast: 1 }];
    expect(await solver.solve({ ...knapsack, rows }, { seconds: 5 })).toEqual({ kind: 'impossible' });
  });

  it('answers several at once, each its own', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(most =>
        solver.solve(
          { variables: [whole('a1', most)], rows: [], minimise: [{ of: 'a1', times: -1 }] },
          { seconds: 5 },
        ),
      ),
    );
    expect(answers.map(answer => answer.kind === 'best' && answer.values.get('a1'))).toEqual([1, 2, 3]);
  });

  it('answers the same model alike with a fresh process', async () => {
    const first = await solver.solve(knapsack, { seconds: 5 });
    await solver.stop();
    expect(await solver.solve(knapsack, { seconds: 5 })).toEqual(first);
  });

  it('gives up in time, and what it says so far keeps its rows', async () => {
    const model = hardMip();
    const answer = await solver.solve(model, { seconds: 0.3 });
    if (answer.kind !== 'gave-up' || !answer.values) throw new Error(`expected values, not ${answer.kind}`);
    expect(checkedValues(model, answer.values)).toEqual(answer.values);
    expect(answer.bound).toBeLessThanOrEqual(sumOf(model.minimise, answer.values));
  });

  it('refuses a model that it cannot read, and answers the next', async () => {
    const nonsense = { ...knapsack, variables: [...knapsack.variables, whole('<= 5 nonsense >=')] };
    await expect(solver.solve(nonsense, { seconds: 5 })).rejects.toThrow(SolverFailed);
    expect((await solver.solve(knapsack, { seconds: 5 })).kind).toBe('best');
  });
});

const files = temporaryFiles();
afterAll(() => files.remove());
let programs = 0;
function program(source: string): URL {
  programs += 1;
  return pathToFileURL(files.write(`program-${programs}.mjs`, source));
}
const ENDLESS = "process.on('message', () => { for (;;); })";

describe('a solver that misbehaves', () => {
  it.each([
    ['dies as it starts', 'throw new Error("no memory")', /no memory/],
    ['ends without an answer', "process.on('message', () => process.exit(7))", /its process ended with 7/],
    [
      'answers with numbers that break the model',
      `process.on('message', () => process.send(
        { status: 'optimal', values: new Map([['a1', 3], ['a2', 3]]), bound: 0 }))`,
      /breaks the model/,
    ],
    [
      'answers with nothing',
      `process.on('message', () => process.send(
        { status: 'optimal', values: new Map(), bound: 0 }))`,
      /breaks the model/,
    ],
  ])('%s: an error, and no hang', async (_, source, why) => {
    const broken = highsSolver({ program: program(source) });
    await expect(broken.solve(knapsack, { seconds: 5 })).rejects.toThrow(SolverFailed);
    await expect(broken.solve(knapsack, { seconds: 5 })).rejects.toThrow(why);
    await broken.stop();
  });

  it('is started anew where it died between two questions', async () => {
    const dies = `process.on('message', () =>
      process.send({ status: 'infeasible', values: null, bound: null }, () => process.exit(3)))`;
    const broken = highsSolver({ program: program(dies) });
    expect((await broken.solve(knapsack, { seconds: 5 })).kind).toBe('impossible');
    // Asked at the very moment it dies, it fails; never does the process.
    await vi.waitFor(async () => {
      expect((await broken.solve(knapsack, { seconds: 5 })).kind).toBe('impossible');
    });
    await broken.stop();
  });

  it('is stopped where it does not stop by itself', async () => {
    const broken = highsSolver({ program: program(ENDLESS), graceSeconds: 0.2 });
    expect(await broken.solve(knapsack, { seconds: 0.1 })).toEqual({
      ...{ kind: 'gave-up', values: null, bound: null },
    });
    await broken.stop();
  });

  it('rejects what still waits when it is let go', async () => {
    const broken = highsSolver({ program: program(ENDLESS) });
    const waiting = expect(broken.solve(knapsack, { seconds: 60 })).rejects.toThrow(SolverFailed);
    await new Promise(resolve => setImmediate(resolve));
    await broken.stop();
    await waiting;
  });

  it('rejects so too where it had answered before, and what was asked behind it; what is asked later it answers', async () => {
    const answersOnce = `process.once('message', () => {
      process.send({ status: 'infeasible', values: null, bound: null });
      process.once('message', () => { for (;;); });
    })`;
    const broken = highsSolver({ program: program(answersOnce) });
    const ask = () => broken.solve(knapsack, { seconds: 60 });
    expect((await ask()).kind).toBe('impossible');
    const waiting = [ask(), ask()].map(each => expect(each).rejects.toThrow(SolverFailed));
    await new Promise(resolve => setImmediate(resolve));
    await broken.stop();
    await Promise.all(waiting);
    expect((await ask()).kind).toBe('impossible');
    await broken.stop();
  });
});
