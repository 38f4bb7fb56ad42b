import type { Person } from './role.ts';

/** Where Outlook knows somebody: their account's own name, else whatever e-mail address is known; in lower case. */
export const addressOf = ({ upn, email }: Pick<Person, 'upn' | 'email'>): string | null =>
  (upn ?? email)?.toLowerCase() ?? null;
