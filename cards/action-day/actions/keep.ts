import { answering } from './answer.ts';

export const keep = answering('keep', 'kept');
