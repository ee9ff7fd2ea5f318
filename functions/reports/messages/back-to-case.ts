import type { Answer } from '../../../shared/http/answer.ts';
import type { Request } from '../../../shared/http/request.ts';

/** Where a form leads once it is kept: to the case, so that loading again sends nothing again. */
export const backToCase = (request: Request): Answer => ({
  status: 303,
  headers: { location: `${request.base}/v1/cases/${request.params['caseKey']}?done=1` },
});

/** The same, as the OpenAPI document tells it. */
export const backToCaseAnswer = {
  description: 'From a form: back to the case',
  headers: { location: 'The case' },
};
