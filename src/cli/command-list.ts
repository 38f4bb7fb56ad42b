import type { Register } from './command-context.ts';
import { register as audit } from './commands/audit.ts';
import { register as calendar } from './commands/calendar.ts';
import { register as coaching } from './commands/coaching.ts';
import { register as db } from './commands/db.ts';
import { register as deliveries } from './commands/deliveries.ts';
import { register as hubs } from './commands/hubs.ts';
import { register as imports } from './commands/import.ts';
import { register as letters } from './commands/letters.ts';
import { register as model } from './commands/model.ts';
import { register as people } from './commands/people.ts';
import { register as person } from './commands/person.ts';
import { register as plan } from './commands/plan.ts';
import { register as quietHours } from './commands/quiet-hours.ts';
import { register as retention } from './commands/retention.ts';
import { register as schools } from './commands/schools.ts';
import { register as series } from './commands/series.ts';
import { register as terms } from './commands/terms.ts';
import { register as trusts } from './commands/trusts.ts';

/** Every command, in the order --help shows them. A new one is a file in commands/ and a line here. */
export const COMMANDS: readonly Register[] = [
  imports,
  trusts,
  schools,
  hubs,
  model,
  people,
  person,
  plan,
  terms,
  quietHours,
  series,
  letters,
  coaching,
  calendar,
  deliveries,
  audit,
  retention,
  db,
];
