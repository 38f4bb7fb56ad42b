import { describe, expect, it } from 'vitest';
import type { Trust } from '#domain/trust/trust.ts';
import type { Trusts } from '#ports/store.ts';
import { trustToImport } from '#workflows/trust-to-import.ts';

const A = 'aaaaaaaa-0000-4000-8000-000000000000';
const B = 'bbbbbbbb-0000-4000-8000-000000000000';
const trust = (uid: string, tenantId: string | null): Trust => ({
  id: `t-${uid}`,
  uid,
  name: `Trust ${uid}`,
  tenantId,
  isDemo: false,
  safeguardingContact: null,
});

function deciding(
  here: readonly Trust[],
  uid: string,
  givenTenant: string | null,
  configuredTenant: string | null = null,
) {
  const trusts: Pick<Trusts, 'list'> = { list: async () => [...here] };
  return trustToImport(trusts, { uid, givenTenant, configuredTenant });
}

describe('the tenant of a trust', () => {
  it('of the first trust is the one given, else the configured one, else not known yet', async () => {
    expect(await deciding([], '1', A.toUpperCase(), B)).toEqual({ existing: null, tenantId: A });
    expect(await deciding([], '1', null, B)).toEqual({ existing: null, tenantId: B });
    expect(await deciding([], '1', null)).toEqual({ existing: null, tenantId: null });
  });

  it('is filled in by a later import when it was not known', async () => {
    expect(await deciding([trust('1', null)], '1', null, A)).toMatchObject({ tenantId: A });
    expect(await deciding([trust('1', null), trust('2', B)], '1', A)).toMatchObject({ tenantId: A });
    // With several trusts the configured tenant could be either's.
    expect(await deciding([trust('1', null), trust('2', B)], '1', null, A)).toMatchObject({ tenantId: null });
  });

  it('stays what it is', async () => {
    expect(await deciding([trust('1', A)], '1', null, B)).toMatchObject({ tenantId: A });
    expect(await deciding([trust('1', A)], '1', A)).toMatchObject({ tenantId: A });
    await expect(deciding([trust('1', A)], '1', B)).rejects.toThrow(/belongs to tenant aaaaaaaa/);
  });

  it('of a second trust must be given, and be its own', async () => {
    await expect(deciding([trust('1', A)], '2', null, B)).rejects.toThrow(/give its id with --tenant GUID/);
    await expect(deciding([trust('1', A)], '2', A)).rejects.toThrow(/already belongs to trust 1 Trust 1/);
    expect(await deciding([trust('1', A)], '2', B)).toEqual({ existing: null, tenantId: B });
  });

  it('is asked for by no trust beside the demo’s, which has its folder to itself', async () => {
    const demo = { ...trust('90000', A), isDemo: true };
    const refused =
      "The data here is the demo's (Trust 90000). Set DATA_DIR to another folder: DATA_DIR=./ours npm run -s fortnight -- import schools FILE --trust 2";
    await expect(deciding([demo], '2', null)).rejects.toThrow(refused);
    await expect(deciding([demo], '2', B)).rejects.toThrow(refused);
    await expect(deciding([demo, trust('2', B)], '2', null)).rejects.toThrow(refused);
    expect(await deciding([demo], '90000', null)).toEqual({ existing: demo, tenantId: A });
  });
});
