import { badRequest } from './graph-error.ts';
import type { StoredEvent } from './mailbox.ts';

const FILTER =
  /^singleValueExtendedProperties\/Any\(ep:\s*ep\/id eq '((?:[^']|'')+)' and ep\/value eq '((?:[^']|'')*)'\)$/i;
const EXPAND = /^singleValueExtendedProperties\(\$filter=id eq '((?:[^']|'')+)'\)$/i;
const KNOWN = new Set(['$filter', '$expand', '$select', '$top', '$skip']);

/** A quote inside OData's quotes is written twice. */
const unquoted = (text: string | undefined) => (text ?? '').replaceAll("''", "'");

export interface EventQuery {
  readonly matches: (event: StoredEvent) => boolean;
  /** Applies $select and $expand to an event's JSON. */
  readonly shape: (event: StoredEvent, json: Record<string, unknown>) => Record<string, unknown>;
  readonly top: number | null;
  readonly skip: number;
}

/** Reads what of OData's query the calendar understands; throws Graph's 400 for the rest. */
export function readEventQuery(query: URLSearchParams): EventQuery {
  const odd = [...query.keys()].find(name => !KNOWN.has(name));
  if (odd !== undefined) throw badRequest(`The query parameter '${odd}' is not supported.`, 'BadRequest');
  const filter = query.get('$filter');
  const filtered = filter === null ? null : FILTER.exec(filter);
  if (filter !== null && !filtered)
    throw badRequest('The filter is not supported.', 'ErrorInvalidUrlQueryFilter');
  const expand = query.get('$expand');
  const expanded = expand === null ? null : EXPAND.exec(expand);
  if (expand !== null && !expanded)
    throw badRequest('The expansion is not supported.', 'ErrorInvalidUrlQuery');
  const select = query.get('$select')?.split(',');
  const [id, value] = [unquoted(filtered?.[1]), unquoted(filtered?.[2])];
  const property = unquoted(expanded?.[1]);

  return {
    matches: event => !filtered || event.properties.get(id) === value,
    shape: (event, json) => {
      const chosen = select
        ? Object.fromEntries(
            Object.entries(json).filter(
              ([name]) => name.startsWith('@') || name === 'id' || select.includes(name),
            ),
          )
        : json;
      const found = event.properties.get(property);
      if (!expanded || found === undefined) return chosen;
      return { ...chosen, singleValueExtendedProperties: [{ id: property, value: found }] };
    },
    top: query.has('$top') ? Number(query.get('$top')) : null,
    skip: Number(query.get('$skip') ?? 0),
  };
}
