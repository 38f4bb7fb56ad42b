import type { School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';

/** The school that a card was loaded about. Throws when it is gone, which nothing here removes. */
export async function schoolOf({ schools }: Pick<TrustReads, 'schools'>, urn: string): Promise<School> {
  const school = await schools.find(urn);
  if (!school) throw new Error(`there is no school ${urn} any more`);
  return school;
}
