const INVISIBLE = /[\u200b\u200e\u200f\u2060\ufeff]/g;

/** A cell as a person reads it: one line, no doubled, leading or trailing space, nothing invisible. */
export function cellText(raw: string | undefined): string {
  return (raw ?? '').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A cell quoted back in a fault, cut short. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
