/** The same as long as nothing of this has changed: 32 hexadecimal digits. */
export async function fingerprintOf(plain: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(plain));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 32);
}
