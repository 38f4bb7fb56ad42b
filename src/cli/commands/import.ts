import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { addImportHubs } from './import-hubs.ts';
import { addImportPeople } from './import-people.ts';
import { addImportRecord } from './import-record.ts';
import { addImportSchools } from './import-schools.ts';
import { addImportTerms } from './import-terms.ts';

export function register(program: Command, context: CommandContext): void {
  const parent = program
    .command('import')
    .description(
      'bring in schools, hubs, people, term dates and what decides what schools are owed, from files',
    );
  addImportSchools(parent, context);
  addImportHubs(parent, context);
  addImportPeople(parent, context);
  addImportTerms(parent, context);
  addImportRecord(parent, context);
}
