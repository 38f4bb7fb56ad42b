import { page } from './page.ts';

/** Says what the button does. Holds nothing of the document, the trust or the reader: a link scanner reads it too. */
export const READY_PAGE = page(
  'Your document is ready',
  `<p>It opens once, and only for a few minutes.</p>
<form method="post"><button type="submit">Open the document</button></form>`,
);

export const GONE_PAGE = page(
  'This link does not work any more',
  `<p>A link opens a document once, and only for a few minutes.</p>
<p>Press the button in Teams again for a new link.</p>`,
);

/** The empty address is that of the page itself, asked for with GET: it shows the button again. */
export const FAULT_PAGE = page(
  'Please try again',
  `<p>The document could not be opened just now. The link has not been used up.</p>
<p><a href="">Try again</a></p>`,
);

export const REFUSED_PAGE = page(
  'The document was not opened',
  `<p>This request did not come from the button on our page. The link has not been used up.</p>
<p><a href="">Go to the button</a></p>`,
);
