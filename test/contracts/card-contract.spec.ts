import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import agenda from '#cards/sit-agenda/index.ts';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Card } from '#cards-kit/define-card.ts';
import { readSamples, type Sample } from '#cards-kit/sample.ts';
import { asPlain, asWords } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { faultsWithSamples } from './card-contract.ts';

/** The contract is worth something only if breaking it is seen: each rule is broken here, on a copy of a sound card. */

const sound: Card = agenda;
const samples = readSamples(fileURLToPath(new URL('../../cards/sit-agenda', import.meta.url)));
const found = (card: Card, seen = samples) => faultsWithSamples(card, 'sit-agenda', seen).join('\n');

type Node = Record<string, unknown>;

/** The sound card with the first node of its template that has `key: value` changed; undefined takes a part away. */
function withTemplate([key, value]: readonly [string, unknown], change: Node): Card {
  const template = structuredClone(sound.template);
  const node: Node | undefined = [...nodesOf(template)].find(each => each[key] === value);
  if (!node) throw new Error(`the template has nothing with ${key} ${String(value)}`);
  Object.assign(node, change);
  return { ...sound, template: JSON.parse(JSON.stringify(template)) };
}

const withView = (change: (view: ViewData) => ViewData): Card => ({
  ...sound,
  view: (subject, viewer, scene) => change(sound.view(subject, viewer, scene)),
});

it('finds nothing against a sound card', () => {
  expect(found(sound)).toBe('');
});

describe('a template is refused', () => {
  const ADD = ['verb', 'sit-agenda.add-item'] as const;
  const WHY = ['text', `\${why}`] as const;
  const TEXT = ['id', 'text'] as const;
  const NOTE = ['id', 'note'] as const;
  it.each<[string, readonly [string, unknown], Node, string]>([
    [
      'when a verb is misspelt',
      ADD,
      { verb: 'sit-agenda.ad-item' },
      'no button of the template has the verb "sit-agenda.add-item"',
    ],
    ['when a verb has no action', ADD, { verb: 'sit-agenda.burn' }, 'verb "sit-agenda.burn" has no action'],
    ['when a placeholder is misspelt', WHY, { text: `\${wy}` }, `does not supply \${wy} at /body/2/text`],
    [
      'when a placeholder in a list is misspelt',
      ['text', `\${text}`],
      { text: `\${txt}` },
      `does not supply \${txt}`,
    ],
    ['when it has logic of its own', WHY, { text: `\${toUpper(why)}` }, 'is more than a name'],
    [
      'when a condition is no plain field',
      ['$when', `\${turnsPages}`],
      { $when: `\${hasMore || paged}` },
      'is more than a name',
    ],
    [
      'when a condition is neither true nor false',
      ['$when', `\${isEmpty}`],
      { $when: `\${sections}` },
      'is neither true nor false',
    ],
    ['when what is repeated is no list', ['$data', `\${schools}`], { $data: `\${title}` }, 'is no list'],
    ['when its title is no heading', ['text', `\${title}`], { style: undefined }, 'its title is no heading'],
    ['when text does not wrap', WHY, { wrap: undefined }, 'does not wrap'],
    ['when an input has no label', TEXT, { label: undefined }, 'the input "text" has no label'],
    [
      'when a required input says nothing of an error',
      TEXT,
      { errorMessage: undefined },
      'the input "text" has neither an errorMessage nor a default',
    ],
    ['when an input has no default', NOTE, { value: undefined }, 'the input "note" has neither'],
    ['when an input has no limit', NOTE, { maxLength: undefined }, 'the input "note" has no limit'],
    [
      'when an input takes the reserved name',
      NOTE,
      { id: 'fortnight' },
      'an input may not be called "fortnight"',
    ],
    ['when two inputs have one id', NOTE, { id: 'text' }, 'two inputs have one id'],
    ['when a button has no title', ADD, { title: undefined }, 'a button has no title'],
    [
      'when a button is of the old kind',
      ADD,
      { type: 'Action.Submit' },
      'is Action.Submit, not Action.Execute',
    ],
    ['when an element is unknown', WHY, { type: 'TextBlok' }, 'Unknown element type "TextBlok"'],
    ['when a value is unknown', WHY, { spacing: 'Huge' }, 'Invalid value "Huge"'],
  ])('%s', (_when, where, change, fault) => {
    expect(found(withTemplate(where, change))).toContain(fault);
  });
});

describe('a view is refused', () => {
  it('when it leaves out what the template needs', () => {
    const card = withView(({ title: _title, ...rest }) => rest);
    expect(found(card)).toContain(`does not supply \${title}`);
    expect(found(card)).toContain('a placeholder is left');
  });

  it('when the card gets too big', () => {
    const card = withView(view => ({ ...view, why: asPlain('a'.repeat(30_000), 30_000) }));
    expect(found(card)).toMatch(/it has \d+ bytes, more than 28672/);
  });

  it('when the card gets too many elements', () => {
    const section = { heading: asPlain('x'), schools: [], lines: [] };
    const card = withView(view => ({ ...view, sections: Array.from({ length: 40 }, () => section) }));
    expect(found(card)).toMatch(/it has \d+ elements, more than 40/);
  });
});

describe('a folder is refused', () => {
  it('when its samples leave a part of the template unseen', () => {
    const usual = samples.filter(({ name }) => name === 'usual');
    expect(found(sound, usual)).toContain(`no sample reaches \${apologies}`);
    expect(found(sound, usual)).toContain('no sample shows a button for "more"');
  });

  it('when it asks something and no sample shows that, or all of them do', () => {
    const viewer: Sample['viewer'] = {
      surface: 'personal',
      actor: { personId: 'tom-reed', name: 'Tom Reed', appointments: [] },
    };
    const seen = samples.map(sample => ({ ...sample, viewer }));
    expect(found({ ...sound, asks: () => null }, seen)).toContain(
      'no sample with an actor shows what it asks',
    );
    expect(found({ ...sound, asks: () => ({ what: asWords('Say yes') }) }, seen)).toContain(
      'no sample with an actor has nothing to ask',
    );
  });

  it('when it has no samples', () => {
    expect(found(sound, [])).toContain('it has no samples');
  });

  it('when a sample is about something else', () => {
    const odd = samples.map(sample =>
      sample.name === 'usual' ? { ...sample, subject: { urn: 7 } } : sample,
    );
    expect(found(sound, odd)).toContain("sample usual: its subject is not the card's");
  });
});
