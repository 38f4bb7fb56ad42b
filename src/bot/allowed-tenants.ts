import { NotSaved, type Store } from '#ports/store.ts';

/**
 * Which tenants are served: those listed, or, when none is, those of the imported trusts. A store that does not
 * answer lets the activity through to the handler, which finds no trust either and says that it cannot reach its
 * records: the person hears the truth instead of "your organisation is not served".
 */
export function allowedTenants(
  store: Store,
  listed: readonly string[],
): (tenantId: string) => Promise<boolean> {
  const allowed = new Set(listed);
  return async tenantId => {
    if (allowed.size > 0) return allowed.has(tenantId);
    try {
      return (await store.trusts.byTenant(tenantId)) !== null;
    } catch (error) {
      if (error instanceof NotSaved) return true;
      throw error;
    }
  };
}
