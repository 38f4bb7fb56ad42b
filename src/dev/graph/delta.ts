import { randomUUID } from 'node:crypto';
import { etagOf, eventJson, idFor } from './event-json.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { Mailbox, StoredEvent } from './mailbox.ts';
import type { Outlook } from './outlook.ts';
import type { Preferences } from './preferences.ts';
import { momentOfQuery } from './zones.ts';

interface Round {
  readonly mailbox: Mailbox;
  readonly from: number;
  readonly until: number;
  /** Everything up to this version is known to whoever holds the token. */
  readonly since: number;
  /** What remains to be given on further pages; empty for a finished round. */
  readonly waiting: readonly object[];
}

const PAGE = 10;
const KNOWN = new Set(['startDateTime', 'endDateTime', '$deltatoken', '$skiptoken']);

/** GET …/calendarView/delta: what changed in one stretch, page by page, ending with the token for the next time. */
export class DeltaReader {
  readonly #outlook: Outlook;
  readonly #rounds = new Map<string, Round>();
  constructor(outlook: Outlook) {
    this.#outlook = outlook;
  }

  /** Every token given until now answers 410. */
  expireTokens(): void {
    this.#rounds.clear();
  }

  read(mailbox: Mailbox, query: URLSearchParams, prefer: Preferences, address: string): object {
    const odd = [...query.keys()].find(name => !KNOWN.has(name));
    if (odd !== undefined)
      throw badRequest(`The query parameter '${odd}' is not supported here.`, 'ErrorInvalidUrlQuery');
    const token = query.get('$skiptoken') ?? query.get('$deltatoken');
    const round = token === null ? this.#begin(mailbox, query) : this.#rounds.get(token);
    if (round?.mailbox !== mailbox)
      throw new GraphError(
        410,
        'syncStateNotFound',
        'The sync state generation is not found; resync is required.',
      );
    const waiting = query.has('$skiptoken') ? round.waiting : this.#changed(round, prefer);
    const size = prefer.pageSize ?? PAGE;
    const rest = waiting.slice(size);
    const next = randomUUID().replaceAll('-', '');
    const since = query.has('$skiptoken') ? round.since : this.#outlook.version;
    this.#rounds.set(next, { ...round, since, waiting: rest });
    const link = (name: string) => `${address}?${new URLSearchParams({ [name]: next })}`;
    return {
      value: waiting.slice(0, size),
      ...(rest.length > 0
        ? { '@odata.nextLink': link('$skiptoken') }
        : { '@odata.deltaLink': link('$deltatoken') }),
    };
  }

  #begin(mailbox: Mailbox, query: URLSearchParams): Round {
    const from = momentOfQuery(query.get('startDateTime'), 'startDateTime');
    const until = momentOfQuery(query.get('endDateTime'), 'endDateTime');
    return { mailbox, from, until, since: 0, waiting: [] };
  }

  #changed({ mailbox, from, until, since }: Round, prefer: Preferences): object[] {
    const isIn = (at: { startMs: number; endMs: number }) => at.startMs < until && at.endMs > from;
    const removed = (event: Pick<StoredEvent, 'id' | 'version' | 'folderMoves'>) => ({
      '@odata.etag': etagOf(event.version),
      id: idFor(event, prefer),
      '@removed': { reason: 'deleted' },
    });
    const present = [...mailbox.events.values()]
      .filter(({ version }) => version > since)
      .sort((a, b) => a.version - b.version);
    const here = present.filter(isIn).map(event => eventJson(event, mailbox, prefer));
    if (since === 0) return here;
    const gone = [...mailbox.deleted.values()].filter(({ version }) => version > since);
    const left = present.filter(event => !isIn(event));
    return [...here, ...[...left, ...gone].filter(({ stood }) => stood.some(isIn)).map(removed)];
  }
}
