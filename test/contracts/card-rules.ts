import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { type CardJson, STAMP } from '#cards-kit/bind-template.ts';

type Node = Readonly<Record<string, unknown>>;

/** The package's modules cannot be imported by Node; its bundle can. */
const { AdaptiveCard, HostConfig, SerializationContext, Versions }: typeof AdaptiveCards = createRequire(
  import.meta.url,
)('adaptivecards/dist/adaptivecards.min.js');

const MOST_BYTES = 28 * 1024;
const MOST_ELEMENTS = 40;
const BUTTONS_IN_TEAMS = 6;
/** What stands in a card beside what is looked at. */
const NOT_SHOWN = new Set(['fallback', 'data', 'refresh', 'msteams']);

/** What is wrong with a card as it is sent; an empty list is a sound one. */
export function faultsOfShown(card: CardJson): string[] {
  const nodes = [...shown(card)];
  return [
    ...wholeCard(card, nodes),
    ...nodes.filter(node => String(node.type).startsWith('Input.')).flatMap(input),
    ...nodes.filter(node => String(node.type).startsWith('Action.')).flatMap(button),
    ...nodes
      .filter(node => node.type === 'TextBlock' && node.wrap !== true)
      .map(node => `"${node.text}" does not wrap`),
    ...nodes.filter(node => isChart(node)).flatMap(chart),
    ...nodes.filter(node => node.type === 'Image' && !node.altText).map(() => 'an image has no altText'),
    ...parserSays(card),
  ];
}

export function elementsOf(card: CardJson): number {
  const isElement = ({ type }: Node) =>
    typeof type === 'string' && !/^(Action\..*|AdaptiveCard|TextRun)$/.test(type);
  return [...shown(card)].filter(isElement).length;
}

function wholeCard(card: CardJson, nodes: readonly Node[]): string[] {
  const faults: string[] = [];
  if (card.type !== 'AdaptiveCard' || card.version !== '1.5') faults.push('it is no Adaptive Card 1.5');
  for (const key of ['fallbackText', 'speak', 'lang', '$schema'])
    if (!text(card[key])) faults.push(`it has no ${key}`);
  const body = Array.isArray(card.body) ? card.body : [];
  if (body.find(node => node.type === 'TextBlock')?.style !== 'heading')
    faults.push('its title is no heading');
  const ids = nodes.filter(node => String(node.type).startsWith('Input.')).map(node => node.id);
  if (new Set(ids).size < ids.length) faults.push('two inputs have one id');
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > MOST_BYTES) faults.push(`it has ${bytes} bytes, more than ${MOST_BYTES}`);
  const elements = elementsOf(card);
  if (elements > MOST_ELEMENTS) faults.push(`it has ${elements} elements, more than ${MOST_ELEMENTS}`);
  return faults;
}

function input(node: Node): string[] {
  const faults: string[] = [];
  if (!text(node.id)) faults.push('an input has no id');
  if (!text(node.label)) faults.push(`the input "${node.id}" has no label`);
  if (node.isRequired ? !text(node.errorMessage) : node.value === undefined)
    faults.push(`the input "${node.id}" has neither an errorMessage nor a default`);
  if (node.type === 'Input.Text' && !node.maxLength) faults.push(`the input "${node.id}" has no limit`);
  return faults;
}

function button(node: Node): string[] {
  const name = `the button "${node.title}"`;
  if (!text(node.title)) return ['a button has no title'];
  if (node.type === 'Action.ShowCard' || node.type === 'Action.OpenUrl') return [];
  if (node.type !== 'Action.Execute') return [`${name} is ${node.type}, not Action.Execute`];
  const stamp = part(part(node, 'data'), STAMP);
  const fallback = part(node, 'fallback');
  const faults: string[] = [];
  if (!text(stamp.subject) || !text(stamp.nonce) || typeof stamp.version !== 'number')
    faults.push(`${name} has no stamp`);
  if (stamp.verb !== node.verb) faults.push(`${name} says ${stamp.verb} in its stamp and is ${node.verb}`);
  if (fallback.type !== 'Action.Submit') faults.push(`${name} has no Action.Submit to fall back on`);
  if (JSON.stringify(fallback.data) !== JSON.stringify(node.data))
    faults.push(`${name} falls back on other data`);
  return faults;
}

const isChart = ({ type }: Node): boolean => String(type).startsWith('Chart.');

/** Teams draws charts and Adaptive Cards 1.5 does not know them: whoever does not see one reads the same in words. */
function chart(node: Node): string[] {
  const faults: string[] = [];
  if (!text(node.title)) faults.push('a chart has no title');
  if (!text(part(node, 'fallback').type)) faults.push('a chart has nothing in its place');
  return faults;
}

/** What the package that draws cards complains of. It is not shown `lang`: it refuses every second "en" it reads. */
function parserSays({ lang: _lang, ...card }: CardJson): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.hostConfig = new HostConfig({ actions: { maxActions: BUTTONS_IN_TEAMS } });
  parsed.parse(card, context);
  const read = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  // A chart is looked at above, and with what stands in its place.
  const known = /^Unknown element type "Chart\.[A-Za-z.]+"\. Fallback will be used/;
  return [
    ...read.filter(message => !known.test(message)),
    ...parsed.validateProperties().validationEvents.map(event => event.message),
  ];
}

function* shown(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const item of node) yield* shown(item);
  else if (typeof node === 'object' && node !== null) {
    yield { ...node };
    for (const [key, value] of Object.entries(node)) if (!NOT_SHOWN.has(key)) yield* shown(value);
  }
}

const text = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const part = (node: Node, key: string): Node => {
  const value = node[key];
  return typeof value === 'object' && value !== null ? { ...value } : {};
};
