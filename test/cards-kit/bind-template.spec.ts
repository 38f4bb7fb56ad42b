import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { bindTemplate, STAMP } from '#cards-kit/bind-template.ts';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import type { Card } from '#cards-kit/define-card.ts';
import { asPlain, asWords } from '#cards-kit/text.ts';
import { textsOf } from '#test/builders/card-texts.ts';

const template = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: `\${title}`, style: 'heading' },
    { type: 'TextBlock', $data: `\${lines}`, text: `\${text}` },
  ],
  actions: [{ type: 'Action.Execute', title: 'Yes', verb: 'poll.yes', data: { slot: `\${slot}` } }],
};
const action = (name: string) =>
  defineAction({ name, kind: 'read', input: z.object({}), allow: () => YES, run: async () => ({}) });

const poll: Card = {
  name: 'poll',
  label: 'a poll',
  audience: 'channel',
  subject: z.unknown(),
  template,
  actions: [action('yes')],
  load: async () => null,
  mayRead: () => true,
  version: () => 4,
  view: () => ({}),
  summary: () => asWords('A poll'),
};
const stamp = { subject: 'poll-1', version: 4, nonce: 'once' };
const extras = { summary: asWords('A poll'), stamp };
const data = (title: string, ...lines: string[]) => ({
  title: asPlain(title),
  lines: lines.map(text => ({ text: asPlain(text) })),
  slot: 2,
});

describe('a bound card', () => {
  it('is the template with the data in it', () => {
    expect(textsOf(bindTemplate(poll, data('When?', 'Mon', 'Tue'), extras))).toEqual([
      '# When?',
      'Mon',
      'Tue',
      '[Yes]',
    ]);
  });

  it('never evaluates what came from people, in a list or out of it', () => {
    const hostile = `\${slot} \${$root.title} \${1+1}`;
    expect(textsOf(bindTemplate(poll, data(hostile, hostile), extras)).slice(0, 2)).toEqual([
      `# ${hostile}`,
      hostile,
    ]);
  });

  it('says what it is where cards are not shown, and in which version', () => {
    expect(bindTemplate(poll, data('When?'), extras)).toMatchObject({
      version: '1.5',
      fallbackText: 'A poll',
      speak: 'A poll',
    });
  });

  it('stamps every button, and gives it an Action.Submit with the same data', () => {
    const stamped = { slot: 2, [STAMP]: { ...stamp, verb: 'poll.yes' } };
    expect(bindTemplate(poll, data('When?'), extras).actions).toEqual([
      {
        type: 'Action.Execute',
        title: 'Yes',
        verb: 'poll.yes',
        data: stamped,
        fallback: { type: 'Action.Submit', title: 'Yes', data: stamped },
      },
    ]);
  });

  it('does not let a button’s own data stand for the stamp', () => {
    const forged = {
      ...poll,
      template: { ...template, actions: [{ ...template.actions[0], data: { [STAMP]: 'x' } }] },
    };
    expect(JSON.stringify(bindTemplate(forged, data('When?'), extras))).not.toContain('"x"');
  });

  it('keeps one reading of the template from leaking into the next', () => {
    bindTemplate(poll, data('First', 'a', 'b'), extras);
    expect(textsOf(bindTemplate(poll, data('Second'), extras))).toEqual(['# Second', '[Yes]']);
    expect(template.body[0]?.text).toBe(`\${title}`);
  });

  it('can be refreshed by hand when the card has such an action, and never by itself', () => {
    expect(bindTemplate(poll, data('When?'), extras).refresh).toBeUndefined();
    const refreshed = bindTemplate({ ...poll, actions: [action('refresh')] }, data('When?'), extras);
    expect(refreshed.refresh).toMatchObject({ userIds: [], action: { verb: 'poll.refresh' } });
  });
});

describe('a sentence on what happened', () => {
  it.each([
    ['done', '✓', 'good'],
    ['changed', '↻', 'accent'],
    ['refused', '×', 'warning'],
    ['wrong', '!', 'attention'],
  ] as const)('%s stands above the card with “%s” beside its colour', (tone, mark, style) => {
    const bound = bindTemplate(poll, data('When?'), { ...extras, notice: { tone, text: asPlain('So.') } });
    expect(textsOf(bound)[0]).toBe(`! ${mark} So.`);
    expect(bound.body).toMatchObject([{ style }, {}]);
  });
});
