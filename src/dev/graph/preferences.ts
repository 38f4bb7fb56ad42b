/** What a request's Prefer headers ask for. */
export interface Preferences {
  readonly immutableIds: boolean;
  readonly timeZone: string;
  readonly textBodies: boolean;
  readonly pageSize: number | null;
}

export function readPreferences(header: string | undefined): Preferences {
  const asked = header ?? '';
  const named = (name: string) => new RegExp(`${name}\\s*=\\s*"?([^",;]+)"?`, 'i').exec(asked)?.[1] ?? null;
  return {
    immutableIds: named('IdType')?.toLowerCase() === 'immutableid',
    timeZone: named('outlook\\.timezone') ?? 'UTC',
    textBodies: named('outlook\\.body-content-type')?.toLowerCase() === 'text',
    pageSize: Number(named('odata\\.maxpagesize')) || null,
  };
}
