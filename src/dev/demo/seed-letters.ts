import type { TrustWrites } from '#ports/store.ts';

/** Somebody who has no account in Teams, so that the demo's Outlook has a mail to show. */
const CLERK = { id: 'demo-clerk', name: 'Rosa Lind', email: 'rosa.lind@governors.example' };
const SCHOOL = '900001';

/** Who signs the demo's letters, and a clerk who gets theirs by e-mail. Done before, it changes nothing. */
export async function seedLetters(trust: TrustWrites): Promise<void> {
  const { signatoryId } = await trust.letters.settings();
  if (signatoryId !== null) return;
  const [deputy] = await trust.people.withRole('deputy-ceo');
  await trust.people.save({
    ...{ ...CLERK, objectId: null, upn: null },
    appointments: [{ role: 'clerk', scope: { kind: 'school', urn: SCHOOL } }],
  });
  await trust.letters.saveSettings({
    ...{ signatoryId: deputy?.id ?? null, signedAs: 'Deputy Chief Executive' },
    ...{
      address: ['Mill Lane House', 'Millbridge'],
      closing: 'Thank you for all that you and your team do.',
    },
  });
}
