import { Template } from 'adaptivecards-templating';
import type { Card } from './define-card.ts';
import type { Words } from './text.ts';
import type { Notice, ViewData } from './view-data.ts';

export type CardJson = { readonly [key: string]: unknown };

/** What every button carries beside its own data. It says what was pressed, never who pressed or what they may. */
export interface Stamp {
  readonly subject: string;
  readonly version: number;
  /** New with every rendering: two presses of one button on one card are one press. */
  readonly nonce: string;
}

/** The reserved name under which a button carries its stamp. */
export const STAMP = 'fortnight';

const templates = new WeakMap<object, Template>();

/** Parsing costs far more than expanding: each card's template is parsed once. */
function templateOf(card: Card): Template {
  const known = templates.get(card.template) ?? new Template(card.template);
  templates.set(card.template, known);
  return known;
}

/**
 * The card's template with the view's data. Expanded once only: what came from people and looks like a template
 * expression stays text as long as nobody expands the result again.
 */
export function bindTemplate(
  card: Card,
  data: ViewData,
  extras: { summary: Words; stamp: Stamp; notice?: Notice },
): CardJson {
  const bound = templateOf(card).expand({ $root: data }) as { body?: unknown[] };
  const body = [...(extras.notice ? [noticeBlock(extras.notice)] : []), ...(bound.body ?? [])];
  const refresh = card.actions.some(action => action.name === 'refresh') && {
    // An empty list: by hand only. Automatic refresh in channels is unreliable, and the base card needs none.
    refresh: { action: { type: 'Action.Execute', verb: `${card.name}.refresh` }, userIds: [] },
  };
  const whole = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    // Renderers know languages here, not regions.
    lang: 'en',
    fallbackText: extras.summary,
    speak: extras.summary,
    ...bound,
    ...refresh,
    body,
  };
  return stampActions(whole, extras.stamp) as CardJson;
}

/** Each Action.Execute gets the stamp, and the same button as Action.Submit for clients that lack it. */
function stampActions(node: unknown, stamp: Stamp): unknown {
  if (Array.isArray(node)) return node.map(item => stampActions(item, stamp));
  if (typeof node !== 'object' || node === null) return node;
  const parts = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, stampActions(value, stamp)]),
  );
  if (parts.type !== 'Action.Execute') return parts;
  const data = { ...(parts.data as object), [STAMP]: { ...stamp, verb: parts.verb } };
  const { verb: _verb, ...submit } = parts;
  return { ...parts, data, fallback: { ...submit, type: 'Action.Submit', data } };
}

const TONES = {
  done: { style: 'good', mark: '✓' },
  changed: { style: 'accent', mark: '↻' },
  refused: { style: 'warning', mark: '×' },
  wrong: { style: 'attention', mark: '!' },
} as const;

function noticeBlock({ tone, text }: Notice) {
  const { style, mark } = TONES[tone];
  return {
    type: 'Container',
    style,
    items: [{ type: 'TextBlock', text: `${mark} ${text}`, wrap: true, weight: 'Bolder' }],
  };
}
