import { countInWords } from '#domain/time/words.ts';
import type { PlacedFault } from '#ports/model-files.ts';
import { Refusal } from './refusal.ts';

/** Every fault of a model's file by line and path, each with how to mend it. `then`: what came of it. */
export function modelRefused(file: string, faults: readonly PlacedFault[], then = ''): Refusal {
  const heading = `${file} has ${countInWords(faults.length, 'fault')}${then}:`;
  return new Refusal([heading, ...faults.map(faultInWords)].join('\n'));
}

function faultInWords({ line, path, reason, mend }: PlacedFault): string {
  const where = path
    .map(key => (typeof key === 'number' ? `[${key + 1}]` : key))
    .join('.')
    .replaceAll('.[', '[');
  return `  line ${line}${where ? `, ${where}` : ''}: ${reason}. To mend it: ${mend}.`;
}
