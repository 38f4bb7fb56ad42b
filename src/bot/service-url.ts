const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a URL names this machine, by one of the three names we accept for it. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.has(url.hostname);
}

/**
 * Whether the bot may call back to this service URL. Everything that is sent goes where the activity said, with the
 * bot's own token on it: so only https, and plain http for this machine alone (the demo and the tests).
 * `loopbackOnly` is the demo, where no signed claim vouches for the URL.
 */
export function isServiceUrl(text: string, { loopbackOnly = false } = {}): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  if (isLoopback(url)) return url.protocol === 'http:' || url.protocol === 'https:';
  return url.protocol === 'https:' && !loopbackOnly;
}

/** One spelling for one address: Teams writes it with and without its last slash, and a host's case means nothing. */
export function spelledServiceUrl(text: string): string {
  return (URL.parse(text)?.href ?? text).replace(/\/+$/, '');
}

export function sameServiceUrl(one: string, other: string): boolean {
  return spelledServiceUrl(one) === spelledServiceUrl(other);
}
