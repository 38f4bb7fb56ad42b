import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { DeliveryTrouble, readTrouble } from '#workflows/deliveries/read-trouble.ts';
import { mayMendDeliveries } from '#workflows/deliveries/settle-stuck.ts';
import { troubleRef } from '#workflows/deliveries/warn-of-trouble.ts';
import { drop } from './actions/drop.ts';
import { repeat } from './actions/repeat.ts';
import { retry } from './actions/retry.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** To a trust's administrators: what did not arrive, and what can be done. The reference is the day; it shows how things stand. */
export default defineCard<DeliveryTrouble>({
  name: 'delivery-trouble',
  label: 'the warning about cards that did not arrive',
  audience: 'person',
  subject: DeliveryTrouble,
  template,
  actions: [retry, repeat, drop],
  commands: [
    {
      pattern: /^(?:deliveries|delivery troubles?|what did not (?:arrive|go out))[\s?!.]*$/i,
      usage: 'deliveries',
      about: 'Which cards did not arrive, to try again or drop',
      topic: 'trust',
      for: ['trust.mend-deliveries'],
      find: async (_trust, _argument, { now }) => troubleRef(now),
    },
  ],
  load: (trust, _ref, { now, labelOf }) => readTrouble(trust, { now, labelOf }),
  async hold() {
    // Each copy is looked at again when it is settled.
  },
  mayRead: actor => mayMendDeliveries(actor),
  lapsed: ({ troubles }) => troubles.length === 0,
  version: ({ version }) => version,
  facts: ({ troubles }) => Object.fromEntries(troubles.map(({ id, kind }) => [`copy ${id}`, kind])),
  view,
  summary: ({ troubles }) => asWords(headline(troubles.length)),
});
