import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { CardContractError, loadCards } from '#cards-kit/load-cards.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder of card folders, each with the index given. */
function folderOf(cards: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-cards-'));
  folders.push(folder);
  for (const [name, index] of Object.entries(cards)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.ts'), index);
  }
  return folder;
}

const card = (name: string, parts = '') =>
  `export default { name: '${name}', template: { body: [] }, actions: [], ${parts} };`;

describe('the cards', () => {
  it('of this project are found by folder', async () => {
    const cards = await loadCards(fileURLToPath(new URL('../../cards', import.meta.url)));
    expect([...cards.keys()]).toEqual(
      expect.arrayContaining(['help', 'refusal', 'school-status', 'sit-agenda']),
    );
  });

  it('are found without being listed anywhere: a folder is enough', async () => {
    expect([...(await loadCards(folderOf({ 'a-card': card('a-card') }))).keys()]).toEqual(['a-card']);
  });

  it('are not loaded when one breaks the contract; every fault of every folder is named', async () => {
    const folder = folderOf({
      poll: card('vote'),
      Poll2: card('Poll2'),
      nothing: 'export const card = 1;',
      verbs: `export default { name: 'verbs',
        template: { body: [{ type: 'Action.Execute', verb: 'verbs.gone' }, { type: 'Input.Text', id: 'fortnight' }] },
        actions: [{ name: 'vote', kind: 'append' }, { name: 'vote', kind: 'append' }] };`,
    });
    const refused = await loadCards(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CardContractError);
    const named = String(refused).split('\n').slice(1);
    expect(named).toEqual([
      '  - cards/Poll2: its name must be kebab-case',
      '  - cards/nothing/index.ts has no default export; export default defineCard({ … })',
      '  - cards/poll: its name is "vote"; it must be the folder\'s',
      '  - cards/verbs: the action "vote" is there twice',
      '  - cards/verbs: it changes its subject and has no `hold`',
      '  - cards/verbs: it changes its subject and has no `facts` for the audit',
      '  - cards/verbs: no button of the template has the verb "verbs.vote"',
      '  - cards/verbs: no button of the template has the verb "verbs.vote"',
      '  - cards/verbs: the template\'s verb "verbs.gone" has no action',
      '  - cards/verbs: an input may not be called "fortnight"',
    ]);
  });
});
