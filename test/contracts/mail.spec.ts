import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailDraft, MailRefused } from '#ports/mail.ts';
import { MAIL_WORLDS, type MailWorld, SENDER } from '#test/fixtures/mail-worlds.ts';

const draft = (change: Partial<MailDraft> = {}): MailDraft => ({
  to: { address: 'nora@governors.example', name: 'Nora Hill' },
  subject: 'Mill Lane Learning Trust: letter to Oakwood Primary School',
  body: 'Dear Nora Hill,\n\nAttached is the letter.',
  attachment: { name: 'letter.docx', mediaType: 'application/x-word', bytes: Buffer.from('words') },
  ...change,
});

describe.each(MAIL_WORLDS)('mail $name', ({ open }) => {
  let world: MailWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  it('goes as it was written, with what is attached', async () => {
    await world.mail.send(draft());
    expect(world.sent()).toEqual([
      {
        ...{ to: 'nora@governors.example', subject: draft().subject, body: draft().body },
        attached: { name: 'letter.docx', bytes: 5 },
      },
    ]);
  });

  it('goes without an attachment too', async () => {
    await world.mail.send(draft({ attachment: null }));
    expect(world.sent()).toMatchObject([{ attached: null }]);
  });

  it('is sent later where it surely was not sent', async () => {
    world.next('later');
    await expect(world.mail.send(draft())).rejects.toMatchObject({ name: 'MailLater', afterMs: 120_000 });
    expect(world.sent()).toEqual([]);
    await world.mail.send(draft());
    expect(world.sent()).toHaveLength(1);
  });

  it.each(['unknown', 'unknown-sent'] as const)(
    'is %s where nobody answered, and not repeated',
    async fate => {
      world.next(fate);
      await expect(world.mail.send(draft())).rejects.toMatchObject({ name: 'MailUnknown' });
      expect(world.sent()).toHaveLength(fate === 'unknown' ? 0 : 1);
    },
  );

  it.each(['forbidden', 'no-mailbox'] as const)('is refused: %s', async fate => {
    world.next(fate);
    await expect(world.mail.send(draft())).rejects.toEqual(new MailRefused(fate));
    expect(world.sent()).toEqual([]);
  });

  it('is refused with more than three megabytes', async () => {
    const bytes = new Uint8Array(3 * 1024 * 1024 + 1);
    const attachment = { name: 'large.docx', mediaType: 'x/y', bytes };
    await expect(world.mail.send(draft({ attachment }))).rejects.toMatchObject({ trouble: 'too-large' });
    const most = { ...attachment, bytes: bytes.slice(1) };
    await world.mail.send(draft({ attachment: most }));
    expect(world.sent()).toMatchObject([{ attached: { bytes: 3 * 1024 * 1024 } }]);
  });

  it('is of no tenant that is not known', () => {
    expect(world.mails.of(null)).toBeNull();
    expect(SENDER).toContain('@');
  });
});
