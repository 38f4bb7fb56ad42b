import { z } from 'zod/v4';
import { defineCard, TOPICS } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import { mayAsMember, maySomewhere } from '#workflows/may-somewhere.ts';
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
  label: 'the welcome or the help',
  audience: 'anyone',
  subject: Help,
  template,
  actions: [],
  commands: [
    {
      pattern: /^(?:help|hello|hi|\?)$/i,
      usage: 'help',
      about: 'This list',
      topic: 'help',
      for: 'everyone',
      find: async () => 'help',
    },
  ],
  async load(trust, ref, { now, viewer: { actor, surface }, commands, trustName }) {
    // In front of a channel it is not one person's list.
    const may = actor && surface === 'personal' ? await maySomewhere(trust, actor, now) : mayAsMember;
    const listed = commands.filter(command => command.for === 'everyone' || command.for.some(may));
    return {
      welcome: ref === 'welcome',
      name: actor?.name ?? null,
      trustName,
      commands: TOPICS.flatMap(topic => listed.filter(command => command.topic === topic)).map(
        ({ usage, about }) => ({ usage, about }),
      ),
    };
  },
  mayRead: () => true,
  version: () => 0,
  view: ({ welcome, name, trustName, commands }, { surface }) => ({
    title: welcome ? plainText`Welcome to Fortnight` : plainText`What you can ask Fortnight`,
    why: welcome
      ? plainText`Hello ${name ?? 'there'}. Fortnight keeps ${trustName}'s school improvement in one place: it posts the agenda before each meeting, and answers when you type one of these.`
      : surface === 'personal'
        ? plainText`Type one of these here. In a channel, mention Fortnight first.`
        : plainText`Mention Fortnight and type one of these. In your own chat with it, help lists all that you may ask.`,
    commands: commands.map(({ usage, about }) => ({ usage: asWords(usage), about: asPlain(about) })),
  }),
  summary: ({ welcome }) => asWords(welcome ? 'Welcome to Fortnight' : 'What you can ask Fortnight'),
});
