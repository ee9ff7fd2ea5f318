/** Logical ids that never change (infra/stateful.ts and test/infra/tables.test.ts hold them), by what they are. */
export const logicalIds = {
  pool: 'SignInPeople26B168CC',
  calendar: 'ReportsCalendar50601505',
  officers: 'SatgasOfficers89D0893F',
} as const;
