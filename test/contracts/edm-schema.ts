import { DOMParser } from '@xmldom/xmldom';

interface StructuredType {
  readonly base: string | null;
  readonly isUnsaid: boolean;
  readonly properties: ReadonlyMap<string, { readonly type: string; readonly isNullable: boolean }>;
}

/** Microsoft's description of Graph's types (CSDL), as far as JSON can be compared with it. */
export interface EdmSchema {
  readonly structured: ReadonlyMap<string, StructuredType>;
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

export function readEdmSchema(xml: string): EdmSchema {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const elements = (parent: Document | Element, name: string) =>
    Array.from(parent.getElementsByTagName(name));
  const nameOf = (element: Element) => element.getAttribute('Name') ?? '';

  const structured = new Map<string, StructuredType>();
  for (const kind of ['ComplexType', 'EntityType'])
    for (const element of elements(document, kind)) {
      const properties = ['Property', 'NavigationProperty'].flatMap(tag => elements(element, tag));
      structured.set(nameOf(element), {
        base: plain(element.getAttribute('BaseType') ?? '') || null,
        isUnsaid: element.getAttribute('OpenType') === 'true' && properties.length === 0,
        properties: new Map(properties.map(property => [nameOf(property), typeIn(property)])),
      });
    }
  // Several things may be accepted; only an event is what we accept.
  for (const element of elements(document, 'Action')) {
    const parameters = elements(element, 'Parameter');
    const bound = plain(parameters[0]?.getAttribute('Type') ?? '');
    if (bound === 'event' || bound === 'calendar')
      structured.set(`action:${nameOf(element)}`, {
        base: null,
        isUnsaid: false,
        properties: new Map(parameters.slice(1).map(parameter => [nameOf(parameter), typeIn(parameter)])),
      });
  }
  const enums = new Map(
    elements(document, 'EnumType').map(element => [
      nameOf(element),
      new Set(elements(element, 'Member').map(nameOf)),
    ]),
  );
  return { structured, enums };
}

function typeIn(element: Element): { type: string; isNullable: boolean } {
  return {
    type: element.getAttribute('Type') ?? '',
    isNullable: element.getAttribute('Nullable') !== 'false',
  };
}

/** "graph.event" and "microsoft.graph.event" without the namespace. */
function plain(type: string): string {
  return type.replace(/^(?:microsoft\.)?graph\./, '');
}

const ANNOTATION = /^@|@odata\./;
const WHOLE = (value: unknown) => Number.isInteger(value);
const matching = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': value => typeof value === 'string',
  'Edm.Boolean': value => typeof value === 'boolean',
  'Edm.Int32': WHOLE,
  'Edm.Int64': WHOLE,
  'Edm.Double': value => typeof value === 'number',
  'Edm.Date': matching(/^\d{4}-\d\d-\d\d$/),
  'Edm.DateTimeOffset': matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/),
  'Edm.TimeOfDay': matching(/^\d\d:\d\d(:\d\d(\.\d{1,12})?)?$/),
  'Edm.Guid': matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
};

/** What in a JSON value is not as the schema says; `type` may be `page:event` for OData's collection of events. */
export function faultsWith(schema: EdmSchema, value: unknown, type: string, at = ''): string[] {
  if (type.startsWith('page:')) {
    const items = typeof value === 'object' && value !== null && 'value' in value ? value.value : null;
    return faultsWith(schema, items, `Collection(${type.slice(5)})`, 'value');
  }
  const collected = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (collected !== undefined) {
    if (!Array.isArray(value)) return [`${at} is no collection`];
    return value.flatMap((item, index) => faultsWith(schema, item, collected, `${at}[${index}]`));
  }
  const name = plain(type);
  const primitive = PRIMITIVES[name];
  if (primitive) return primitive(value) ? [] : [`${at} is no ${name}: ${JSON.stringify(value)}`];
  const members = schema.enums.get(name);
  if (members) return members.has(String(value)) ? [] : [`${at} is no ${name}: ${JSON.stringify(value)}`];
  if (!schema.structured.has(name)) return [`${at} has the type ${name}, which the schema does not describe`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no ${name}`];
  // Open, and nothing is said of what is in it: a notification's resourceData.
  if (schema.structured.get(name)?.isUnsaid) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (ANNOTATION.test(key)) return [];
    const property = propertyOf(schema, name, key);
    const where = at ? `${at}.${key}` : key;
    if (!property) return [`${where} is no property of ${name}`];
    if (inner === null) return property.isNullable ? [] : [`${where} may not be null`];
    return faultsWith(schema, inner, property.type, where);
  });
}

function propertyOf(schema: EdmSchema, type: string, name: string) {
  for (let at: string | null = type; at !== null; at = schema.structured.get(at)?.base ?? null) {
    const found = schema.structured.get(at)?.properties.get(name);
    if (found) return found;
  }
  return null;
}
