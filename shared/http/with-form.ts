import { Refusal } from '../refusal.ts';
import type { Filled } from '../page/fields.tsx';
import type { Answer } from './answer.ts';
import { readForm } from './body.ts';
import type { HttpUseCase } from './http-handler.ts';

/** Shows people a refused form again, as they left it, with what is wrong; programs get the problem. */
export const withForm =
  (useCase: HttpUseCase, formPage: (filled: Filled) => NonNullable<Answer['page']>): HttpUseCase =>
  async (request) => {
    try {
      return await useCase(request);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid-fields' || !request.wantsHtml)
        throw error;
      const filled = { values: readForm(request.body), errors: error.errors };
      return { status: 422, page: formPage(filled) };
    }
  };
