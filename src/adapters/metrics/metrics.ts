import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Meter } from '#ports/meter.ts';
import { backlogGauges, type Watched } from './backlog-gauges.ts';
import { promMeter } from './prom-meter.ts';

/** Everything there is to know, in Prometheus' text format. Never throws for what is watched. */
export type Scrape = () => Promise<{ readonly contentType: string; readonly text: string }>;

export interface Metrics {
  readonly meter: Meter;
  /** Called once, when what is to be watched has been built. */
  watching(parts: Watched): Scrape;
}

/**
 * One app's numbers, apart from any other app's in the process. `ofProcess` adds the process' own (memory, CPU, event
 * loop) under the names every Node.js dashboard knows; they cannot be stopped, so only for the app that is the process.
 */
export function openMetrics(options: { verbs: readonly string[]; ofProcess: boolean }): Metrics {
  const registry = new Registry();
  if (options.ofProcess) collectDefaultMetrics({ register: registry });
  return {
    meter: promMeter(registry, options.verbs),
    watching(parts) {
      const refresh = backlogGauges(registry, parts);
      return async () => {
        await refresh();
        return { contentType: registry.contentType, text: await registry.metrics() };
      };
    },
  };
}
