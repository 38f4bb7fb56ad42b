import type { Caller } from '#bot/context.ts';
import type { Press } from '#bot/handle-press.ts';
import { nodesOf } from '#cards-kit/contract.ts';

/** Presses the button with this verb on a card as it was shown, with these inputs filled in. */
export function press(
  caller: Caller,
  card: object,
  verb: string,
  inputs: Record<string, unknown> = {},
): Press {
  const buttons = [...nodesOf(card)].filter(node => node.type === 'Action.Execute' && node.verb === verb);
  const [button] = buttons;
  if (!button) throw new Error(`the card has no button "${verb}"`);
  return { caller, verb, data: { ...(button.data as object), ...inputs } };
}

/** Every text of a card a person could read, in order. */
export function textsOf(card: object): string[] {
  return [...nodesOf(card)].flatMap(({ type, text, value, title }) => {
    if (type === 'TextBlock' || type === 'TextRun') return [String(text)];
    return type === undefined && title !== undefined && value !== undefined ? [`${title}: ${value}`] : [];
  });
}
