import { randomBytes } from 'node:crypto';
import { hashOfToken } from '#bot/document-desk.ts';
import type { NewDocumentAddress } from '#ports/document-address.ts';

const SECRET_BYTES = 32;

/** Addresses under the bot's public URL; null where it has none. */
export function documentAddresses(publicUrl: string | null): NewDocumentAddress | null {
  if (publicUrl === null) return null;
  const root = publicUrl.replace(/\/+$/, '');
  return trustId => {
    const token = randomBytes(SECRET_BYTES).toString('base64url');
    return {
      url: `${root}/documents/${encodeURIComponent(trustId)}/${token}`,
      tokenHash: hashOfToken(token),
    };
  };
}
