import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import template from './template.json' with { type: 'json' };

export const Help = z.object({
  /** The first thing a person sees of the bot, rather than an answer to "help". */
  welcome: z.boolean(),
  name: z.string().nullable(),
  trustName: z.string(),
  commands: z.array(z.object({ usage: z.string(), about: z.string() })),
});
export type Help = z.infer<typeof Help>;

/** What can be typed. The reference is "help" or "welcome". */
export default defineCard<Help>({
  name: 'help',
  audience: 'anyone',
  subject: Help,
  template,
  actions: [],
  commands: [
    { pattern: /^(?:help|hello|hi|\?)$/i, usage: 'help', about: 'This list', find: async () => 'help' },
  ],
  load: async (_trust, ref, { viewer, commands, trustName }) => ({
    welcome: ref === 'welcome',
    name: viewer.actor?.name ?? null,
    trustName,
    commands: commands.map(({ usage, about }) => ({ usage, about })),
  }),
  mayRead: () => true,
  version: () => 0,
  view: ({ welcome, name, trustName, commands }) => ({
    title: welcome ? plainText`Welcome to Fortnight` : plainText`What you can ask Fortnight`,
    why: welcome
      ? plainText`Hello ${name ?? 'there'}. Fortnight keeps ${trustName}'s school improvement in one place: it posts the agenda before each meeting, and answers when you type one of these.`
      : plainText`Type one of these here. In a channel, mention Fortnight first.`,
    commands: commands.map(({ usage, about }) => ({ usage: asWords(usage), about: asPlain(about) })),
  }),
  summary: ({ welcome }) => asWords(welcome ? 'Welcome to Fortnight' : 'What you can ask Fortnight'),
});
