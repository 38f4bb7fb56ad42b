import { expect, it } from 'vitest';
import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import type { CardCommand } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { Notice, ViewData } from '#cards-kit/view-data.ts';
import type { PostRequest } from '#ports/post.ts';

/** What must not compile. The compiler checks this file: an expected error that is none is an error itself. */

const raw: string = 'typed by someone';
const input = z.object({ slot: z.number() });
const run = async () => ({});

it('an action without `allow` does not compile', () => {
  // @ts-expect-error: who may press it must be said.
  defineAction({ name: 'vote', kind: 'append', input, run });
  defineAction({ name: 'vote', kind: 'append', input, allow: () => YES, run });
  expect(YES.ok).toBe(true);
});

it('an action’s `allow` answers with a decision, not with true', () => {
  // @ts-expect-error: a refusal needs its sentence, so a bare boolean is not enough.
  defineAction({ name: 'vote', kind: 'append', input, allow: () => false, run });
  // @ts-expect-error: the sentence is shown, so it must be escaped.
  no(raw);
  expect(no(plainText`Please ask ${raw}.`).ok).toBe(false);
});

it('an action’s input is typed by its schema', () => {
  defineAction({
    name: 'vote',
    kind: 'append',
    input,
    // @ts-expect-error: the schema has no such field.
    allow: (_actor, _subject, { slots }) => (slots ? YES : YES),
    run,
  });
  expect(input.shape.slot).toBeDefined();
});

it('a raw string cannot be put into a view, at any depth', () => {
  // @ts-expect-error: nobody has looked at it.
  const view: ViewData = { title: raw };
  // @ts-expect-error: nor here.
  const deep: ViewData = { lines: [{ text: raw }] };
  // @ts-expect-error: a null makes the template throw.
  const empty: ViewData = { title: null };
  // @ts-expect-error: a notice is shown as well.
  const notice: Notice = { tone: 'done', text: raw };
  const good: ViewData = { title: asPlain(raw), lines: [{ text: asWords(raw) }], count: 2, open: true };
  expect([view, deep, empty, notice, good]).toHaveLength(5);
});

it('a command that does not say whom help lists it for does not compile', () => {
  const said = { pattern: /^x$/, usage: 'x', about: 'X', topic: 'help', find: async () => 'x' } as const;
  // @ts-expect-error: everybody would be offered what only some may do.
  const unsaid: CardCommand = said;
  // @ts-expect-error: there is no such permission.
  const unknown: CardCommand = { ...said, for: ['school.close'] };
  const good: CardCommand = { ...said, for: ['school.flag'] };
  expect([unsaid, unknown, good]).toHaveLength(3);
});

it('a post that does not say whether it can wait does not compile', () => {
  const asked = { key: 'k', card: 'help', subject: 'help', dueAt: '2026-11-12T09:00:00.000Z' } as const;
  const audience = { kind: 'person', personId: 'p' } as const;
  // @ts-expect-error: somebody at home would be written to at night, or told too late.
  const unsaid: PostRequest = { ...asked, audience };
  // @ts-expect-error: there are two answers, and a moment.
  const unknown: PostRequest = { ...asked, audience, urgency: 'soon' };
  const good: PostRequest = { ...asked, audience, urgency: { canWaitUntil: asked.dueAt } };
  expect([unsaid, unknown, good]).toHaveLength(3);
});

it('text is not escaped twice', () => {
  const escaped = asPlain(raw);
  // @ts-expect-error: it is escaped already.
  asPlain(escaped);
  // @ts-expect-error: and what is filled into a sentence is escaped there.
  expect(plainText`Confirm ${escaped}`).toBeDefined();
});
