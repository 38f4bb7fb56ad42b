import { expect, it } from 'vitest';
import { trustNameFrom } from '#domain/trust/trust-name.ts';

it.each([
  ['LEIGH ACADEMIES TRUST', 'Leigh Academies Trust'],
  ['THE DIOCESE OF ELY MULTI-ACADEMY TRUST', 'The Diocese of Ely Multi-Academy Trust'],
  ["ST PETER'S AND O'NEILL LTD", "St Peter's and O'Neill Ltd"],
  ['GLF SCHOOLS', 'GLF Schools'],
  ['BDMAT', 'BDMAT'],
  ['E-ACT', 'E-ACT'],
  ['ASHTON-UNDER-LYNE CE MAT (NORTH)', 'Ashton-under-Lyne CE MAT (North)'],
  ['REAch2 Academy Trust', 'REAch2 Academy Trust'],
  ['  OAK   TREES ', 'Oak Trees'],
])('%j becomes %j', (register, name) => {
  expect(trustNameFrom(register)).toBe(name);
});
