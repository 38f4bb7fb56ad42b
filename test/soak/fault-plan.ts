import { BLOCKED, type ConnectorRequest, type Fault, GONE, THROTTLED } from '#test/fakes/connector.ts';
import type { Chance } from './chance.ts';

/** What befell one request, for comparing with what the bot recorded. */
export interface Befallen {
  readonly request: ConnectorRequest;
  readonly fault: Fault;
}

const GATEWAYS = [500, 502, 503, 504];

/** Everything that Teams and the network do, drawn by chance; `share`: of all requests. Stalls last as long as the bot waits. */
export function faultPlan(
  chance: Chance,
  { share, stalls, befell }: { share: number; stalls: boolean; befell: (what: Befallen) => void },
): (request: ConnectorRequest) => Fault | null {
  const kinds: (() => Fault)[] = [
    () => THROTTLED,
    () => ({ ...THROTTLED, retryAfter: String(chance.between(1, 3)) }),
    () => ({ kind: 'status', status: 412, code: 'PreconditionFailed' }),
    () => ({ kind: 'status', status: chance.of(GATEWAYS), accepted: false }),
    () => ({ kind: 'status', status: chance.of(GATEWAYS), accepted: true }),
    () => ({ kind: 'reset', accepted: false }),
    () => ({ kind: 'reset', accepted: true }),
    ...(stalls ? [() => ({ kind: 'stall', accepted: chance.is(0.5) }) as const] : []),
  ];
  return request => {
    if (!chance.is(share)) return null;
    // These last: one in thirty is enough, or nobody would hear anything any more.
    const fault = chance.is(1 / 30) ? chance.of([BLOCKED, GONE]) : chance.of(kinds)();
    befell({ request, fault });
    return fault;
  };
}
