import type { Officer } from './officer.ts';

/** What the form begins with for somebody of the register: never a phone or a mailbox. */
export const valuesOf = (officer: Officer): Record<string, string> => {
  const { region, officerId, rung, name, unit = '', active } = officer;
  return { region, officerId, rung, name, unit, active: active ? 'yes' : 'no' };
};
