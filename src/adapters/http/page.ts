import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; --ink: #242424; --paper: #ffffff; --press: #464eb8; --on-press: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f5f5f5; --paper: #1f1f1f; --press: #a3abff; --on-press: #1a1a1a; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 "Segoe UI", Arial, sans-serif; }
main { max-width: 32rem; margin: 0 auto; padding: 3rem 1.25rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.1875rem; line-height: 1.3; }
p, ul { margin: 0 0 1.25rem; }
ul { padding-left: 1.25rem; }
a { color: var(--press); }
form, details { margin: 0 0 0.75rem; }
summary { padding: 0.375rem 0; cursor: pointer; }
label { display: inline-block; min-width: 3rem; }
input { font: inherit; padding: 0.25rem 0.5rem; margin: 0 0.75rem 0.5rem 0; }
button {
  min-height: 3rem; padding: 0.625rem 1.5rem; border: 2px solid transparent; border-radius: 0.375rem;
  background: var(--press); color: var(--on-press); font: inherit; font-weight: 600; cursor: pointer;
}
button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
@media (max-width: 24rem) { main { padding-top: 2rem; } button { width: 100%; margin-bottom: 0.5rem; } }
`;

/** For our pages and the files alike: kept nowhere, found by no search, framed by nobody, and its address told to nobody. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
};

/** A page of ours: a title, and a body that is HTML already. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Fortnight</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}
