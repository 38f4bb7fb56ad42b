/** What `Retry-After` asks for, in milliseconds; null when it is not there or cannot be read. */
export function retryAfterMs(headers: Headers): number | null {
  const given = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1000;
  // A date is measured by the server's own clock, so that ours does not matter.
  const milliseconds = httpDate(given) - httpDate(headers.get('date') ?? '');
  return Number.isNaN(milliseconds) ? null : Math.max(milliseconds, 0);
}

/** Milliseconds, or NaN: Date.parse alone would take "-5" for a year. */
function httpDate(text: string): number {
  return text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
}
