import fc from 'fast-check';

type Activity = Readonly<Record<string, unknown>>;

const FIELDS = [
  'type id name action replyToId channelId serviceUrl timestamp localTimestamp locale from recipient conversation',
  'text textFormat value channelData membersAdded membersRemoved entities attachments reactionsAdded',
].flatMap(line => line.split(' '));
const INNER = [
  'id name aadObjectId tenantId tenant team conversationType length toString isGroup action verb data fortnight',
].flatMap(line => line.split(' '));

/** Anything JSON can say, with the values that have broken parsers, bots and databases before. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(null, 0, -1, 1e308, '', '\0', '\ud800', ' ', '__proto__', 'constructor', '../..'),
  fc.constantFrom<unknown>('{{id}}', '${$root}', '900001', [], {}, [[]], true, 'a'.repeat(20_000)),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.integer({ min: 1, max: 200 }).map(depth => Array.from({ length: depth }).reduce(held => [held], [])),
);

/** A good activity with one to four fields, or fields of its objects, replaced by something odd or taken away. */
export const mutated = (good: fc.Arbitrary<Activity>): fc.Arbitrary<string> =>
  fc
    .tuple(
      good,
      fc.array(
        fc.record({
          field: fc.oneof(fc.constantFrom(...FIELDS), fc.string({ maxLength: 12 })),
          inner: fc.option(fc.constantFrom(...INNER)),
          value: fc.option(oddValue, { nil: undefined }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([activity, changes]) => {
      const changed = { ...activity };
      for (const { field, inner, value } of changes) {
        const held = changed[field];
        const replaced = inner && typeof held === 'object' ? { ...held, [inner]: value } : value;
        Object.defineProperty(changed, field, {
          ...{ value: replaced, enumerable: true, configurable: true, writable: true },
        });
      }
      return JSON.stringify(changed);
    });

/** The text of a good activity with a stretch of it cut out or overwritten. */
export const broken = (good: fc.Arbitrary<Activity>): fc.Arbitrary<string> =>
  fc
    .tuple(good, fc.nat(), fc.nat({ max: 20 }), fc.string({ maxLength: 8 }))
    .map(([activity, at, cut, put]) => {
      const text = JSON.stringify(activity);
      const from = at % text.length;
      return text.slice(0, from) + put + text.slice(from + cut);
    });

/** The data of a button with some of it, or of its stamp, replaced; and a verb, which may be another. */
export const oddPress = (
  data: Activity,
  verbs: readonly string[],
): fc.Arbitrary<{ verb: unknown; data: Activity }> => {
  const stamp = (data.fortnight ?? {}) as Activity;
  const inputs = fc.dictionary(
    fc.constantFrom(
      'text',
      'urn',
      'page',
      'note',
      'about',
      'line',
      'decision',
      'action',
      'owner',
      'due',
      'present',
    ),
    oddValue,
    { maxKeys: 4 },
  );
  const stamped = fc.oneof(
    { weight: 4, arbitrary: fc.constant<unknown>(stamp) },
    oddValue,
    fc
      .tuple(fc.constantFrom('subject', 'version', 'nonce', 'verb'), oddValue)
      .map(([key, value]) => ({ ...stamp, [key]: value })),
    fc.uuid().map(nonce => ({ ...stamp, nonce })),
  );
  return fc.record({
    verb: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>(...verbs) }, oddValue),
    data: fc.tuple(inputs, stamped).map(([typed, fortnight]) => ({ ...data, ...typed, fortnight })),
  });
};
