/** Outlook keeps a body as HTML whatever it was given as. */
export function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<html><body><div>${escaped.replaceAll('\n', '<br>')}</div></body></html>`;
}

/** The words of such a body, for who prefers text. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<br>|<\/div>(?=<)/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trimEnd();
}

export function joinUrlOf(iCalUId: string): string {
  return `https://teams.microsoft.com/l/meetup-join/${iCalUId}`;
}

/** What Teams puts under the words: without it in the body, the event is no online meeting any more. */
export function withJoinLink(html: string, iCalUId: string): string {
  const link = `<div>${'_'.repeat(80)}</div><div><a href="${joinUrlOf(iCalUId)}">Join the meeting now</a></div>`;
  return html.replace('</body>', `${link}</body>`);
}
