import { chanceOf } from '../demo/chance-of.ts';
import type { Fault, GraphRequest, NotificationFault } from './faults.ts';

/** How often each happens, from 0 to 1; together at most 1. */
interface RequestRates {
  readonly throttled?: number;
  readonly throttledSilently?: number;
  readonly unavailable?: number;
  readonly doneButTimedOut?: number;
  readonly reset?: number;
}

const REQUEST_FAULTS: Readonly<Record<keyof RequestRates, Fault>> = {
  throttled: { kind: 'status', status: 429, code: 'ApplicationThrottled', retryAfter: '1' },
  throttledSilently: { kind: 'status', status: 429, code: 'ApplicationThrottled' },
  unavailable: { kind: 'status', status: 503, code: 'ErrorServerBusy' },
  doneButTimedOut: { kind: 'status', status: 504, code: 'GatewayTimeout', carriedOut: true },
  reset: { kind: 'reset' },
};

/** Faults by chance that are the same in every run with the same seed and the same requests in the same order. */
export function seededFaults(seed: string, rates: RequestRates): (request: GraphRequest) => Fault | null {
  const draw = drawn(seed, rates);
  return () => {
    const name = draw();
    return name && REQUEST_FAULTS[name];
  };
}

export function seededNotificationFaults(
  seed: string,
  rates: Partial<Record<NotificationFault, number>>,
): () => NotificationFault | null {
  return drawn(seed, rates);
}

function drawn<Name extends string>(seed: string, rates: Partial<Record<Name, number>>): () => Name | null {
  let count = 0;
  return () => {
    count += 1;
    let left = chanceOf(seed, String(count));
    for (const [name, rate] of Object.entries(rates) as [Name, number][]) {
      if (left < rate) return name;
      left -= rate;
    }
    return null;
  };
}
