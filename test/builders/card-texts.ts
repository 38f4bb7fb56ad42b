/** A card as a person reads it, or hears it read: one line for each thing, in order. */

type Node = Readonly<Record<string, unknown>>;

/** Titles begin with "#", boxes that say what happened with "!", buttons stand in brackets, forms are indented. */
export function textsOf(card: Node): string[] {
  return [...many(card.body).flatMap(linesOf), ...many(card.actions).flatMap(linesOf)];
}

function linesOf(node: Node): string[] {
  const { type } = node;
  if (node.isVisible === false) return [];
  if (type === 'TextBlock') return [`${node.style === 'heading' ? '# ' : ''}${seen(node.text)}`];
  if (type === 'RichTextBlock')
    return [
      many(node.inlines)
        .map(run => String(run.text))
        .join(''),
    ];
  if (type === 'FactSet') return many(node.facts).map(fact => `${seen(fact.title)}: ${seen(fact.value)}`);
  if (type === 'Container') {
    const lines = many(node.items).flatMap(linesOf);
    return typeof node.style === 'string' ? lines.map(line => `! ${line}`) : lines;
  }
  if (type === 'ColumnSet') return many(node.columns).flatMap(column => many(column.items).flatMap(linesOf));
  if (type === 'ActionSet') return many(node.actions).flatMap(linesOf);
  if (type === 'Action.ShowCard') {
    const form = typeof node.card === 'object' && node.card ? textsOf({ ...node.card }) : [];
    return [`[${node.title}]`, ...form.map(line => `  ${line}`)];
  }
  if (String(type).startsWith('Action.')) return [`[${node.title}]`];
  if (String(type).startsWith('Input.'))
    return [`${node.label}${node.isRequired ? ' *' : ''}: ${node.value ?? ''}`];
  // A chart is read as what stands in its place where none can be drawn.
  if (String(type).startsWith('Chart.') && typeof node.fallback === 'object' && node.fallback)
    return linesOf({ ...node.fallback });
  throw new Error(`there are no words for ${String(type)} yet`);
}

const many = (value: unknown): Node[] => (Array.isArray(value) ? value : []);
/** What Markdown shows of escaped text. */
const seen = (text: unknown) => String(text).replaceAll(/\\([^\w\s])/g, '$1');
