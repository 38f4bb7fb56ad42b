import type { z } from 'zod/v4';
import { cadenceFaults } from './cadence-faults.ts';
import { ladderFaults } from './ladder-faults.ts';
import { ImprovementModel } from './model.ts';
import type { ModelFault, ModelPath } from './model-fault.ts';
import { referenceFaults } from './reference-faults.ts';

const FAULTS_SHOWN = 50;

/** The model, when nothing is wrong with it; otherwise everything that is. Pure. */
export function checkModel(raw: unknown): { model: ImprovementModel } | { faults: readonly ModelFault[] } {
  const read = ImprovementModel.safeParse(raw, { reportInput: true });
  if (!read.success) return { faults: read.error.issues.flatMap(issueAsFaults).slice(0, FAULTS_SHOWN) };
  const model = read.data;
  const faults = [...ladderFaults(model), ...referenceFaults(model), ...cadenceFaults(model)];
  return faults.length > 0 ? { faults: faults.slice(0, FAULTS_SHOWN) } : { model };
}

type Issue = z.core.$ZodIssue;

/**
 * Of something that can be written in several ways: the faults of the one way that what is written has the fields of, where
 * it is one. The others would only say that it is not them.
 */
function meantWay({ errors, path }: z.core.$ZodIssueInvalidUnion): readonly Issue[] {
  const mayBeMeant = errors.filter(issues => issues.every(each => each.path.length > 0));
  const [only] = mayBeMeant;
  if (!only || mayBeMeant.length > 1) return [];
  return only.map(each => ({ ...each, path: [...path, ...each.path] }));
}

function issueAsFaults(issue: Issue): ModelFault[] {
  const meant = issue.code === 'invalid_union' ? meantWay(issue) : [];
  if (meant.length > 0) return meant.flatMap(issueAsFaults);
  const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      reason: `"${key}" is not something ${placeInWords(path)} can say`,
      mend: 'take it out, or look in the list of fields for how it is written',
    }));
  if (issue.code === 'invalid_value')
    return [
      {
        path,
        reason: `${nameOf(path)} is ${issue.input === undefined ? 'missing' : 'none of the words it can be'}`,
        mend: `${issue.input === undefined ? 'add it as' : 'use'} one of: ${issue.values.map(String).join(', ')}`,
      },
    ];
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [
      { path, reason: `${nameOf(path)} is missing`, mend: `add it; it is ${kindInWords(issue.expected)}` },
    ];
  if (issue.code === 'invalid_type')
    return [
      {
        path,
        reason: `${nameOf(path)} is not right: it must be ${kindInWords(issue.expected)}`,
        mend: `give ${nameOf(path)} such a value`,
      },
    ];
  return [
    { path, reason: `${nameOf(path)} ${startOf(issue.message)}`, mend: `give ${nameOf(path)} such a value` },
  ];
}

const nameOf = (path: ModelPath): string => {
  const key = path.at(-1);
  return typeof key === 'number'
    ? `number ${key + 1} of ${String(path.at(-2) ?? 'the list')}`
    : `"${key ?? 'the file'}"`;
};

const placeInWords = (path: ModelPath): string => (path.length === 0 ? 'a model' : nameOf(path));

/** Ours begin with "must"; the library's own, with a capital. */
const startOf = (message: string): string =>
  message.startsWith('must')
    ? message
    : `is not right: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};
const kindInWords = (expected: string): string => KINDS[expected] ?? expected;
