/**
 * Every function between a report that was stored and the phone that buzzes. Lambda reserves executions for each, so that
 * no flood at a door (pledges, webhooks, pages) takes the last of the account's.
 */
export const alertLine: readonly string[] = [
  'reports/intake/relay-reports',
  'satgas/alerts/open-alert',
  'satgas/alerts/climb-ladder',
  'satgas/telling/notify-officers',
  'satgas/telling/relay-messages',
  'satgas/telling/send-messages',
];
