/** Where a form leads once it is stored: to the case, so that loading again sends nothing again. */
export const backToCase = ({ base }: { base: string }, caseKey: string) => ({
  status: 303 as const,
  headers: { location: `${base}/v1/cases/${caseKey}?done=1` },
});

/** The same, as the OpenAPI document tells it. */
export const backToCaseAnswer = {
  description: 'From a form: back to the case',
  headers: { location: 'The case' },
} as const;
