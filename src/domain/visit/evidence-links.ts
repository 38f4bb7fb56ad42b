const MOST = 10;
const LONGEST = 300;

/** The addresses of evidence somebody typed, one a line; or what is wrong with them, in a sentence. */
export function readLinks(typed: string): { readonly links: string[] } | { readonly fault: string } {
  const links = linesOf(typed);
  if (links.length > MOST) return { fault: `Please keep to ${MOST} links.` };
  const wrong = links.find(link => webAddress(link) === null);
  if (wrong !== undefined)
    return { fault: `“${wrong}” is no link that can be opened: one begins with https:// and has no spaces.` };
  return { links };
}

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** The address as it may be opened; null for anything but https, and for one with a name and password in it. */
export function webAddress(link: string): string | null {
  if (link.length > LONGEST || /\s/.test(link) || !/^https:\/\//i.test(link)) return null;
  try {
    const { protocol, username, password, hostname, href } = new URL(link);
    const isPlain = protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
    return isPlain && href.length <= LONGEST ? href : null;
  } catch {
    return null;
  }
}

/** A host no longer than this is shown whole; of a longer one the end, which says whose it is. */
const HOST_SHOWN = 50;

/** An address as it is read before it is opened: the host that is really asked, whatever was typed, and the way there. */
export function addressInWords(address: string): string {
  const { host, href, origin } = new URL(address);
  const shown = host.length > HOST_SHOWN ? `…${host.slice(1 - HOST_SHOWN)}` : host;
  return `${shown}${href.slice(origin.length)}`.replace(/\/$/, '');
}
