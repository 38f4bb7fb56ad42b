import { Counter, Histogram, type Registry } from 'prom-client';
import type { Meter } from '#ports/meter.ts';

const QUICK = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Teams waits 15 seconds for an answer, and we as long for one of Teams'. */
const OVER_HTTP = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** A job that takes two minutes counts as lost. */
const JOB = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/**
 * The meter on prom-client, in a registry of its own. `verbs` are those of the cards there are: a verb arrives from
 * outside, and only these become a label. What is rare and worth an alarm is there at 0 from the start, since a rate
 * cannot be taken of a series that begins with its first failure.
 */
export function promMeter(registry: Registry, verbs: readonly string[]): Meter {
  const known = new Set(verbs);
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `fortnight_${name}`, help, labelNames, registers });
  const seconds = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name: `fortnight_${name}_seconds`, help, buckets, labelNames, registers });

  const requests = counter('http_requests_total', 'HTTP requests answered, by route and status.', [
    'route',
    'status',
  ]);
  const activities = counter('activities_total', 'Activities let in, by type.', ['type']);
  const refusals = counter('refusals_total', 'Requests refused at the edge, by reason.', ['reason']);
  const turns = seconds('turn_duration', 'How long handling an activity took.', OVER_HTTP);
  const presses = counter('presses_total', 'Buttons pressed, by verb and outcome.', ['verb', 'outcome']);
  const words = counter('words_total', 'Messages typed to the bot, by outcome.', ['outcome']);
  const sends = counter(
    'sends_total',
    'Messages given to Teams: sent; no or never, which surely did not arrive and may or may not be tried again; unknown.',
    ['operation', 'result'],
  );
  const sending = seconds('send_duration', 'How long Teams took with a message.', OVER_HTTP, ['operation']);
  const jobs = counter(
    'jobs_total',
    'Jobs run, by kind and result; later: it had to wait for its turn; a failed one is tried again.',
    ['kind', 'result'],
  );
  const running = seconds('job_duration', 'How long a job took.', JOB, ['kind']);
  const transactions = counter('store_transactions_total', 'Transactions of the store, by result.', [
    'result',
  ]);
  const storing = seconds('store_transaction_duration', 'How long a transaction took.', QUICK);

  for (const operation of ['send', 'update'])
    for (const result of ['sent', 'no', 'never', 'unknown', 'failed']) sends.inc({ operation, result }, 0);
  for (const kind of ['send-post', 'redraw'])
    for (const result of ['done', 'later', 'failed']) jobs.inc({ kind, result }, 0);
  for (const result of ['saved', 'refused', 'not-saved', 'outcome-unknown']) transactions.inc({ result }, 0);

  return {
    request({ route, status, activityType, refusedFor }) {
      requests.inc({ route: route ?? 'unknown', status });
      if (refusedFor) refusals.inc({ reason: refusedFor });
      else if (activityType) activities.inc({ type: activityType });
    },
    turn: took => turns.observe(took),
    press: (verb, outcome) => presses.inc({ verb: known.has(verb) ? verb : 'unknown', outcome }),
    words: outcome => words.inc({ outcome }),
    send(operation, result, took) {
      sends.inc({ operation, result });
      sending.observe({ operation }, took);
    },
    job(kind, result, took) {
      jobs.inc({ kind, result });
      running.observe({ kind }, took);
    },
    transaction(result, took) {
      transactions.inc({ result });
      storing.observe(took);
    },
  };
}
