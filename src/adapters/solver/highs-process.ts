import highsModule from 'highs';

/** What the process is asked: a model in LP format, and how long it may take. */
export interface HighsQuestion {
  readonly text: string;
  readonly seconds: number;
}

export type HighsReply =
  | {
      readonly status: 'optimal' | 'infeasible' | 'stopped';
      readonly values: ReadonlyMap<string, number> | null;
      readonly bound: number | null;
    }
  | { readonly status: 'failed'; readonly why: string };

/**
 * Models with the same text are answered alike on every machine as long as nodes and not seconds end the search, so there
 * are few enough of them to be reached first on a machine that is not very busy.
 */
const MOST_NODES = 20_000;

// The package's types are those of its CommonJS form; what Node loads here is the other, whose default is the loader itself.
const loadHighs = typeof highsModule === 'function' ? highsModule : highsModule.default;
const highs = await loadHighs();
const { modelStatus, solutionStatus } = highs.constants;
const STOPPED: readonly number[] = [
  modelStatus.timeLimit,
  modelStatus.iterationLimit,
  modelStatus.solutionLimit,
];

function answer({ text, seconds }: HighsQuestion): HighsReply {
  return highs.withModel({ format: 'lp', data: text }, (model): HighsReply => {
    model.options.set({
      ...{ output_flag: false, random_seed: 1, mip_rel_gap: 0, mip_abs_gap: 1e-6 },
      ...{ time_limit: seconds, mip_max_nodes: MOST_NODES },
    });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { status: 'infeasible', values: null, bound: null };
    if (status !== modelStatus.optimal && !STOPPED.includes(status))
      return { status: 'failed', why: `HiGHS ended with its status ${status}` };
    const hasValues = model.info.get('primal_solution_status') === solutionStatus.feasible;
    const bound = Number(model.info.get('mip_dual_bound'));
    const numbers = hasValues ? [...model.getSolution().colValue] : null;
    return {
      status: status === modelStatus.optimal ? 'optimal' : 'stopped',
      values: numbers && new Map(numbers.map((value, at) => [model.getColName(at), value])),
      bound: Number.isFinite(bound) ? bound : null,
    };
  });
}

process.on('message', (question: HighsQuestion) => {
  let reply: HighsReply;
  try {
    reply = answer(question);
  } catch (error) {
    reply = { status: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(reply);
});
// Whoever asks is gone. One that thinks just then hears of it when its time for thinking is over.
process.on('disconnect', () => process.exit());
