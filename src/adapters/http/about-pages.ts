import { periodInWords, RETENTION, RETENTION_KINDS } from '#domain/retention/retention.ts';
import { page } from './page.ts';

/** What the store holds about people, and for how long: to be read again whenever prisma/schema.prisma changes. */
export const PRIVACY_PAGE = page(
  'Privacy',
  `<p>Fortnight helps a multi-academy trust with its school improvement meetings, inside Microsoft Teams. It is run by
your trust, or for it. <strong>Your trust is the controller</strong> of what is held here: ask your trust to see it, to
put it right or to delete it.</p>
<h2>What Fortnight holds about people</h2>
<ul>
<li>Your name, your e-mail address, your Microsoft account’s identifier and your roles, as your trust entered them.</li>
<li>Which meetings you belong to, whether you were there, and apologies you sent, with the reason if you gave one.</li>
<li>What you put on an agenda, flagged or recorded; decisions; and the actions you undertook. Any of these may speak of
other people.</li>
<li>Which chats and channels Fortnight is in, and which messages it sent there.</li>
<li>A record of who changed what, and when.</li>
</ul>
<h2>What it does not hold</h2>
<p>It reads no messages in Teams but those typed to it, and what is pressed on its cards. It follows nobody from site to site, and
these pages set no cookies. Its log and its measurements hold no names and nothing people wrote.</p>
<h2>Where it is, and who reads it</h2>
<p>It lies in the database of whoever runs Fortnight for your trust, and in your trust’s Microsoft Teams as the messages
that Fortnight sent. Fortnight sends it nowhere else. Members read their meetings; what is confidential goes only to those
who may read it.</p>
<h2>How long it is kept</h2>
<p>Each kind of record has its time, after which it is deleted by itself. Usually, unless your trust has chosen another:</p>
<ul>
${RETENTION_KINDS.map(kind => `<li>${RETENTION[kind].what}: ${periodInWords(RETENTION[kind].usual)}</li>`).join('\n')}
</ul>
<p>The record of who changed what stays, and knows people by number. What names a person lies under a key of that person’s
own; when your trust has you forgotten, the key is destroyed, and the number names nobody.</p>`,
);

export const TERMS_PAGE = page(
  'Terms of use',
  `<p>Fortnight is for the people of the trust that runs it, for their work. Your trust decides who may use it and for
what, and its own rules hold here as they do elsewhere.</p>
<h2>A child at risk</h2>
<p>Do not report a child at risk here: a message may not be read in time. Ring your safeguarding lead at once, and in an
emergency 999.</p>
<h2>What you write</h2>
<p>Others read it, and the people it is about may ask to. Write it as you would write minutes.</p>
<h2>What you may expect</h2>
<p>Minutes are what people recorded, and school facts are what the register held when it was last imported: check what
matters before you act on it. Fortnight is free software under the MIT licence, which gives no warranty.</p>
<p><a href="privacy">What Fortnight holds about people</a></p>`,
);
