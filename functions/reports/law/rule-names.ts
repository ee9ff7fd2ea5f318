/** Every deadline that can be changed without a release: those of deadline-rules.json, as a form names them. */
export const ruleNames = [
  'report-after-known:pilkada',
  'report-after-known:pemilu',
  'set-finding',
  'complete-lead',
  'check-completeness',
  'reporter-completes',
  'verify',
  'refer',
  'bawaslu-study',
  'bawaslu-decides:pilkada',
  'bawaslu-decides:pemilu',
  'referral-followed-up',
  'sanction-carried-out',
  'close',
] as const;
