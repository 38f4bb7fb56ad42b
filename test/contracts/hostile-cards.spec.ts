import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { inputIdsIn, nodesOf } from '#cards-kit/contract.ts';
import type { Card } from '#cards-kit/define-card.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { readSamples, renderSample, type Sample } from '#cards-kit/sample.ts';
import { clean } from '#cards-kit/text.ts';
import { faultsOfShown } from './card-rules.ts';

/** What people have typed, or had imported, to make a card say something that is not theirs to say. */
const ATTACKS: Readonly<Record<string, string>> = {
  'a template expression': '${$root.title} ${if(true, string(3), 4)} ${undefined.x}',
  Markdown: '# **bold** [Reset your password](https://example.org) _it_ `code` ~~x~~',
  HTML: '<script>alert(1)</script><a href="https://example.org">x</a> &lt;b&gt; <!--',
  'a mention': '<at>Sam Okafor</at> <at id="0">Everyone</at> @Everyone',
  'what turns the reading round': 'a\u202egnp.exe\u202c \u2066x\u2069 \u200fy\u061cz',
  'what is not seen': 'in\u200bvis\u2060ib\ufeffle\u00ad \u3164\u115f',
  'a date macro': '{{DATE(2026-11-03T09:30:00Z, LONG)}} {{TIME(2026-11-03T09:30:00Z)}}',
  'a word of 100 KB': 'w'.repeat(100_000),
  'a word of 300 KB in 100,000 characters': '學'.repeat(100_000),
  'an endless character': `Z${'\u0336'.repeat(50_000)}`,
  'quotation marks and ends of lines': `"},{"type":"Image","url":"https://example.org/x.png"}\r\n\u2028'\\`,
};
/** Names of what no person types: ids, keys, days, states, and our own words. */
const NOT_TYPED =
  /(^|[a-z])(ids?|Ids?|key|ref|urn|at|At|on|On|today|time|anchor|state|kind|section|source|outcome|audience|card|usage|raisedFor|movedFrom|from|to|findFrom|engagement|things|part|changedIn|flags|minutes|answerBy|termEnds|due|why|what|answer|rhythm|stage|sees|rag|headAnswer|checkBy|wouldCheckBy|remindFrom)$/;

const markdown = new MarkdownIt({ html: true });
const cards = await loadCards('cards');

/** The same with every text a person may have written replaced; `count` of how many there were. */
function written(value: unknown, text: string, key = ''): { value: unknown; count: number } {
  if (Array.isArray(value)) {
    const parts = value.map(each => written(each, text, key));
    return { value: parts.map(part => part.value), count: parts.reduce((sum, part) => sum + part.count, 0) };
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([name, each]) => [name, written(each, text, name)] as const);
    return {
      value: Object.fromEntries(parts.map(([name, part]) => [name, part.value])),
      count: parts.reduce((sum, [, part]) => sum + part.count, 0),
    };
  }
  const isTyped = typeof value === 'string' && value !== '' && !NOT_TYPED.test(key);
  return isTyped ? { value: text, count: 1 } : { value, count: 0 };
}

function attacked(card: Card, sample: Sample, text: string): Sample | null {
  const subject = written(sample.subject, text);
  const typed = inputIdsIn(card.template).map(id => [id, text] as const);
  if (!card.subject.safeParse(subject.value).success || subject.count === 0) return null;
  const scene = {
    ...sample.scene,
    ...(Object.keys(sample.scene.kept).length > 0 && { kept: Object.fromEntries(typed) }),
  };
  return { ...sample, subject: subject.value, scene };
}

/** Whether what reads Markdown finds anything in it but words. */
function isOnlyText(text: string): boolean {
  const [open, inline, close, ...more] = markdown.parse(text, {});
  if (!open) return true;
  const parts = inline?.children ?? [];
  const isParagraph =
    open.type === 'paragraph_open' && close?.type === 'paragraph_close' && more.length === 0;
  return isParagraph && parts.every(part => part.type === 'text' || part.type === 'text_special');
}

const marked = (card: object): string[] =>
  [...nodesOf(card)].flatMap(node => {
    if (node.type === 'TextBlock') return [String(node.text)];
    const { facts } = node as { facts?: { title: string; value: string }[] };
    return facts?.flatMap(({ title, value }) => [title, value]) ?? [];
  });

/** All that is shown or read aloud, wherever it stands, without what a button carries unseen. */
const shownText = (card: object): string =>
  [...nodesOf(card)]
    .flatMap(({ text, title, value, label, speak, fallbackText }) => [
      text,
      title,
      value,
      label,
      speak,
      fallbackText,
    ])
    .filter(each => typeof each === 'string')
    .join('\n');

const UNSEEN =
  /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad\u3164\u115f\u061c\u200e\u200f\u2028\u2029]/;

describe.each([...cards])('the card %s', (name, card) => {
  const samples = readSamples(join('cards', name));

  it.each(Object.entries(ATTACKS))(
    'shows %s as plain words, in every state and everywhere',
    (_what, text) => {
      let shown = 0;
      let attackable = 0;
      for (const sample of samples) {
        const bad = attacked(card, sample, text);
        if (!bad) continue;
        attackable += 1;
        const { card: json, summary } = renderSample(card, bad);
        expect(faultsOfShown(json), sample.name).toEqual([]);
        expect(
          marked(json).filter(each => !isOnlyText(each)),
          sample.name,
        ).toEqual([]);
        expect(shownText(json), sample.name).not.toMatch(UNSEEN);
        expect(JSON.stringify(json), sample.name).not.toMatch(/"entities"|\{\{(DATE|TIME)/);
        expect(summary, sample.name).not.toMatch(UNSEEN);
        const begins = clean(text).slice(0, 12);
        if (
          shownText(json)
            .replaceAll(/\\([^\w\s])/g, '$1')
            .includes(begins)
        )
          shown += 1;
      }
      // Every card with words of people on it shows them somewhere, or nothing would have been looked at.
      if (attackable > 0) expect(shown).toBeGreaterThan(0);
    },
  );
});
